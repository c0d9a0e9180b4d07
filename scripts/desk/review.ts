import {termOfText} from '../glossary/index.ts'
import type {Repository} from '../machine/index.ts'
import {diffLines} from './diff-lines.ts'
import type {Change, ReviewAnswer, Status} from './protocol.ts'
import {readStored, type Shelf} from './shelf.ts'

/**
 * List the terms that differ from a revision.
 *
 * @throws {UsageError} when there is no such revision.
 */
export async function reviewOf(shelf: Shelf, repository: Repository, base: string): Promise<ReviewAnswer> {
  const folder = `${shelf.manuscript.config.glossary}/terms`
  const paths = (await repository.changedSince(base, folder)).filter((path) => /\.ya?ml$/.test(path))
  const changes: Change[] = []
  for (const path of paths) {
    const before = await repository.textAt(base, path)
    const id = path.slice(path.lastIndexOf('/') + 1).replace(/\.ya?ml$/, '')
    const stored = await readStored(shelf, id)
    changes.push(changeOf(id, before ?? '', {path, after: stored?.text ?? ''}))
  }
  return {base, changes}
}

function changeOf(id: string, before: string, {path, after}: {path: string; after: string}): Change {
  const [old, now] = [termOfText(path, before).langs, termOfText(path, after).langs]
  const languages = [...new Set([...Object.keys(now), ...Object.keys(old)])]
  return {
    id,
    kind: before === '' ? 'added' : after === '' ? 'removed' : 'changed',
    diff: diffLines(before, after).filter(({text}, _, all) => all.length > 1 || text !== ''),
    languages: languages.filter((language) => JSON.stringify(old[language]) !== JSON.stringify(now[language])),
    statuses: Object.fromEntries(languages.map((name): [string, Status] => [name, now[name]?.status ?? 'missing']))
  }
}
