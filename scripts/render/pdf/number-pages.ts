import type {Book, TocEntry} from '../../book.ts'
import {frontId, printId} from './addresses.ts'
import {listsOf, partId} from './contents.ts'
import type {Layout} from './read-places.ts'

/** One physical page. */
export type PageInfo = {
  /** As readers call it: `iv`, `12`. */
  label: string
  /** What is printed of the label. */
  folio: string
  /** Running head; empty on openings and on pages of the front matter that have none. */
  head: string
}

/** Longest running head, in characters. */
const headLimit = 36

/**
 * Number the pages, roman before the body and arabic from it, and give each its running head: chapters on the left-hand
 * pages, sections on the right-hand ones.
 */
export function numberPages(book: Book, layout: Layout): PageInfo[] {
  const bodyStart = bodyStartOf(book, layout)
  const plain = plainPages(book, layout)
  const openings = new Set(openingsOf(book, layout))
  const heads = headsOf(book, layout)
  return Array.from({length: layout.pageCount}, (_, page) => {
    const label = page < bodyStart ? roman(page + 1) : String(page - bodyStart + 1)
    const isPlain = plain.has(page)
    return {label, folio: isPlain ? '' : label, head: isPlain || openings.has(page) ? '' : (heads[page] ?? '')}
  })
}

/** Give the first page of the body, from 0. */
export function bodyStartOf(book: Book, {places}: Layout): number {
  const first = book.toc.find(({division}) => division === 'bodymatter')
  if (!first) return 0
  const {chapterId} = first.target
  return (places.get(partId(chapterId)) ?? places.get(printId(chapterId)))?.page ?? 0
}

/** Pages without any furniture: title pages, blanks, parts. */
function plainPages(book: Book, {places}: Layout): Set<number> {
  const listed = new Set(contentsPages(book).map(({id}) => id))
  const isPlain = (id: string) => id.startsWith('/') && !listed.has(id)
  return new Set([...places].filter(([id]) => isPlain(id)).map(([, {page}]) => page))
}

/** The contents, and what is like them. */
function contentsPages(book: Book): {id: string; title: string}[] {
  return [{id: frontId('contents'), title: book.labels['contents'] ?? ''}, ...listsOf(book)]
}

function openingsOf(book: Book, {places}: Layout): number[] {
  const ids = [...contentsPages(book).map(({id}) => id), ...book.toc.map(({target}) => printId(target.chapterId))]
  return ids.flatMap((id) => places.get(id)?.page ?? [])
}

/** The running head of each page, as if no page were an opening. */
function headsOf(book: Book, {places, pageCount}: Layout): string[] {
  const chapters: {page: number; title: string}[] = []
  const sections: {page: number; title: string}[] = []
  for (const {id, title} of contentsPages(book)) {
    const place = places.get(id)
    if (!place) continue
    chapters.push({page: place.page, title})
    // What precedes the contents is not its section.
    sections.push({page: place.page, title: ''})
  }
  for (const entry of book.toc) {
    const page = places.get(printId(entry.target.chapterId))?.page ?? 0
    chapters.push({page, title: headOf(entry)})
    sections.push({page, title: ''})
    for (const child of entry.children) {
      const place = places.get(printId(child.target.chapterId, child.target.htmlId))
      if (place) sections.push({page: place.page, title: headOf(child)})
    }
  }
  // The contents stand between chapters of the front matter and those of the body.
  for (const marks of [chapters, sections]) marks.sort((one, other) => one.page - other.page)
  return Array.from({length: pageCount}, (_, page) => {
    const chapter = lastBy(chapters, page)
    // Physical pages count from 0, so the right-hand ones are even.
    return page % 2 === 1 ? chapter : firstOn(sections, page) || lastBy(sections, page) || chapter
  })
}

function lastBy(marks: readonly {page: number; title: string}[], page: number): string {
  return marks.reduce((last, mark) => (mark.page <= page ? mark : last), {page: -1, title: ''}).title
}

function firstOn(marks: readonly {page: number; title: string}[], page: number): string {
  return marks.find((mark) => mark.page === page && mark.title !== '')?.title ?? ''
}

function headOf({target}: TocEntry): string {
  const text = target.label === '' ? target.title : `${target.label}\u2002${target.title}`
  const characters = Array.from(text)
  return characters.length > headLimit ? `${characters.slice(0, headLimit - 1).join('')}…` : text
}

function roman(value: number): string {
  const digits: [number, string][] = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i']
  ]
  let text = ''
  let rest = value
  for (const [size, digit] of digits) {
    while (rest >= size) {
      text += digit
      rest -= size
    }
  }
  return text
}
