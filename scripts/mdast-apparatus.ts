/** Nodes that `enrich` makes: lists of terms, events, works and index entries, and parallels. Types, no code. */
import type {BlockContent, DefinitionContent, Parent} from 'mdast'
import type {Node} from 'unist'
import type {Certainty, EventSource, Identifier, TermUse} from './apparatus.ts'

/** One cited work, as it is listed. */
export type BibliographyEntry = {
  identifier: Identifier
  htmlId: string
  number: number
  text: string
  /** In reading order. */
  uses: readonly TermUse[]
}

/** The body of the bibliography: the works that the edition cites, in the order of their numbers. */
export interface BibliographyList extends Node {
  type: 'bibliographyList'
  entries: BibliographyEntry[]
}

/** The body of the glossary chapter; its entries are in `book.terms`. */
export interface GlossaryList extends Node {
  type: 'glossaryList'
  /** Sorted by reading and grouped by initial letter, each entry used in this edition. */
  groups: {initial: string; identifiers: Identifier[]}[]
}

/** Behind the glossary: English names by letter, each with the entries that it leads to. */
export interface EnglishTerms extends Node {
  type: 'englishTerms'
  groups: {initial: string; entries: {name: string; identifiers: Identifier[]}[]}[]
}

/** What the chart of the annals shows of an event. */
export type ChartEvent = {
  identifier: Identifier
  date: string
  end?: string
  title: string
  short: string
  certainty: Certainty
}

/** The chart of the annals: lanes from top to bottom, each with its events by date. */
export interface AnnalsChart extends Node {
  type: 'annalsChart'
  lanes: {name: string; events: ChartEvent[]}[]
}

/** The events of one year. */
export interface AnnalsList extends Parent {
  type: 'annalsList'
  children: AnnalsEntry[]
}

/** Behind a passage: where else the book tells the same, and what it says differently there. */
export interface ParallelNote extends Node {
  type: 'parallelNote'
  /** In reading order; `htmlId` is the passage's. */
  places: TermUse[]
  conflicts: {found: string; said: string; place: TermUse}[]
}

/** One event: its text, then its conflict. */
export interface AnnalsEntry extends Parent {
  type: 'annalsEntry'
  event: Omit<ChartEvent, 'short'>
  sources: readonly EventSource[]
  /** Passages that link here, in reading order; set by `link-events`. */
  uses: TermUse[]
  children: (BlockContent | DefinitionContent | AnnalsConflict)[]
}

/** Who says otherwise, and what is right. */
export interface AnnalsConflict extends Parent {
  type: 'annalsConflict'
  children: (BlockContent | DefinitionContent)[]
}

/** A place in the text, with the numbered section or the chapter around it. */
export type IndexPlace = {
  chapterId: string
  htmlId: string
  number: readonly number[]
  title: string
  /** Whether the first number is a letter to readers. */
  lettered?: boolean
}

/** One place, or all from `start` to `end`. */
export type IndexLocator = {start: IndexPlace; end?: IndexPlace}

/** Where else to look; without `htmlId` for an entry that the index does not have. */
export type IndexPointer = {path: readonly string[]; htmlId?: string}

/** At least one of the lists is not empty; `see` only where the others are. */
export type IndexEntry = {
  name: string
  htmlId: string
  /** In reading order. */
  locators: readonly IndexLocator[]
  see: readonly IndexPointer[]
  seeAlso: readonly IndexPointer[]
  entries: readonly IndexEntry[]
}

/** The body of the index. */
export interface IndexList extends Node {
  type: 'indexList'
  /** Sorted by reading and grouped by initial letter. */
  groups: {initial: string; entries: IndexEntry[]}[]
}
