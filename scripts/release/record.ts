/** What `release.json` and `edition.lock` hold. Types, no code. */
import type {BookConfig} from '../load/config.ts'
import type {Changes} from './contents.ts'

/** What readers download. */
export type ArtefactFormat = 'epub' | 'pdf' | 'html' | 'site'

export type Artefact = {
  file: string
  format: ArtefactFormat
  mediaType: string
  /** In bytes. */
  size: number
  sha256: string
  /** Of a PDF. */
  pages: number | null
  /** Font faces that it embeds; `null` where it embeds none by its nature. */
  fonts: number | null
}

/** What a validator said, or why it said nothing. */
export type Validation = {
  /** `EPUBCheck`. */
  validator: string
  subject: 'epub' | 'accessibility' | 'html' | 'pdf'
  errors: number
  warnings: number
  /** Why it did not run; `null` where it did. */
  skipped: string | null
  /** File with what it found. */
  report: string
}

export type EditionRecord = {
  name: string
  label: string
  title: string
  language: string
  version: string
  identifier: string
  reviewed: boolean
  /** Where its site is published. */
  address: string | null
  /** By name: `han`, `terms`, `figures`. */
  counts: Readonly<Record<string, number>>
  artefacts: readonly Artefact[]
  /** A picture; `null` where there was no browser to draw it. */
  cover: {file: string; mediaType: string; width: number; height: number} | null
  validations: readonly Validation[]
}

export type ReleaseRecord = {
  schema: 1
  book: Pick<BookConfig, 'name' | 'title' | 'creators' | 'language' | 'identifier' | 'modified' | 'subjects'> & {
    [key in 'subtitle' | 'publisher' | 'rights' | 'date' | 'description' | 'repository']: string | null
  }
  version: string
  /** Of zhushu. */
  madeWith: string
  /** Of lint and build. */
  warnings: number
  editions: readonly EditionRecord[]
  changes: Changes
}

/** A text or a picture of the book, by its content. */
export type LockedFile = {
  /** Relative to the book's folder, with `/`. */
  path: string
  sha256: string
  /** Of a text: six hexadecimal digits a line. */
  lines?: string
}

export type LockedFont = {family: string; weight: number; sha256: string}

/** What a release was made of and with. Nothing here depends on where or when. */
export type Lock = {
  schema: 1
  manuscript: readonly LockedFile[]
  glossary: readonly LockedFile[]
  /** By language of the editions. */
  fonts: Readonly<Record<string, readonly LockedFont[]>>
  tools: {zhushu: string; sources: string; packages: string | null; node: string}
  /** `null` where no PDF was made. */
  browser: {version: string; sha256: string} | null
}
