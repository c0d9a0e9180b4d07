/** What renders a book, and what it may ask for. Types, no code. */
import type {VFile} from 'vfile'
import type {Book, Format} from './book.ts'

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

/** @param from All that decides what is made, beside the program. */
export type Keep = (
  kind: string,
  from: readonly (string | number | Uint8Array)[],
  make: () => Promise<Uint8Array>
) => Promise<Uint8Array>

/** What a renderer may ask of the computer, each only when it is needed. */
export type Machine = {
  /** @throws {EnvironmentError} when there is none that starts. */
  browser: () => Promise<BrowserLaunch>
  /**
   * Those for an edition's language, in order of preference: later families serve only characters that earlier ones lack.
   */
  fonts: (language?: string) => Promise<readonly Font[]>
  progress: (progress: Progress) => void
  /** Gives what was made of the same before, else what `make` makes. Absent where nothing is remembered. */
  keep?: Keep | undefined
  /** Aborts on Ctrl-C. */
  signal: AbortSignal
}

/** Gives files with paths relative to `out/<edition>/`. Must not change the book. */
export type Renderer = (book: Book, machine: Machine) => Promise<VFile[]>
