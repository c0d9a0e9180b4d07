/** What recovery finds and does, as types. No code. */
import type {Heading} from 'mdast'
import type {ContentsEntry, Division, Imprint} from '../../book.ts'

/** The switches of `recover:` in `book.yaml`. */
export type RecoveryKind =
  | 'headings'
  | 'contents'
  | 'lists'
  | 'page-breaks'
  | 'page-furniture'
  | 'paragraphs'
  | 'imprint'
  | 'labels'
  | 'commands'
  | 'titles'

/** `propose` reports and changes nothing. */
export type RecoveryMode = 'apply' | 'propose' | 'off'

export type RecoveryModes = Readonly<Record<RecoveryKind, RecoveryMode>>

/** A change of the text; offsets are in UTF-16 code units. */
export type TextEdit = {start: number; end: number; text: string}

/** One thing that was found. */
export type Recovery = {
  kind: RecoveryKind
  ruleId: string
  /** What the message points at. */
  start: number
  end: number
  edits: readonly TextEdit[]
  /** Where the evidence is weak it is proposed, whatever the mode. */
  certain: boolean
  reason: string
  note?: string
  values?: Readonly<Record<string, string | number>>
  severity?: 'warning'
}

/** A line of the text that is not code, HTML, a table or a quotation. */
export type Line = {
  /** Without spaces around it, nor the mark of a list item. */
  text: string
  /** From 0. */
  number: number
  /** Of the whole line, spaces included. */
  start: number
  end: number
  /** `mark` is what opens a list item; `code` is what Markdown takes for code because it is indented. */
  kind: 'blank' | 'prose' | 'item' | 'code' | 'other'
  /** Number of the paragraph or list it stands in. */
  block: number
  /** Where the text of an item begins. */
  textStart: number
  /** What opens an item: `-`, `1.`; empty elsewhere. */
  mark: string
}

export type HeadingFound = {
  /** In the source, from the first line to the last. */
  start: number
  end: number
  text: string
  depth: Heading['depth']
  kind: ContentsEntry['kind']
  number: readonly number[]
}

/** What recovery gives. */
export type Recovered = {
  /** Markdown. */
  text: string
  /** Those that were made, by where they stand; they do not overlap. */
  edits: readonly TextEdit[]
  /** By where they stand. `applied` ones are among the edits. */
  recoveries: readonly (Recovery & {applied: boolean})[]
  contents?: readonly ContentsEntry[]
  imprint?: Imprint
}

/** What a heading of depth 1 opens. */
export type Opening = {division?: Division; kind: 'part' | 'chapter'}
