import type {Book, PrintedPage} from '../../book.ts'
import {printId} from './addresses.ts'
import type {Printed} from './lay-out.ts'

/** Tell of each page how it is called, whose it is, and what stands on it. */
export function printedPages(book: Book, {layout, pages}: Printed, texts: readonly string[]): PrintedPage[] {
  const chapters = new Set(book.chapters.map(({id}) => printId(id)))
  const owners = [...layout.places].filter(([id]) => id.startsWith('/') || chapters.has(id))
  const starts = owners.map(([id, {page}]) => ({id, page})).sort((a, b) => a.page - b.page)
  return pages.map(({label}, page) => {
    const owner = starts.findLast((start) => start.page <= page)?.id ?? ''
    return {label, owner, text: texts[page] ?? ''}
  })
}
