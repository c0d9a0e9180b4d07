/** What the commands on a glossary read. */
import type {Term} from '../apparatus.ts'
import type {Manuscript} from '../book.ts'
import {UsageError} from '../diagnostics.ts'
import {countUses, prepareBook, projectLanguages, statesOf, termOfText} from '../glossary/index.ts'
import type {BookText, TermState} from '../glossary/index.ts'
import {editionsOf, load} from '../load/index.ts'
import {findRepository} from '../machine/index.ts'
import type {Repository} from '../machine/index.ts'
import {parse} from '../parse/index.ts'

export type GlossaryBook = {root: string; manuscript: Manuscript; languages: string[]}

/** Read a book with its glossary. */
export async function readGlossaryBook(root: string): Promise<GlossaryBook> {
  const manuscript = parse(await load(root))
  const {config, glossary} = manuscript
  const own = Object.values(config.editions).map(({language}) => language ?? config.language)
  return {root: manuscript.root, manuscript, languages: projectLanguages(glossary, [config.language, ...own])}
}

/** Tell the state of each term, which takes its uses. */
export function readStates({manuscript, languages}: GlossaryBook): {text: BookText; states: TermState[]} {
  const editions = editionsOf(manuscript.config, [], [])
  const text = prepareBook(manuscript, editions)
  const named = Object.fromEntries(editions.map(({name, language}) => [name, language]))
  return {text, states: statesOf(manuscript.glossary, {languages, uses: countUses(text), editions: named})}
}

/** @throws {UsageError} where the book is in no repository. */
export async function repositoryOf({root}: GlossaryBook): Promise<Repository> {
  const repository = await findRepository(root)
  if (repository) return repository
  throw new UsageError('Cannot compare with a revision outside of a repository, expected a book under git', {
    ruleId: 'no-repository'
  })
}

/** The terms whose files differ from a revision, before and after. */
export async function changesSince(
  {manuscript}: GlossaryBook,
  repository: Repository,
  base: string
): Promise<{path: string; before?: Term; after?: Term}[]> {
  const folder = `${manuscript.config.glossary}/terms`
  const known = new Map(manuscript.glossary.map((term) => [term.file.path, term]))
  const paths = (await repository.changedSince(base, folder)).filter((path) => /\.ya?ml$/.test(path))
  return await Promise.all(
    paths.map(async (path) => {
      const text = await repository.textAt(base, path)
      const after = known.get(path)
      return {path, ...(text === undefined ? {} : {before: termOfText(path, text)}), ...(after ? {after} : {})}
    })
  )
}
