/** One book of notes, listings, formulas and running text, printed small. */
import {PDFDocument, PDFHexString, PDFName, PDFString} from 'pdf-lib'
import {getDocument, type PDFDocumentProxy} from 'pdfjs-dist/legacy/build/pdf.mjs'
import {beforeAll, expect, test} from 'vitest'
import {bookOf, messagesOn, printBook} from './print-book.ts'
import {everyTag, itemsOf, pageOfDestination, tagsOf, type Item} from './read-pdf.ts'

/** Of A5, in points: between the running head and the folio; left edge; first-line indent. */
const body = {top: 595 - 60, bottom: 50, indent: 21}

const sentence = '容器把应用与它的依赖放在一起，镜像记下这一切，编排系统再把它们安排到许多台机器上。'

/** Of many lengths, so that some end at every line of a page. */
const prose = Array.from({length: 90}, (_, index) => sentence.repeat(1 + ((index * 5) % 4)).slice(index % 31))

const noted = Array.from(
  {length: 60},
  (_, index) =>
    `${sentence.repeat(1 + (index % 4))}注的标记在段首[^n${index}]。${sentence.repeat(1 + ((index * 3) % 5))}`
)
const notes = Array.from({length: 60}, (_, index) => `[^n${index}]: 第 ${index} 条注，说明文字。`)

const listing = ['name    说明          end', 'api     接口，（一）  end', 'worker  工作节点      end']

const files = {
  'book.yaml': 'title: 排字\npage: {size: a5}\nchapters: [prose.md, remarks.md, rest.md]\n',
  'prose.md': `# 正文\n\n${prose.join('\n\n')}\n`,
  'remarks.md': `# 注释\n\n${noted.join('\n\n')}\n\n${notes.join('\n\n')}\n`,
  'rest.md': `# 其余\n\n\`\`\`text\n${listing.join('\n')}\n\`\`\`\n\n质能方程是 $E = mc^2$。\n\n$$\n\\frac{1}{2}\n$$\n`
}

let bytes: Uint8Array
let pdf: PDFDocumentProxy
let pages: Item[][]

beforeAll(async () => {
  const book = await bookOf(files)
  const file = await printBook(book)
  expect(messagesOn(book)).toEqual([])
  bytes = file!.value as Uint8Array
  pdf = await getDocument({data: Uint8Array.from(bytes), verbosity: 0}).promise
  pages = await Promise.all(Array.from({length: pdf.numPages}, (_, page) => itemsOf(pdf, page)))
}, 120_000)

/** Where each line of a page begins, from the top. */
function lineStarts(items: readonly Item[]): number[] {
  const starts = new Map<number, number>()
  for (const {text, x, y} of items) {
    if (text.trim() === '' || y > body.top || y < body.bottom) continue
    const line = Math.round(y)
    starts.set(line, Math.min(x, starts.get(line) ?? Infinity))
  }
  return [...starts].sort(([one], [other]) => other - one).map(([, x]) => x)
}

async function chapterPages(from: string, to: string): Promise<number[]> {
  const [first, end] = await Promise.all([pageOfDestination(pdf, from), pageOfDestination(pdf, to)])
  return Array.from({length: end! - first! - 1}, (_, index) => first! + 1 + index)
}

test('leaves no line of a paragraph alone on a page', async () => {
  const running = (await chapterPages('prose', 'remarks')).map((page) => lineStarts(pages[page]!))
  expect(running.length).toBeGreaterThan(8)
  const left = Math.min(...running.flat())
  const isFirst = (x: number | undefined) => x !== undefined && Math.abs(x - left - body.indent) < 2
  const alone = running.flatMap((lines, index) => {
    const continues = !isFirst(lines[0])
    const widow = continues && (lines.length === 1 || isFirst(lines[1]))
    const next = running[index + 1]
    const orphan = next !== undefined && isFirst(lines.at(-1)) && !isFirst(next[0])
    return [...(widow ? [`widow ${index}`] : []), ...(orphan ? [`orphan ${index}`] : [])]
  })
  expect(alone).toEqual([])
  // The test would say nothing of pages that all begin with a new paragraph.
  expect(running.filter((lines) => !isFirst(lines[0])).length).toBeGreaterThan(3)
})

test('has every note on the spread of its mark', async () => {
  // The first page stands alone on the right.
  const spreadOf = async (name: string) => Math.floor(((await pageOfDestination(pdf, name))! + 1) / 2)
  const apart: number[] = []
  for (let number = 1; number <= notes.length; number += 1) {
    const [mark, note] = [await spreadOf(`remarks/noteref-${number}`), await spreadOf(`remarks/note-${number}`)]
    if (mark !== note) apart.push(number)
  }
  expect(apart).toEqual([])
})

test('sets Han characters of a listing two columns wide', () => {
  const ends = pages.flat().flatMap(({text, x}) => (text.trim() === 'end' ? [x] : []))
  expect(ends).toHaveLength(3)
  expect(Math.max(...ends) - Math.min(...ends)).toBeLessThan(0.5)
})

test('tags formulas, with their source as the words for them', async () => {
  const formulas = everyTag(tagsOf(await PDFDocument.load(bytes))).filter(({role}) => role === 'Formula')
  const words = formulas.map(({dictionary}) => {
    const alternative = dictionary.lookup(PDFName.of('Alt'))
    return alternative instanceof PDFHexString || alternative instanceof PDFString
      ? alternative.decodeText()
      : undefined
  })
  expect(words).toEqual(['E = mc^2', '\\frac{1}{2}'])
})

test('says on the last page how the book was set, unless it must not', async () => {
  expect(
    pages
      .at(-1)!
      .map(({text}) => text)
      .join('')
  ).toContain('排印说明')
  const book = await bookOf({
    'book.yaml': 'title: 排字\npage: {colophon: false}\nchapters: [one.md]\n',
    'one.md': '# 一\n\n正文。\n'
  })
  const plain = await getDocument({data: Uint8Array.from((await printBook(book))!.value as Uint8Array), verbosity: 0})
    .promise
  expect((await itemsOf(plain, plain.numPages - 1)).map(({text}) => text).join('')).toContain('正文。')
})

test('keeps the names of destinations when the book grows', async () => {
  const grown = await bookOf({
    ...files,
    'book.yaml': 'title: 排字\npage: {size: a5}\nchapters: [new.md, prose.md, remarks.md, rest.md]\n',
    'new.md': '# 新的一章\n\n新的文字。\n',
    'prose.md': `# 正文\n\n## 新的一节\n\n${prose.join('\n\n')}\n`
  })
  const file = await printBook(grown)
  const later = await getDocument({data: Uint8Array.from(file!.value as Uint8Array), verbosity: 0}).promise
  const names = new Set(Object.keys(await later.getDestinations()))
  expect(Object.keys(await pdf.getDestinations()).filter((name) => !names.has(name))).toEqual([])
}, 60_000)
