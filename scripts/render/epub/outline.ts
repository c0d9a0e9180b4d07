/** The table of contents with addresses, for the navigation document and for devices that know only the older NCX. */
import type {Book, Chapter, TocEntry} from '../../book.ts'
import {nestChapters, type Nested} from '../hast/index.ts'
import {partDocument, type Addresses} from './addresses.ts'

export type OutlineEntry = {title: string; href: string; children: OutlineEntry[]}

/** A titled part and its chapters; without a title, chapters outside any part. */
export type Part<Item> = {title: string | undefined; number: number; items: Item[]}

/** Group consecutive items of one part. Titled parts count from 1. */
export function partsOf<Item extends {part?: string}>(items: readonly Item[]): Part<Item>[] {
  const parts: Part<Item>[] = []
  for (const item of items) {
    const last = parts.at(-1)
    if (last && last.title === item.part) last.items.push(item)
    else parts.push({title: item.part, number: (last?.number ?? 0) + (item.part === undefined ? 0 : 1), items: [item]})
  }
  return parts
}

/** Build the outline: parts, chapters, sections. A chapter without a heading is there too, or no one would find it. */
export function outlineOf(book: Book, addresses: Addresses): OutlineEntry[] {
  const outlineEntry = ({item, below}: Nested<Chapter>): OutlineEntry => {
    const entry = book.toc.find(({target}) => target.chapterId === item.id)
    const plain = {title: nameOf(item), href: addresses.documentOf(item.id), children: []}
    const own = entry ? entryOf(entry, addresses) : plain
    return {...own, children: [...own.children, ...below.map(outlineEntry)]}
  }
  return partsOf(book.chapters).flatMap(({title, number, items}) => {
    const entries = nestChapters(book, items, ({id}) => id).map(outlineEntry)
    return title === undefined ? entries : [{title, href: partDocument(number), children: entries}]
  })
}

/** Name a chapter; by its file where it has no title, as every document must have one. */
export function nameOf({title, id}: Chapter): string {
  return title.trim() === '' ? id : title
}

/** How many levels an outline has. */
export function depthOf(entries: readonly OutlineEntry[]): number {
  return entries.reduce((depth, {children}) => Math.max(depth, 1 + depthOf(children)), 0)
}

function entryOf({target, children}: TocEntry, addresses: Addresses): OutlineEntry {
  const document = addresses.documentOf(target.chapterId)
  return {
    title: [target.label, target.title].filter((word) => word !== '').join(' '),
    href: target.kind === 'chapter' ? document : `${document}#${addresses.idOf(target.htmlId)}`,
    children: children.map((child) => entryOf(child, addresses))
  }
}
