/** What stands around the text: glossary, notes, annals, bibliography. Types, no code. */
import type {BlockContent, DefinitionContent, Root} from 'mdast'
import type {Position} from 'unist'
import type {VFile} from 'vfile'

/** What an author writes to be referred to, after `#`: `fig:pipeline`. Unique in the book, case-sensitive. */
export type Identifier = string

/** One language's side of a glossary concept. */
export type TermLanguage = {
  status: 'missing' | 'draft' | 'proposed' | 'approved' | 'deprecated'
  term: string
  abbr?: string
  aliases: readonly string[]
  forbidden: readonly {form: string; use?: string; why?: string}[]
  /** Pinyin with tones, where a polyphone would sort wrong. */
  reading?: string
  definition: string
  pos?: 'noun' | 'verb' | 'adjective' | 'adverb' | 'other'
  /** Whether the first use shows the other forms; as the edition says where absent. */
  firstUse?: 'expand' | 'plain'
  /** Language and hash of what this was translated from: `en@9f3c1a2b`. */
  basedOn?: string
  /** Where the definition comes from. */
  source?: {title: string; url?: string; license?: string}
  /** Why this form was chosen. */
  rationale?: string
  /** For other translators; not printed. */
  note?: string
}

/** A glossary file, its definitions still text. */
export type GlossaryEntry = {
  identifier: Identifier
  class: 'concept' | 'product' | 'abbreviation' | 'organization' | 'person' | 'command'
  match: {
    auto: boolean
    case: 'smart' | 'exact' | 'ignore'
    except: readonly string[]
    /** `[Docker] 收购`: what is between the brackets means this term where the other words stand beside it. */
    phrases?: readonly string[] | undefined
  }
  related: readonly Identifier[]
  /** Subject fields: `cloud-native`. */
  domain?: readonly string[]
  /** The term that took the place of this one. */
  replacedBy?: Identifier
  langs: Readonly<Record<string, TermLanguage>>
  file: VFile
  /** Where each language's `definition` starts in `file`. */
  places: Readonly<Record<string, Position>>
  /** What editions say otherwise, by their names: from `glossary/overlays/<edition>.yaml`. */
  overlays?: Readonly<Record<string, TermOverlay>>
}

/** What an edition says of a term in place of the term's own file. */
export type TermOverlay = {
  /** By language; what is absent stays as it is. */
  langs: Readonly<Record<string, Partial<TermLanguage>>>
  file: VFile
  /** Where each language's `definition` starts in `file`. */
  places: Readonly<Record<string, Position>>
  /** By language; set by `parse`. */
  definitions?: Readonly<Record<string, Root>>
}

/** A glossary entry with its definitions parsed, by language. */
export type Term = GlossaryEntry & {definitions: Readonly<Record<string, Root>>}

/** One place where a term is used, for the glossary's backlinks. */
export type TermUse = {
  identifier: Identifier
  chapterId: string
  htmlId: string
  /** Title of the section around it, for the reader who follows backlinks. */
  section: string
  /** Whether its section has one before it that is listed: this one is wanted where places are pages. */
  repeat?: true
}

/** What becomes of words of the manuscript in editions of a language, where no table of characters can settle it. */
export type Ledger = {
  language: string
  file: VFile
  /** Characters that the edition writes otherwise than the conversion does: 臺 → 台. */
  variants: Readonly<Record<string, string>>
  rows: readonly {from: string; to: string; reviewed: boolean}[]
}

/** How sure a dated event is. */
export type Certainty = 'certain' | 'likely' | 'disputed'

/** Where an event is told, as a reader could find it: a kind, a title, a year. */
export type EventSource = {title: string; date?: string; url?: string; note?: string}

/** A dated event. What is said in several languages stands by language tag. */
export type AnnalsEvent<Content> = {
  identifier: Identifier
  /** `2013`, `2013-03` or `2013-03-15`. */
  date: string
  /** For what took a while: the last year, month or day of it. */
  end?: string
  title: Readonly<Record<string, string>>
  /** Shorter than `title`, for the chart. */
  short: Readonly<Record<string, string>>
  text: Readonly<Record<string, Content>>
  /** Who says otherwise, and what is right. */
  conflict: Readonly<Record<string, Content>>
  certainty: Certainty
  sources: readonly EventSource[]
  /** Topics by identifier; the first is the lane of the chart. */
  topics: readonly Identifier[]
  /** Where `text.zh-Hans` and the like start in the file. */
  places: Readonly<Record<string, Position>>
}

/** The dated events of a book, as its author lists them. `Content` is text before `parse`, a tree after. */
export type Annals<Content> = {
  file: VFile
  /** Names by language, in the order of the chart's lanes. */
  topics: readonly {identifier: Identifier; name: Readonly<Record<string, string>>}[]
  events: readonly AnnalsEvent<Content>[]
}

/** A work that the book can cite. */
export type Work = {
  /** What an author writes behind `@`. */
  identifier: Identifier
  /** How a bibliography lists it, without its number. */
  text: string
  file: VFile
  place?: Position
}

/** The works that a book can cite, in the order of its files. */
export type Bibliography = {files: readonly VFile[]; works: readonly Work[]}

/**
 * What a note is about: words and what stands around them, so that it is found again after edits.
 *
 * @see https://www.w3.org/TR/annotation-model/#text-quote-selector
 */
export type TextQuote = {exact: string; prefix: string; suffix: string}

/** A note kept outside its chapter. `Content` is text before `parse`, a tree after. */
export type Annotation<Content> = {
  identifier: Identifier
  class: Note['class']
  /** A chapter: its id, or its file's name or stem. */
  source: string
  quote: TextQuote
  content: Content
  /** Where its parts stand in the file: `quote`, `source`, `content`. */
  places: Readonly<Record<string, Position>>
}

export type AnnotationFile<Content> = {file: VFile; annotations: readonly Annotation<Content>[]}

/** What retired identifiers became. */
export type Aliases = {file: VFile; entries: readonly {retired: Identifier; current: Identifier; place?: Position}[]}

/** Where an address that is no longer in the book leads now. */
export type Redirect = {from: {chapterId: string; htmlId?: string}; to: {chapterId: string; htmlId: string}}

/** A note, out of its chapter's flow. */
export type Note = {
  /** What the author writes between `[^` and `]`. */
  identifier: Identifier
  class: 'author' | 'editor' | 'translator'
  chapterId: string
  /** From 1 in each chapter, each class by itself. */
  number: number
  /** The mark in the text. */
  label: string
  htmlId: string
  /** `htmlId` of every reference to it, in reading order; at least one. */
  referenceIds: readonly string[]
  children: (BlockContent | DefinitionContent)[]
  /** Where it is written, where that is not its chapter: the places of its nodes are there. */
  file?: VFile
}
