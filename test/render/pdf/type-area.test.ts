/** Reads every page of the repository's own book. */
import {resolve} from 'node:path'
import {getDocument, type PDFDocumentProxy} from 'pdfjs-dist/legacy/build/pdf.mjs'
import {beforeAll, expect, test} from 'vitest'
import {enrich} from '../../../scripts/enrich/index.ts'
import {editionsOf} from '../../../scripts/load/editions.ts'
import {load, loadAssets} from '../../../scripts/load/index.ts'
import {parse} from '../../../scripts/parse/index.ts'
import {printBook} from './print-book.ts'

/** In points, with two to spare: widths are sums of rounded ones. Above and below are running head and folio. */
const typeArea = {left: 60.7, right: 463.7, top: 667, bottom: 64}

type Glyphs = {text: string; left: number; right: number; baseline: number; size: number}
let pages: Glyphs[][]
/** Baselines above and below the type area, in whole points, on all pages but the cover. */
const furniture = {above: new Set<number>(), below: new Set<number>()}

beforeAll(async () => {
  const sources = await load(resolve(import.meta.dirname, '../../..'))
  const manuscript = parse(sources)
  const [edition] = editionsOf(sources.config, [], ['pdf'])
  const file = await printBook(enrich(manuscript, await loadAssets(manuscript), edition!))
  const pdf = await getDocument({data: Uint8Array.from(file!.value as Uint8Array), verbosity: 0}).promise
  pages = await Promise.all(Array.from({length: pdf.numPages}, (_, page) => bodyOf(pdf, page)))
  expect(pages.length).toBeGreaterThan(50)
}, 300_000)

async function bodyOf(pdf: PDFDocumentProxy, page: number): Promise<Glyphs[]> {
  const {items} = await (await pdf.getPage(page + 1)).getTextContent()
  return items
    .flatMap((item) => {
      if (!('str' in item) || item.str.trim() === '') return []
      const [, , , size, left, baseline] = item.transform.map(Number) as [
        number,
        number,
        number,
        number,
        number,
        number
      ]
      // Of closing punctuation at the end of a line, the empty half is cut off.
      const empty = /[，。、；：！？）」』】》〉”’]$/.test(item.str) ? size / 2 : 0
      return [{text: item.str, left, right: left + item.width - empty, baseline, size}]
    })
    .filter(({baseline}) => page === 0 || !noteFurniture(baseline))
}

function noteFurniture(baseline: number): boolean {
  if (baseline >= typeArea.top) furniture.above.add(Math.round(baseline))
  else if (baseline <= typeArea.bottom) furniture.below.add(Math.round(baseline))
  return baseline >= typeArea.top || baseline <= typeArea.bottom
}

test('keeps every glyph of the body inside the type area', () => {
  const outside = pages.flatMap((glyphs, page) =>
    // The cover has no margins.
    page === 0
      ? []
      : glyphs
          .filter(({left, right}) => left < typeArea.left || right > typeArea.right)
          .map(({text, left, right}) => [page, text, Math.round(left), Math.round(right)])
  )
  expect(outside).toEqual([])
})

test('has one line above the body and one below it, for running head and folio', () => {
  expect([...furniture.above]).toHaveLength(1)
  expect([...furniture.below]).toHaveLength(1)
})

test('ends no page of the body with a heading', () => {
  const headings = pages.flatMap((glyphs, page) => {
    const lowest = Math.min(...glyphs.map(({baseline}) => baseline))
    const last = glyphs.filter(({baseline}) => baseline === lowest)
    return glyphs.length > 40 && last.every(({size}) => size > 12) ? [[page, last.map(({text}) => text).join('')]] : []
  })
  expect(headings).toEqual([])
})
