/** What a book layout finds in a folder, as types. No code. */
import type {Position} from 'unist'
import type {VFile} from 'vfile'
import type {GlossaryEntry} from '../apparatus.ts'
import type {Dialect, Division} from '../book.ts'
import type {BookConfig} from './config.ts'
import type {BookFolders} from './read-text.ts'
import type {YamlPath} from './yaml.ts'

/** A chapter as it is listed, not yet read. */
export type ListedChapter = {
  /** Absolute. */
  path: string
  division: Division
  part?: string
  /** How deep the list nests it, from 1. */
  level?: number
  /** What the list calls it. */
  title?: string
  /** Where the list names it; `undefined` where nobody wrote a list. */
  place: Position | undefined
}

export type FoundBook = {
  config: BookConfig
  /** Carries the messages about the list. */
  configFile: VFile
  folders: BookFolders
  /** Absolute path of the folder that chapters are read from. */
  manuscript: string
  /** Absolute path of the glossary's folder; it need not exist. */
  glossary: string
  /** Absolute path of the file of dated events; it need not exist. */
  annals: string
  chapters: ListedChapter[]
  /** Whose habits of writing the chapters follow. */
  dialect?: Dialect
  /** Texts of the folder that its list does not name; those that a chapter takes in are in the book yet. Absolute. */
  unlisted?: readonly string[]
  /** Terms that stand elsewhere than in the glossary's folder. */
  terms?: readonly GlossaryEntry[]
  placeOf: (path: YamlPath) => Position | undefined
}

/**
 * Recognise one way to lay out a book.
 *
 * @param root Real path of the book's folder.
 * @returns `undefined` where the folder is not laid out in this way.
 */
export type Layout = (root: string) => Promise<FoundBook | undefined>
