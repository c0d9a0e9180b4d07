import {PDFDocument} from 'pdf-lib'
import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs'
import {expect, test} from 'vitest'
import {bookOf, messagesOn, printBook} from './print-book.ts'
import {itemsOf} from './read-pdf.ts'

const millimetre = 72 / 25.4

test.each([
  ['16k', {width: 185, height: 260, characters: 38}],
  ['b5', {width: 176, height: 250, characters: 36}],
  ['a5', {width: 148, height: 210, characters: 31}],
  ['a4', {width: 210, height: 297, characters: 44}]
] as const)(
  'prints on %s, in whole characters a line, wider at the spine',
  async (size, {width, height, characters}) => {
    const book = await bookOf({
      'book.yaml': `title: 开本\npage: {size: ${size}, binding: print}\nchapters: [one.md]\n`,
      'one.md': `# 开本\n\n${'字'.repeat(38 * 80)}\n`
    })
    const file = await printBook(book)
    expect(messagesOn(book)).toEqual([])
    const bytes = file!.value as Uint8Array
    const [first] = (await PDFDocument.load(bytes)).getPages()
    expect(first!.getWidth() / millimetre).toBeCloseTo(width, 0)
    expect(first!.getHeight() / millimetre).toBeCloseTo(height, 0)
    const pdf = await getDocument({data: Uint8Array.from(bytes), verbosity: 0}).promise
    const lines: string[] = []
    const edges = new Map<boolean, number>()
    for (let page = 0; page < pdf.numPages; page += 1) {
      const items = (await itemsOf(pdf, page)).filter(({text}) => /^字+$/.test(text))
      if (items.length < 20) continue
      edges.set(page % 2 === 0, Math.min(...items.map(({x}) => x)) / millimetre)
      lines.push(...items.map(({text}) => text))
    }
    expect(Math.max(...lines.map((line) => line.length))).toBe(characters)
    const side = (width - (characters * 10.5) / millimetre) / 2
    // Right-hand pages have their spine on the left.
    expect(edges.get(true)).toBeCloseTo(side + 2.5, 0)
    expect(edges.get(false)).toBeCloseTo(side - 2.5, 0)
  },
  60_000
)
