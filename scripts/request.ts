/** What a build is asked for, and what comes of it. Types, no code. */
import type {VFile} from 'vfile'
import type {Book, Format, Manuscript} from './book.ts'
import type {Cache} from './cache/index.ts'
import type {Publication} from './write.ts'

/** What the user asks for. Empty lists mean all. */
export type BuildRequest = {
  /** Absolute path of the book's folder. */
  root: string
  /** Absolute path of `out`. */
  out: string
  editions: readonly string[]
  formats: readonly Format[]
  /** Whether warnings stop the build, too. */
  strict: boolean
  /** Where left out, everything is made anew. */
  cache?: Cache
}

/** `published` is undefined where nothing was written, because of what the messages on `files` say. */
export type BuildResult = {
  files: readonly VFile[]
  language: string
  published: readonly Publication[] | undefined
}

/** An edition, and what was made of it. */
export type Made = {book: Book; publication: Publication}

/** `made` is undefined where the messages on `files` stopped it. */
export type MakeResult = {
  files: readonly VFile[]
  language: string
  manuscript: Manuscript
  made: readonly Made[] | undefined
}
