import {createHash} from 'node:crypto'
import {getDocument, type PDFDocumentProxy} from 'pdfjs-dist/legacy/build/pdf.mjs'
import {beforeAll, expect, test} from 'vitest'
import type {Book} from '../../../scripts/book.ts'
import type {IndexEntry} from '../../../scripts/mdast-apparatus.ts'
import {bookOf, messagesOn, printBook} from './print-book.ts'
import {bodyTextOf, linksOf, pageOfDestination} from './read-pdf.ts'

const filler =
  '一台机器上的事，人还记得住；一百台机器上的事，只能交给程序去记。早先的做法是写一份安装手册，照着做的人各有各的理解，于是各有各的故障。记下来的步骤会过时，跑得通的步骤才可信；所以步骤要能重跑，也要能回退。'
const paragraphs = (count: number): string => Array.from({length: count}, () => filler).join('\n\n')

/** Words that stand in the book once tell where a mark is, without looking at the mark. */
const files = {
  'book.yaml': `title: 试索引之书
name: suoyin
modified: '2026-11-21'
chapters:
  frontmatter: [preface.md]
  bodymatter: [one.md, two.md]
`,
  'glossary/terms/whale.yaml': `id: whale
class: concept
langs:
  zh-Hans: {status: approved, term: 鲸鱼, aliases: [大鱼], definition: 驮着集装箱。}
  zh-Hant: {status: missing, term: , definition: }
  en: {status: missing, term: , definition: }
`,
  'preface.md': '# 前言\n\n[序里提到]{.index entry="散见"}的话。\n',
  'one.md': `# 镜像

开头[散见甲子]{.index entry="散见"}，同页[散见乙丑]{.index entry="散见"}。

[]{.index entry="长文" range=start}

长文起于此处。${paragraphs(12)}

## 分层 {index="分层一节"}

分层始于此。${paragraphs(14)}

再提[散见丙寅]{.index entry="散见"}，鲸鱼初见。

分层止于此。

## 标签

${paragraphs(9)}

长文止于彼处。

[]{.index entry="长文" range=end}

${paragraphs(8)}

又见鲸鱼。[散见丁卯]{.index entry="散见!末处"}
`,
  'two.md': `# 编排

${paragraphs(4)}

${['子页', '丑页', '寅页', '卯页'].map((word) => `[连页${word}]{.index entry="连页"}。\n\n${paragraphs(5)}`).join('\n\n')}

## 清单 {index="清单一节"}

清单始于此。

\`\`\`text
${'一行码\n'.repeat(60)}末行码
\`\`\`

## 收尾

鲸鱼三见。
`
}

let book: Book
let bytes: Uint8Array
let pdf: PDFDocumentProxy
let labels: string[]

beforeAll(async () => {
  book = await bookOf(files)
  expect(messagesOn(book)).toEqual([])
  bytes = (await printBook(book))!.value as Uint8Array
  pdf = await getDocument({data: Uint8Array.from(bytes), verbosity: 0}).promise
  labels = (await pdf.getPageLabels()) ?? []
}, 300_000)

const squeezed = (text: string): string => text.replace(/[\s\u200B]/g, '')

/** The number of the page that has words, as its reader sees it. */
async function pageWith(words: string): Promise<string> {
  for (let page = 0; page < pdf.numPages; page += 1) {
    if (squeezed(await bodyTextOf(pdf, page)).includes(words)) return labels[page]!
  }
  throw new Error(`${words} is nowhere`)
}

async function indexText(): Promise<string> {
  const first = (await pageOfDestination(pdf, 'book-index'))!
  let text = ''
  for (let page = first; page < pdf.numPages; page += 1) text += squeezed(await bodyTextOf(pdf, page))
  return text
}

test('prints for every entry the pages that its words are on', async () => {
  const range = async (from: string, to: string): Promise<string> => `${await pageWith(from)}–${await pageWith(to)}`
  const scattered = [await pageWith('序里提到'), await pageWith('散见甲子'), await pageWith('散见丙寅')]
  expect(scattered[0]).toMatch(/^[ivx]+$/)
  expect(new Set(scattered).size).toBe(3)
  const text = await indexText()
  expect(text).toContain(`散见${scattered.join('、')}末处${await pageWith('散见丁卯')}`)
  expect(text).toContain(`长文${await range('长文起于', '长文止于')}`)
  expect(text).toContain(`分层一节${await range('分层始于', '分层止于')}`)
  expect(text).toContain(`清单一节${await range('清单始于', '末行码')}`)
  const whales = [await pageWith('鲸鱼初见'), await pageWith('又见鲸鱼'), await pageWith('鲸鱼三见')]
  expect(text).toContain(`鲸鱼${whales.join('、')}`)
  expect(text).toContain('大鱼见鲸鱼')
})

test('prints a page once, and pages in a row as a range', async () => {
  const pages = await Promise.all(['连页子页', '连页丑页', '连页寅页', '连页卯页'].map(pageWith))
  const numbers = pages.map(Number)
  expect(numbers.at(-1)! - numbers[0]!).toBeGreaterThan(1)
  expect(numbers.every((number, index) => index === 0 || number - numbers[index - 1]! <= 1)).toBe(true)
  expect(await indexText()).toContain(`连页${pages[0]!}–${pages.at(-1)!}`)
  expect(await pageWith('散见甲子')).toBe(await pageWith('散见乙丑'))
})

test('leads from every number to its page, and from every pointer to its entry', async () => {
  const first = (await pageOfDestination(pdf, 'book-index'))!
  const links = (await linksOf(pdf)).filter(({page, dest}) => page >= first && dest !== undefined)
  expect(links.length).toBeGreaterThan(12)
  for (const {dest, text} of links) {
    const page = (await pageOfDestination(pdf, dest!))!
    if (dest!.startsWith('book-index/')) expect(squeezed(await bodyTextOf(pdf, page))).toContain(squeezed(text))
    else expect([dest, squeezed(text).replace(/[、–]/g, '')]).toEqual([dest, labels[page]])
  }
})

test('lists the index last in the outline, and every entry on its pages', async () => {
  const outline = await pdf.getOutline()
  expect(outline.at(-1)!.title).toBe('索引')
  const list = book.chapters.at(-1)!.tree.children.at(-1)!
  const entries = list.type === 'indexList' ? list.groups.flatMap((group) => group.entries) : []
  const below = (entry: IndexEntry): IndexEntry[] => [entry, ...entry.entries.flatMap(below)]
  const text = await indexText()
  expect(entries.flatMap(below).filter(({name}) => !text.includes(name))).toEqual([])
})

test('gives the same bytes twice', async () => {
  const again = (await printBook(await bookOf(files)))!.value as Uint8Array
  const digest = (value: Uint8Array): string => createHash('sha256').update(value).digest('hex')
  expect(digest(again)).toBe(digest(bytes))
}, 300_000)
