import type {Nodes} from 'mdast'
import type {Term} from '../apparatus.ts'
import type {Book, Manuscript, TargetKind} from '../book.ts'
import type {IndexEntry} from '../mdast-apparatus.ts'

/** What a book holds, by name, in the order of a report. */
export type Counts = Readonly<Record<CountName, number>>

export type CountName =
  | 'han'
  | 'chapters'
  | 'body'
  | 'sections'
  | 'figures'
  | 'tables'
  | 'listings'
  | 'equations'
  | 'notes'
  | 'editorNotes'
  | 'works'
  | 'terms'
  | 'completeTerms'
  | 'printedTerms'
  | 'events'
  | 'eventSources'
  | 'indexEntries'
  | 'editions'

/** Text that is no prose. */
const opaque: ReadonlySet<string> = new Set(['code', 'inlineCode', 'math', 'inlineMath', 'html'])

/**
 * Count what an edition holds, and the manuscript behind it.
 *
 * @param book As `enrich` gives it: `han` counts the prose of the author's chapters, captions and notes, no code and nothing generated.
 */
export function countBook(manuscript: Manuscript, book: Book): Counts {
  const own = book.chapters.filter(({generated}) => generated === undefined)
  const kinds = new Map<TargetKind, number>()
  for (const {kind} of new Set(book.targets.values())) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  const trees = [...own.map(({tree}) => tree), ...book.notes.flatMap(({children}) => children)]
  const events = manuscript.annals?.events ?? []
  return {
    han: trees.reduce((sum, tree) => sum + hanIn(tree), 0),
    chapters: own.length,
    body: own.filter(({division}) => division === 'bodymatter').length,
    sections: kinds.get('section') ?? 0,
    figures: (kinds.get('figure') ?? 0) + (events.length > 0 ? 1 : 0),
    tables: kinds.get('table') ?? 0,
    listings: kinds.get('listing') ?? 0,
    equations: kinds.get('equation') ?? 0,
    notes: book.notes.length,
    editorNotes: book.notes.filter((note) => note.class === 'editor').length,
    works: listedWorks(book),
    terms: manuscript.glossary.length,
    completeTerms: manuscript.glossary.filter((term) => isComplete(term, languagesOf(manuscript))).length,
    printedTerms: book.terms.size,
    events: events.length,
    eventSources: events.reduce((sum, {sources}) => sum + sources.length, 0),
    indexEntries: indexEntries(book),
    editions: Object.keys(manuscript.config.editions).length
  }
}

function hanIn(node: Nodes): number {
  if (opaque.has(node.type)) return 0
  const own = node.type === 'text' ? (node.value.match(/\p{Script=Han}/gu) ?? []).length : 0
  return 'children' in node ? node.children.reduce((sum, child) => sum + hanIn(child), own) : own
}

/** The languages that the book is printed in, and English. */
function languagesOf({config}: Manuscript): string[] {
  const printed = Object.values(config.editions).map(({language}) => language ?? config.language)
  return [...new Set([...printed, 'en'])]
}

/** Whether a term is named, explained and sourced in every language. */
function isComplete({langs}: Term, languages: readonly string[]): boolean {
  return languages.every((language) => {
    const side = langs[language]
    return side !== undefined && side.status === 'approved' && side.definition !== '' && side.source !== undefined
  })
}

function listedWorks({chapters}: Book): number {
  const lists = chapters.flatMap(({tree}) => tree.children)
  return lists.reduce((sum, node) => sum + (node.type === 'bibliographyList' ? node.entries.length : 0), 0)
}

function indexEntries({chapters}: Book): number {
  const withBelow = (entries: readonly IndexEntry[]): number =>
    entries.reduce((sum, entry) => sum + 1 + withBelow(entry.entries), 0)
  return chapters
    .flatMap(({tree}) => tree.children)
    .flatMap((node) => (node.type === 'indexList' ? node.groups : []))
    .reduce((sum, {entries}) => sum + withBelow(entries), 0)
}
