/** What handlers know beside their node. */
import type {Element, ElementContent, Root} from 'hast'
import {h} from 'hastscript'
import type {Handlers} from 'mdast-util-to-hast'
import type {Note} from '../../apparatus.ts'
import type {Book, Chapter} from '../../book.ts'
import type {IndexEntry} from '../../mdast-apparatus.ts'

/** What differs between formats, all of it. */
export type HastOptions = {
  book: Book
  /** How the format writes an address: `ch02.html#x`, `ch02.xhtml#x`, `#ch02-x`. */
  hrefOf: (place: {chapterId: string; htmlId?: string}, fromChapterId: string) => string
  /** How the format writes an id: as it is, or with the chapter before it where chapters share a file. */
  idOf: (chapterId: string, htmlId: string) => string
  /** How the format addresses an image, by its key in `book.assets`. */
  assetHrefOf: (path: string, fromChapterId: string) => string
  /** How the format says where an entry of the index leads, and the label that explains it; sections where left out. */
  index?: {headnote: string; locatorsOf: (entry: IndexEntry) => ElementContent[]}
  /** Whether lists of places name every use, as pages need it; else one a section, and what is linked. */
  everyUse?: boolean
  /** Handlers that differ, by mdast node type. */
  handlers?: Handlers
}

/** A chapter's body and its notes apart, as each format places notes in its own way. */
export type ChapterHast = {body: Root; notes: {note: Note; content: ElementContent[]}[]}

export type Context = HastOptions & {chapter: Chapter}

/** One group of node types: what to do with each. */
export type HandlerGroup = (context: Context) => Handlers

/** Wrap words of ours, so that without `.gen` a page reads as its manuscript. */
export function generated(className: string, children: string | readonly ElementContent[]): Element {
  return h('span', {className: ['gen', className]}, typeof children === 'string' ? children : [...children])
}

/** Read an interface word; its name where no language has it. */
export function labelOf(book: Book, name: string): string {
  return book.labels[name] ?? name
}

/** Write a node's own id as the format does. */
export function ownId(context: Context, htmlId: string | undefined): {id?: string} {
  return htmlId === undefined ? {} : {id: context.idOf(context.chapter.id, htmlId)}
}
