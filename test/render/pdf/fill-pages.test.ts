import type {Element, Root} from 'hast'
import {h} from 'hastscript'
import {getDocument, type PDFDocumentProxy} from 'pdfjs-dist/legacy/build/pdf.mjs'
import {beforeAll, expect, test} from 'vitest'
import {markMovable} from '../../../scripts/render/pdf/fill-pages.ts'
import {bookOf, printBook} from './print-book.ts'
import {itemsOf, pageOfDestination} from './read-pdf.ts'

function waysOf(...children: Element[]): unknown[] {
  const tree: Root = {type: 'root', children: [h('section', children)]}
  markMovable(tree)
  return children.map(({properties}) => properties['dataWay']).filter((way) => way !== undefined)
}

const caption = h('figcaption', [h('span.label', '图 1-1')])
const figure = (...content: Element[]) => h('figure', [caption, ...content])
const code = (lines: number) => h('pre', [h('code', '一行\n'.repeat(lines))])

test('moves a picture with a number as a whole, and breaks listings, which are read where they stand', () => {
  expect(waysOf(h('p', '见图。'), figure(h('img')), h('p', '后文。'))).toEqual(['float'])
  expect(waysOf(h('p', '见清单。'), figure(code(9)), h('p', '后文。'))).toEqual(['break'])
  expect(waysOf(h('p', '请看'), code(9), h('p', '后文。'))).toEqual(['break'])
  expect(waysOf(h('p', '请看'), code(5), h('p', '后文。'))).toEqual([])
})

test('lets a short listing or table with a number stay where it is', () => {
  const [listing, table] = [figure(code(5)), figure(h('table'))]
  listing.properties['className'] = ['listing']
  table.properties['className'] = ['table']
  expect(waysOf(h('p', '见清单。'), listing, h('p', '后文。'))).toEqual([])
  expect(waysOf(h('p', '见表。'), table, h('p', '后文。'))).toEqual([])
})

test('lets nothing float over the end of its section', () => {
  expect(waysOf(h('p', '见图。'), figure(h('img')), h('h2', '下一节'))).toEqual([])
  expect(waysOf(h('p', '见图。'), figure(h('img')))).toEqual([])
  expect(waysOf(h('p', '见清单。'), figure(code(9)), h('span'), h('h2', '下一节'))).toEqual(['break'])
})

test('leaves alone what may break anyway', () => {
  expect(waysOf(h('p', '见'), figure(h('pre.breakable', '一行\n'.repeat(30))), h('p', '后文。'))).toEqual([])
})

/** Of A5, in points. */
const [pageHeight, bottom] = [595, 50]
const line = 17.5

const filler = '容器把应用与它的依赖放在一起，镜像记下这一切，编排系统再把它们安排到许多台机器上。'
const tall =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 330" width="300" height="330"><rect width="300" height="330" fill="#ddd"/></svg>'

// Each figure takes more than half a page, so that it seldom fits where it stands.
const sections = Array.from(
  {length: 6},
  (_, index) =>
    `${`${filler}\n\n`.repeat(4 + index)}![图](tall.svg "第 ${index} 张") {#fig:f${index}}\n\n${`${filler}\n\n`.repeat(9)}`
)

let pdf: PDFDocumentProxy

beforeAll(async () => {
  const book = await bookOf({
    'book.yaml': 'title: 满页\npage: {size: a5, colophon: false}\nchapters: [one.md, two.md]\n',
    'one.md': `# 图\n\n${sections.join('')}`,
    'two.md': '# 完\n\n完。\n',
    'tall.svg': tall
  })
  const file = await printBook(book)
  pdf = await getDocument({data: Uint8Array.from(file!.value as Uint8Array), verbosity: 0}).promise
}, 120_000)

test('fills the page before a figure that does not fit with the text behind it', async () => {
  const [first, end] = await Promise.all(['one', 'two'].map((name) => pageOfDestination(pdf, name)))
  const holes: number[] = []
  for (let page = first!; page < end! - 1; page += 1) {
    const lines = (await itemsOf(pdf, page)).filter(({text, y}) => text.trim() !== '' && y > bottom)
    const lowest = Math.min(...lines.map(({y}) => y))
    if (lowest > bottom + 4 * line) holes.push(page)
  }
  expect(end! - first!).toBeGreaterThan(5)
  expect(holes).toEqual([])
})

test('puts such a figure at the top of the next page, and loses none', async () => {
  let atTop = 0
  const captions: string[] = []
  for (let page = 0; page < pdf.numPages; page += 1) {
    const items = (await itemsOf(pdf, page)).filter(({y}) => y < pageHeight - 60)
    const text = items.map((item) => item.text).join('')
    captions.push(...(text.match(/图 1-\d/g) ?? []))
    const caption = items.find((item) => item.text.startsWith('图 1-'))
    const above = items.filter(({text: words, y}) => words.trim() !== '' && caption !== undefined && y > caption.y + 9)
    if (caption && above.length === 0) atTop += 1
  }
  // In the list of figures, and below each.
  expect(captions).toHaveLength(12)
  expect(atTop).toBeGreaterThan(2)
})
