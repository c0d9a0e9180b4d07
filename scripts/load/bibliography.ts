/** Files of works → what a book can cite. */
import {lstatSync} from 'node:fs'
import {VFile} from 'vfile'
import type {Bibliography, Work} from '../apparatus.ts'
import {reportError} from '../diagnostics.ts'
import {formatWorks} from './format-works.ts'
import {readBibtex} from './read-bibtex.ts'
import {bookPath} from './read-contained.ts'
import {readText, type BookFolders} from './read-text.ts'
import {work, worksFile, type WorkItem} from './work-schema.ts'
import {readYaml} from './yaml.ts'

/** Largest file of works, in bytes. */
const sizeLimit = 4_194_304

type Entry = {item: WorkItem; file: VFile; place?: Work['place']}

/**
 * Read the works that a book can cite, and write each as a bibliography lists it.
 *
 * @param paths Absolute; those that do not exist are left out.
 * @returns `undefined` where there is no such file.
 *   Reports what `readText` and `readYaml` do, `duplicate-work-id`, `invalid-bibtex` (errors).
 */
export async function loadBibliography(
  folders: BookFolders,
  paths: readonly string[]
): Promise<Bibliography | undefined> {
  const files: VFile[] = []
  const entries: Entry[] = []
  for (const path of paths.filter((name) => lstatSync(name, {throwIfNoEntry: false}))) {
    const file = new VFile({path: bookPath(folders.root, path)})
    files.push(file)
    if (!(await readText(file, folders, {path, limit: sizeLimit}))) continue
    entries.push(...(path.endsWith('.bib') ? await bibtexEntries(file) : yamlEntries(file)))
  }
  if (files.length === 0) return undefined
  const unique = withoutDuplicates(entries)
  const texts = await formatWorks(unique.map(({item}) => item))
  return {
    files,
    works: unique.map(({item: {id, title}, file, place}) => ({
      ...{identifier: id, text: texts.get(id) ?? title, file},
      ...(place ? {place} : {})
    }))
  }
}

/** JSON is YAML, too. */
function yamlEntries(file: VFile): Entry[] {
  const {value = [], placeOf} = readYaml(file, worksFile)
  return value.map((item, index) => {
    const place = placeOf([index, 'id'])
    return {item, file, ...(place ? {place} : {})}
  })
}

async function bibtexEntries(file: VFile): Promise<Entry[]> {
  const text = String(file)
  const result = await readBibtex(text)
  if (!('items' in result)) {
    const {reason, line, column} = result
    reportInvalid(file, reason, line === undefined ? undefined : {line, column: column ?? 1})
    return []
  }
  return result.items.flatMap((found): Entry[] => {
    const place = placeOfKey(text, keyOf(found))
    const parsed = work.safeParse(found)
    if (parsed.success) return [{item: parsed.data, file, ...(place ? {place} : {})}]
    const [issue] = parsed.error.issues
    reportInvalid(file, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`, place)
    return []
  })
}

function keyOf(found: unknown): string {
  return typeof found === 'object' && found !== null && 'id' in found ? String(found.id) : ''
}

function placeOfKey(text: string, key: string): Work['place'] {
  const match = [...text.matchAll(/@\w+\s*[{(]\s*([^,\s]+)/g)].find(([, id]) => id === key)
  if (!match) return undefined
  const offset = match.index + match[0].length - key.length
  const before = text.slice(0, offset).split('\n')
  const start = {line: before.length, column: (before.at(-1) ?? '').length + 1, offset}
  return {start, end: {line: start.line, column: start.column + key.length, offset: offset + key.length}}
}

function reportInvalid(file: VFile, why: string, place: Parameters<typeof reportError>[1]['place']): void {
  reportError(file, {
    source: 'load',
    ruleId: 'invalid-bibtex',
    reason: `Cannot read BibTeX: ${why}`,
    place,
    values: {why}
  })
}

/** Citations find a work by its id: the first of two stays. */
function withoutDuplicates(entries: readonly Entry[]): Entry[] {
  const first = new Map<string, Entry>()
  for (const entry of entries) {
    const {id} = entry.item
    const earlier = first.get(id)
    if (!earlier) {
      first.set(id, entry)
      continue
    }
    const [path, line] = [earlier.file.path, earlier.place?.start.line ?? 0]
    reportError(entry.file, {
      source: 'load',
      ruleId: 'duplicate-work-id',
      reason: `Unexpected second work \`${id}\`, expected each id once, the first is in ${path}, line ${line}`,
      place: entry.place,
      values: {id, file: path, line}
    })
  }
  return [...first.values()]
}
