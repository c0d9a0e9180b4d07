/** The nouns of the pipeline, as types. No code. */
import type {BlockContent, DefinitionContent, PhrasingContent, Root} from 'mdast'
import type {Position} from 'unist'
import type {VFile} from 'vfile'
import type {BookConfig, Edition, Labels} from './load/config.ts'

/** What an author writes to be referred to, after `#`: `fig:pipeline`. Unique in the book, case-sensitive. */
export type Identifier = string

export type Format = 'html' | 'epub' | 'pdf'

/** @see https://www.w3.org/TR/epub-ssv-11/#partitions */
export type Division = 'frontmatter' | 'bodymatter' | 'backmatter'

/** How a text file is stored. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5'

/** How the lines of a text file end; `mixed` where they end in several ways. */
export type LineEnding = '\n' | '\r\n' | '\r' | 'mixed'

declare module 'vfile' {
  interface DataMap {
    /** Set by `load` on what it decoded: what writes the file again writes it in its own way. */
    encoding: Encoding
    /** Whether the file begins with a byte order mark, which its value does not have. */
    byteOrderMark: boolean
    lineEnding: LineEnding
  }
}

/** What stands between `---` lines at the very start of a chapter's file. */
export type FrontMatter = {
  value: Readonly<Record<string, unknown>>
  /** Where the value of `title` stands in the file. */
  titlePlace?: Position
}

/** A chapter's text, before parsing. */
export type ChapterSource = {
  /** File stem, unique in the book: `01-image`. It becomes the output's stem. */
  id: string
  division: Division
  /** Title of the part this chapter opens or continues; consecutive chapters with one title form the part. */
  part?: string
  /** `path` is relative to the book's folder, with `/`; `value` is text with LF line ends and no byte order mark. */
  file: VFile
  /** Cut from `file`, whose value has empty lines in its place, so that positions stay right. */
  frontMatter?: FrontMatter
}

/** What `load` gives: everything the author wrote, nothing understood yet. */
export type Sources = {
  /** Absolute path of the book's folder. For messages and `load` only: it never reaches an output. */
  root: string
  config: BookConfig
  /** `book.yaml`, or a stand-in for the folder where there is none: carries the configuration's messages. */
  configFile: VFile
  chapters: ChapterSource[]
  glossary: GlossaryEntry[]
  /** Absent where the book has none. */
  annals?: Annals<string>
  /** Text by file name: `page.html`, `base.css`. */
  templates: Readonly<Record<string, string>>
  /** Interface words and label patterns by language tag, the book's own already merged in. */
  labels: Readonly<Record<string, Labels>>
}

export type Chapter = {
  id: string
  division: Division
  part?: string
  file: VFile
  tree: Root
  /** Plain text, from front matter or the first heading of depth 1; set by `parse`. */
  title: string
  /** Front matter values that are not otherwise understood. */
  meta: Readonly<Record<string, unknown>>
  /** Set for chapters that `enrich` makes. Absent in authors' chapters. */
  generated?: 'index' | 'glossary' | 'annals'
}

/** What `parse` gives. */
export type Manuscript = Omit<Sources, 'chapters' | 'glossary' | 'annals'> & {
  chapters: Chapter[]
  glossary: Term[]
  annals?: Annals<Root>
}

/** An image of the book, checked and cleaned by `load`. */
export type Asset = {
  /** Relative to the book's folder, with `/`: `images/pipeline.svg`. The key in `Assets`. */
  path: string
  mediaType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/svg+xml'
  bytes: Uint8Array
  /** In CSS pixels. */
  width: number
  /** In CSS pixels. */
  height: number
}

/** By `Asset.path`, which is also `image.data.path`. */
export type Assets = ReadonlyMap<string, Asset>

export type TargetKind = 'chapter' | 'section' | 'figure' | 'table' | 'listing' | 'equation'

/** What a reference can reach. */
export type Target = {
  identifier: Identifier
  kind: TargetKind
  chapterId: string
  /** Unique in its chapter. Formats that hold several chapters in one file prefix it. */
  htmlId: string
  /** Heading depth for chapters (1) and sections (2–6), else 0. */
  depth: number
  /** `[2, 3]`; empty when unnumbered. */
  number: readonly number[]
  /** As it stands before the title or caption: `第 2 章`, `2.3`, `图 2-3`; empty when unnumbered. */
  label: string
  /** As a reference reads, with no title: `第 2 章`, `2.3 节`, `图 2-3`, `《前言》` where there is no number. */
  reference: string
  /** Plain text of the heading or caption. */
  title: string
}

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
}

/** A glossary file, its definitions still text. */
export type GlossaryEntry = {
  identifier: Identifier
  class: 'concept' | 'product' | 'abbreviation' | 'organization' | 'person' | 'command'
  match: {auto: boolean; case: 'smart' | 'exact' | 'ignore'; except: readonly string[]}
  related: readonly Identifier[]
  langs: Readonly<Record<string, TermLanguage>>
  file: VFile
  /** Where each language's `definition` starts in `file`. */
  places: Readonly<Record<string, Position>>
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

/** A note, out of its chapter's flow. */
export type Note = {
  /** What the author writes between `[^` and `]`. */
  identifier: Identifier
  class: 'author' | 'editor' | 'translator'
  chapterId: string
  /** From 1 in each chapter. */
  number: number
  /** The mark in the text. */
  label: string
  htmlId: string
  /** `htmlId` of every reference to it, in reading order; at least one. */
  referenceIds: readonly string[]
  children: (BlockContent | DefinitionContent)[]
}

export type TocEntry = {
  target: Target
  /** Heading content for display, without notes and links. */
  content: PhrasingContent[]
  division: Division
  part?: string
  children: TocEntry[]
}

/** What `enrich` gives: one edition, ready for any renderer. */
export type Book = Omit<Manuscript, 'glossary' | 'annals' | 'labels'> & {
  edition: Edition
  labels: Labels
  assets: Assets
  targets: ReadonlyMap<Identifier, Target>
  /** In reading order. */
  notes: readonly Note[]
  terms: ReadonlyMap<Identifier, Term>
  /** In reading order. */
  termUses: readonly TermUse[]
  /** One entry a chapter, its sections below it. */
  toc: readonly TocEntry[]
  /** In order. Known to formats that are rendered after this edition's PDF. */
  pages?: readonly PrintedPage[]
}

/** A page of an edition's PDF. */
export type PrintedPage = {
  /** As readers call it: `iv`, `12`. */
  label: string
  /** Whose it is: a chapter's id, or what no chapter makes: `/title-page`, `/contents`, `/part/<id of its first chapter>`. */
  owner: string
  /** What is printed on it but for running head and folio; pieces may be out of order. */
  text: string
}

/** A font face on its way into a renderer. */
export type Font = {
  /** Our name for it: `zhushu-serif`. Several faces share it. */
  family: string
  weight: number
  bytes: Uint8Array
}

/** How to start the browser. */
export type BrowserLaunch = {executablePath: string; args: readonly string[]; env: Readonly<Record<string, string>>}

/** What a long step is doing; `format` and `edition` are left out where a step serves all. */
export type Progress = {format?: Format; edition?: string; step: string; done?: number; total?: number}

/** What a renderer may ask of the computer, each only when it is needed. */
export type Machine = {
  /** @throws {EnvironmentError} when there is none that starts. */
  browser: () => Promise<BrowserLaunch>
  /** In order of preference: later families serve only characters that earlier ones lack. */
  fonts: () => Promise<readonly Font[]>
  progress: (progress: Progress) => void
  /** Aborts on Ctrl-C. */
  signal: AbortSignal
}

/** Gives files with paths relative to `out/<edition>/`. Must not change the book. */
export type Renderer = (book: Book, machine: Machine) => Promise<VFile[]>
