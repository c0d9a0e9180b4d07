import {createCanvas} from '@napi-rs/canvas'
import {toHtml} from 'hast-util-to-html'
import {PDFDocument} from 'pdf-lib'
import {beforeAll, expect, test} from 'vitest'
import type {Book} from '../../../scripts/book.ts'
import {blacken} from '../../../scripts/render/pdf/finish-press.ts'
import {buildFrontMatter} from '../../../scripts/render/pdf/front-matter.ts'
import {bookOf, messagesOn, printBook} from './print-book.ts'
import {operatorsOf} from './read-pdf.ts'

const millimetre = 72 / 25.4

let book: Book
let document: PDFDocument

beforeAll(async () => {
  book = await bookOf({
    'book.yaml': 'title: 付印\ncover: cover.png\npage: {press: {bleed: 4}}\nchapters: [one.md]\n',
    'cover.png': createCanvas(40, 56).toBuffer('image/png'),
    'one.md': '# 付印\n\n黑字，**粗体**，`代码`。\n\n![封面的图](cover.png)\n'
  })
  document = await PDFDocument.load((await printBook(book))!.value)
}, 60_000)

test('trims every page to one size, with the bleed around it', () => {
  for (const page of document.getPages()) {
    const [trim, bleed, media] = [page.getTrimBox(), page.getBleedBox(), page.getMediaBox()]
    expect([trim.width / millimetre, trim.height / millimetre]).toEqual([
      expect.closeTo(185, 1) as number,
      expect.closeTo(260, 1) as number
    ])
    expect((trim.x - bleed.x) / millimetre).toBeCloseTo(4)
    expect((bleed.width - trim.width) / millimetre).toBeCloseTo(8)
    expect(media.width).toBeGreaterThan(bleed.width + 20)
  }
})

test('lets the cover go over the edges', () => {
  const [cover] = document.getPages()
  const {x, width} = cover!.getBleedBox()
  expect(x).toBeCloseTo(0, 0)
  expect(width / millimetre).toBeCloseTo(193, 0)
})

test('sets text in black ink alone', () => {
  const contents = document.getPages().map((_, page) => operatorsOf(document, page))
  const colours = contents.flatMap((content) => content.match(/^\S+ \S+ \S+ (?:rg|RG)$/gm) ?? [])
  expect(colours.filter((colour) => /^(\S+) \1 \1 /.test(colour))).toEqual([])
  expect(blacken('q\n0 0 0 rg\n.5 .5 .5 RG\n.6 .2 .1 rg\n')).toBe('q\n0 g\n.5 G\n.6 .2 .1 rg\n')
})

test('warns of images that are too coarse, at their place', () => {
  expect(messagesOn(book)).toEqual([
    expect.stringMatching(/^one.md:5:1 false coarse-image .*`cover.png` of \d+ pixels an inch, expected 300$/)
  ])
})

test('fills the page with a cover of nearly its shape, and shows another one whole', () => {
  const coverOf = (width: number, height: number) => {
    const asset = {path: 'c.png', mediaType: 'image/png' as const, bytes: new Uint8Array(), width, height}
    const edition = {...book.edition, page: {...book.edition.page, press: undefined}}
    const plain = {...book, edition, assets: new Map([['c.png', asset]])}
    const [cover] = buildFrontMatter({...plain, config: {...book.config, cover: 'c.png'}})
    return toHtml(cover!)
  }
  expect(coverOf(600, 800)).toContain('class="fills"')
  expect(coverOf(600, 600)).not.toContain('fills')
})
