/** A book and its glossary in memory, as they are on disk. */
import {createHash} from 'node:crypto'
import type {VFile} from 'vfile'
import type {GlossaryEntry, Identifier} from '../apparatus.ts'
import type {Manuscript} from '../book.ts'
import {applyChanges, countUses, prepareBook, readTermData, statesOf, termOfText} from '../glossary/index.ts'
import type {BookText, TermData, TermState} from '../glossary/index.ts'
import type {Edition} from '../load/config.ts'
import {editionsOf, load, readTermFile} from '../load/index.ts'
import {createProcessor, parse, parseTerm} from '../parse/index.ts'
import type {MarkdownProcessor} from '../parse/index.ts'

/** A term's file as it was read. */
export type StoredTerm = {path: string; text: string; revision: string; data: TermData; file: VFile}

export type Shelf = {
  root: string
  manuscript: Manuscript
  processor: MarkdownProcessor
  editions: readonly Edition[]
  text: BookText
  /** Of the glossary, in the order of its files; then those of editions that no file has. */
  languages: readonly string[]
  states: ReadonlyMap<Identifier, TermState>
  /** Largest count of an edition. */
  uses: ReadonlyMap<Identifier, number>
}

/** Read a book, and prepare what is asked of it all the time. Takes as long as a part of a build. */
export async function readShelf(root: string): Promise<Shelf> {
  const sources = await load(root)
  const manuscript = parse(sources)
  const editions = oneEachWay(editionsOf(manuscript.config, [], []))
  const chapters = new Map(manuscript.chapters.map(({file, id}) => [file.path, id]))
  const text = prepareBook(manuscript, editions)
  const languages = languagesOf(manuscript.glossary, [
    manuscript.config.language,
    ...editions.map(({language}) => language)
  ])
  const processor = createProcessor({chapters})
  return {root: sources.root, manuscript, processor, editions, text, languages, ...countsOf(text, languages)}
}

/** Take in a term's file as it is now, in a moment. */
export function withTerm(shelf: Shelf, {path, text}: Pick<StoredTerm, 'path' | 'text'>): Shelf {
  const read = termOfText(path, text)
  const before = shelf.manuscript.glossary.find(({identifier}) => identifier === read.identifier)
  const overlays = before?.overlays ? {overlays: before.overlays} : {}
  const after = parseTerm({...read, ...overlays}, shelf.processor)
  const changed = applyChanges(shelf.text, [{...(before ? {before} : {}), after}])
  return {...shelf, manuscript: changed.manuscript, text: changed, ...countsOf(changed, shelf.languages)}
}

function countsOf(text: BookText, languages: readonly string[]): Pick<Shelf, 'states' | 'uses'> {
  const counts = countUses(text)
  const editions = Object.fromEntries(text.editions.map(({edition: {name, language}}) => [name, language]))
  const states = statesOf(text.manuscript.glossary, {languages, uses: counts, editions})
  const uses = new Map<Identifier, number>()
  for (const edition of Object.values(counts)) {
    for (const [id, count] of Object.entries(edition)) uses.set(id, Math.max(count, uses.get(id) ?? 0))
  }
  return {states: new Map(states.map((state) => [state.identifier, state])), uses}
}

/** Editions that print the same words in the same way differ in nothing that a term can change. */
function oneEachWay(editions: readonly Edition[]): Edition[] {
  const seen = new Set<string>()
  return editions.filter((edition) => {
    const {language, chapters, terms, name} = edition
    const key = JSON.stringify([language, chapters, terms, edition.label ?? name])
    return !seen.has(key) && seen.add(key).has(key)
  })
}

/** The order that most files have is the project's; languages of editions that no file has stand last. */
function languagesOf(glossary: readonly GlossaryEntry[], own: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const {langs} of glossary) {
    const order = Object.keys(langs).join(' ')
    counts.set(order, (counts.get(order) ?? 0) + 1)
  }
  const [usual] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  const named = [...(usual?.[0].split(' ') ?? []), ...glossary.flatMap(({langs}) => Object.keys(langs)), ...own, 'en']
  return [...new Set(named)].filter((name) => name !== '')
}

/** Where the file of a term is, or would be. */
export function pathOf({manuscript}: Shelf, id: Identifier): string {
  const known = manuscript.glossary.find(({identifier}) => identifier === id)
  return known?.file.path ?? `${manuscript.config.glossary}/terms/${id}.yaml`
}

/** Read a term's file as it is on disk now; nothing where there is none, or it cannot be edited by fields. */
export async function readStored(shelf: Shelf, id: Identifier): Promise<StoredTerm | undefined> {
  const path = pathOf(shelf, id)
  const file = await readTermFile(shelf.root, path)
  const data = file && readTermData(String(file))
  if (!file || !data) return undefined
  return {path, text: String(file), revision: revisionOf(String(file)), data, file}
}

/** Name the state of a file's text. */
export function revisionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 20)
}
