import type {Book} from '../../book.ts'
import {blanksOf, rectosOf} from './blank-pages.ts'
import {indexPagesOf} from './index-pages.ts'
import {numberPages, type PageInfo} from './number-pages.ts'
import {pageFurniture} from './page-furniture.ts'
import {hiddenReferences} from './page-references.ts'
import type {Sheet} from './print.ts'
import {readPlaces, type Layout} from './read-places.ts'

export type Printed = {pdf: Uint8Array; layout: Layout; pages: PageInfo[]}

/** How often the numbers may move what they count. Twice was the most seen. */
const maxRounds = 6

/**
 * Print until every page number that stands in the print is right for that very print.
 *
 * @param step Called as each pass begins, with the number of pages once it is known.
 */
export async function layOut(book: Book, sheet: Sheet, step: (name: string, pages?: number) => void): Promise<Printed> {
  step('layout')
  let layout = readPlaces(await sheet.measure())
  const shown = new Set<string>()
  for (let round = 0; round < maxRounds; round += 1) {
    const blanks = blanksOf(rectosOf(book), layout)
    const pages = numberPages(book, layout)
    await sheet.patch({
      pageNumbers: pageNumbersOf(layout, pages),
      blanks,
      hiddenReferences: hiddenReferences(layout, shown),
      indexPages: indexPagesOf(book, layout, pages),
      styles: pageFurniture(pages)
    })
    if (round === 0 && (hasLocators(book) || blanks.length > 0)) {
      // Lists of pages grow and shrink with their numbers: another look is cheaper than another print.
      layout = readPlaces(await sheet.measure())
      continue
    }
    step('print', layout.pageCount)
    const pdf = await sheet.print()
    const printed = readPlaces(pdf)
    if (isSame(layout, printed)) return {pdf, layout: printed, pages}
    layout = printed
  }
  throw new Error('The page numbers do not settle')
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
