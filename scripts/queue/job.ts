/** What the queue is of. Types, no code. */
import type {Format} from '../book.ts'

/** The one queue, by its name in Redis. */
export const queueName = 'zhushu-builds'

/** One format of one edition of one book. */
export type BuildJob = {
  /** The book's folder: absolute, or relative to the folder that workers are told of. */
  folder: string
  /** What begins the names of its files. */
  book: string
  edition: string
  format: Format
  /** Formats that are built for this one: an EPUB names the pages of the PDF. */
  formats: readonly Format[]
  /** Of all that the book's folder holds. */
  input: string
  /** Of zhushu and what it is made with. */
  program: string
}

/** What a job left: `key` is its place in the store. */
export type BuildDone = {key: string; built: boolean}

/** What `done.json` says beside the files of a result. */
export type Receipt = Omit<BuildJob, 'folder' | 'formats'> & {
  files: readonly {path: string; size: number; sha256: string}[]
}
