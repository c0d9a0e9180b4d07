/** The nouns of the pipeline, as types. No code. */
import type {PhrasingContent, Root} from 'mdast'
import type {Position} from 'unist'
import type {VFile} from 'vfile'
import type {
  Identifier,
  GlossaryEntry,
  Term,
  TermUse,
  Ledger,
  Annals,
  Bibliography,
  AnnotationFile,
  Aliases,
  Redirect,
  Note
} from './apparatus.ts'
import type {BookConfig, Edition, Labels} from './load/config.ts'

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
