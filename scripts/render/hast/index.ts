/** mdast → hast, for all formats. */
import type {ElementContent, Root} from 'hast'
import type {Handlers} from 'mdast-util-to-hast'
import type {Book, Chapter, Note} from '../../book.ts'

/** What differs between formats, all of it. */
export type HastOptions = {
  book: Book
  /** How the format writes an address: `ch02.html#x`, `ch02.xhtml#x`, `#ch02-x`. */
  hrefOf: (place: {chapterId: string; htmlId?: string}, fromChapterId: string) => string
  /** How the format writes an id: as it is, or with the chapter before it where chapters share a file. */
  idOf: (chapterId: string, htmlId: string) => string
  /** How the format addresses an image, by its key in `book.assets`. */
  assetHrefOf: (path: string, fromChapterId: string) => string
  /** Handlers that differ, by mdast node type. */
  handlers?: Handlers
}

/** A chapter's body and its notes apart, as each format places notes in its own way. */
export type ChapterHast = {body: Root; notes: {note: Note; content: ElementContent[]}[]}

export declare function chapterToHast(chapter: Chapter, options: HastOptions): ChapterHast
