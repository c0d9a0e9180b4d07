import type {Book} from '../../book.ts'
import {blanksOf, rectosOf} from './blank-pages.ts'
import {movedBlocks, type Moves} from './fill-pages.ts'
import {indexPagesOf} from './index-pages.ts'
import {numberPages, type PageInfo} from './number-pages.ts'
import {pageFurniture} from './page-furniture.ts'
import {hiddenReferences} from './page-references.ts'
import type {Sheet} from './print.ts'
import {strayNotes} from './stray-notes.ts'
import {readPlaces, type Layout} from './read-places.ts'

export type Printed = {pdf: Uint8Array; layout: Layout; pages: PageInfo[]}

/** How often the numbers may move what they count. Twice was the most seen. */
const maxPrints = 6
/** How often a note that is kept with its paragraph may send others away: no further than to the end of a chapter. */
const maxLooks = 40

/**
 * Print until every page number that stands in the print is right for that very print.
 *
 * @param step Called as each pass begins, with the number of pages once it is known.
 */
export async function layOut(book: Book, sheet: Sheet, step: (name: string, pages?: number) => void): Promise<Printed> {
  step('layout')
  const settled: Settled = {shown: new Set(), kept: new Set(), moves: new Map()}
  let layout = await settle(book, sheet, settled)
  for (let print = 0; print < maxPrints; print += 1) {
    const {pages} = await patch(book, sheet, {layout, settled})
    step('print', layout.pageCount)
    const pdf = await sheet.print()
    const printed = readPlaces(pdf)
    if (isSame(layout, printed)) return {pdf, layout: printed, pages}
    layout = printed
  }
  throw new Error('The page numbers do not settle')
}

/** What was found once, and stays so. */
type Settled = {shown: Set<string>; kept: Set<string>; moves: Moves}

/** Look where things are until what moves them has been written. A look costs half of a print. */
async function settle(book: Book, sheet: Sheet, settled: Settled): Promise<Layout> {
  let layout = readPlaces(await sheet.measure())
  for (let look = 0; look < maxLooks; look += 1) {
    const before = sizeOf(settled)
    const {blanks} = await patch(book, sheet, {layout, settled})
    const isFirst = look === 0 && (hasLocators(book) || blanks.length > 0)
    // Lists of pages grow and shrink with their numbers, and so does what is kept with its notes.
    if (!isFirst && sizeOf(settled) === before) break
    layout = readPlaces(await sheet.measure())
  }
  return layout
}

/** What grows with each change that moves more than a word. */
function sizeOf({kept, moves}: Settled): number {
  return [...moves.values()].reduce((sum, count) => sum + count, kept.size)
}

async function patch(book: Book, sheet: Sheet, {layout, settled}: {layout: Layout; settled: Settled}) {
  const blanks = blanksOf(rectosOf(book), layout)
  const pages = numberPages(book, layout)
  await sheet.patch({
    pageNumbers: pageNumbersOf(layout, pages),
    blanks,
    hiddenReferences: hiddenReferences(layout, settled.shown),
    keptNotes: strayNotes(book, layout, settled.kept),
    moved: movedBlocks(book, layout, settled.moves),
    indexPages: indexPagesOf(book, layout, pages),
    styles: pageFurniture(pages)
  })
  return {blanks, pages}
}

function hasLocators(book: Book): boolean {
  return book.termUses.length > 0 || book.chapters.some(({generated}) => generated === 'index')
}

function pageNumbersOf({places}: Layout, pages: readonly PageInfo[]): Record<string, string> {
  return Object.fromEntries([...places].map(([id, {page}]) => [id, pages[page]?.label ?? '']))
}

function isSame(one: Layout, other: Layout): boolean {
  return (
    one.pageCount === other.pageCount &&
    one.places.size === other.places.size &&
    [...one.places].every(([id, {page}]) => other.places.get(id)?.page === page)
  )
}
