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
    /** Whose habits of writing the file follows, where its book was made for another program. */
    dialect: Dialect
    /** What the file takes in from others, by what it writes in their place. */
    includes: ReadonlyMap<string, Include>
  }
}

/** A program that books are written for. */
export type Dialect = 'gitbook' | 'mdbook' | 'vitepress' | 'hugo'

/** Text that a chapter takes in. `path` is absolute; `language` is that of a listing, by its file's name. */
export type Include = {text: string; path: string; language?: string; kind: 'text' | 'code'}

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
  /** How deep the book's list nests it; from 1, which is where it is absent. */
  level?: number
  /** What the book's list calls it: serves where it has no title itself. */
  listedTitle?: string
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
  /** Files of `glossary/overlays`; what they say is in `GlossaryEntry.overlays`. */
  overlayFiles?: readonly VFile[]
  /** What the package brings along to tell mistakes by. */
  lexicon?: Lexicon
  /** Absent where the book has none. */
  annals?: Annals<string>
  /** What becomes of words in editions of another script, a ledger each; absent where the book has none. */
  ledgers?: readonly Ledger[]
  /** Absent where the book has none. */
  bibliography?: Bibliography
  /** Notes kept outside the chapters, a file each; absent where the book has none. */
  annotations?: readonly AnnotationFile<string>[]
  /** Retired identifiers; absent where the book has none. */
  aliases?: Aliases
  /** Text by file name: `page.html`, `base.css`. */
  templates: Readonly<Record<string, string>>
  /** Names of the rules that messages may bear, of every stage. */
  ruleIds?: readonly string[]
  /** Interface words and label patterns by language tag, the book's own already merged in. */
  labels: Readonly<Record<string, Labels>>
}

/** What is known without the book: words, and names as they are written. */
export type Lexicon = {
  /** The lists of `templates/words`, one after another. */
  words: string
  /** The glossary of the package; empty for a book that has its own, and where the author wants none. */
  terms: readonly GlossaryEntry[]
}

/** A line of a printed table of contents, as it was read. */
export type ContentsEntry = {
  kind: 'part' | 'chapter' | 'section' | 'other'
  /** `[5, 1]` for 5.1; empty where it has none. */
  number: readonly number[]
  /** Without its number. */
  title: string
  /** As printed, without the page. */
  text: string
  page?: string
  /** In the chapter's file, from 1. */
  line: number
  /** Whether no heading of the text fits it. */
  missing?: boolean
}

/** What a text says of the book it is. */
export type Imprint = {
  title?: string
  creators: readonly {name: string; role: 'author' | 'translator' | 'editor'}[]
  isbn?: string
  publisher?: string
  /** `2021` or `2021-03`. */
  date?: string
}

export type Chapter = {
  id: string
  division: Division
  part?: string
  /** How deep the book's list nests it; from 1, which is where it is absent. */
  level?: number
  file: VFile
  tree: Root
  /** Plain text, from front matter or the first heading of depth 1; set by `parse`. */
  title: string
  /** Front matter values that are not otherwise understood. */
  meta: Readonly<Record<string, unknown>>
  /** Set by `parse` where the text has a printed table of contents. It is in no tree. */
  contents?: readonly ContentsEntry[]
  /** Set by `parse` where the text tells of the book it is. */
  imprint?: Imprint
  /** Set by `enrich` on chapters that stand in one file: the id of the first of them. */
  sourceId?: string
  /** Set for chapters that `enrich` makes. Absent in authors' chapters. */
  generated?: 'index' | 'glossary' | 'annals' | 'bibliography'
}

/** What `parse` gives. */
export type Manuscript = Omit<Sources, 'chapters' | 'glossary' | 'annals' | 'annotations'> & {
  chapters: Chapter[]
  glossary: Term[]
  annals?: Annals<Root>
  annotations?: readonly AnnotationFile<Root>[]
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

export type TargetKind = 'chapter' | 'section' | 'figure' | 'table' | 'listing' | 'equation' | 'note'

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
  /** Whether the first number is a letter to readers: appendices. */
  lettered?: boolean
  /** As it stands in a table of contents, where that differs from `label`. */
  contentsLabel?: string
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

export type TocEntry = {
  target: Target
  /** Heading content for display, without notes and links. */
  content: PhrasingContent[]
  division: Division
  part?: string
  children: TocEntry[]
}

/** What `enrich` gives: one edition, ready for any renderer. */
export type Book = Omit<
  Manuscript,
  'glossary' | 'annals' | 'ledgers' | 'labels' | 'lexicon' | 'annotations' | 'aliases' | 'bibliography'
> & {
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
  /** From addresses that readers may have kept to what the book has in their place. Absent where there are none. */
  redirects?: readonly Redirect[]
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
  /**
   * Those for an edition's language, in order of preference: later families serve only characters that earlier ones lack.
   */
  fonts: (language?: string) => Promise<readonly Font[]>
  progress: (progress: Progress) => void
  /** Aborts on Ctrl-C. */
  signal: AbortSignal
}

/** Gives files with paths relative to `out/<edition>/`. Must not change the book. */
export type Renderer = (book: Book, machine: Machine) => Promise<VFile[]>
