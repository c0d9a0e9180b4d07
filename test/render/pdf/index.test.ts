import {toString} from 'hast-util-to-string'
import {PDFDict, PDFDocument, PDFName, PDFNumber, type PDFHexString, type PDFString} from 'pdf-lib'
import {getDocument, type PDFDocumentProxy} from 'pdfjs-dist/legacy/build/pdf.mjs'
import {visit} from 'unist-util-visit'
import {beforeAll, expect, test} from 'vitest'
import type {Book, TocEntry} from '../../../scripts/book.ts'
import type {Progress} from '../../../scripts/renderer.ts'
import {renderPdf} from '../../../scripts/render/pdf/index.ts'
import {buildPrintDocument} from '../../../scripts/render/pdf/print-document.ts'
import {bookOf, messagesOn, printBook, thisMachine} from './print-book.ts'
import {
  bodyTextOf,
  everyTag,
  fontsOf,
  furnitureOf,
  isName,
  linksOf,
  operatorsOf,
  pageOfDestination,
  tagsOf
} from './read-pdf.ts'
import {sampleBook} from './sample-book.ts'

let book: Book
let bytes: Uint8Array
let document: PDFDocument
let pdf: PDFDocumentProxy
let labels: string[]
const steps: Progress[] = []

beforeAll(async () => {
  book = await bookOf(sampleBook)
  const file = await printBook(book, thisMachine(steps))
  expect(messagesOn(book)).toEqual([])
  expect(file?.path).toBe('shiyin-zh-Hans-1.2.3.pdf')
  bytes = file!.value as Uint8Array
  document = await PDFDocument.load(bytes, {updateMetadata: false})
  pdf = await getDocument({data: Uint8Array.from(bytes), verbosity: 0}).promise
  labels = (await pdf.getPageLabels()) ?? []
  expect(file?.data.pages).toBe(pdf.numPages)
  expect(pdf.numPages).toBeGreaterThan(15)
}, 300_000)

const squeezed = (text: string) => text.replace(/[\s\u200B]/g, '')
const hanOf = (text: string) => text.replace(/\P{Script=Han}/gu, '')
const entriesOf = (toc: readonly TocEntry[]): TocEntry[] =>
  toc.flatMap((entry) => [entry, ...entriesOf(entry.children)])

test('embeds every font as a subset of TrueType, and none as drawings', () => {
  const fonts = fontsOf(document)
  const kinds = new Set(fonts.map((font) => String(font.get(PDFName.of('Subtype')))))
  expect([...kinds].sort()).toEqual(['/CIDFontType2', '/Type0'])
  for (const font of fonts) {
    expect(String(font.get(PDFName.of('BaseFont')))).toMatch(/^\/[A-Z]{6}\+/)
    if (isName(font.get(PDFName.of('Subtype')), 'Type0')) expect(font.has(PDFName.of('ToUnicode'))).toBe(true)
    else expect(font.lookup(PDFName.of('FontDescriptor'), PDFDict).has(PDFName.of('FontFile2'))).toBe(true)
  }
})

test('says what it is: title, author, language, tags', async () => {
  const {info, metadata} = await pdf.getMetadata()
  expect(info).toMatchObject({
    Title: '试印之书',
    Author: '林书一、周注',
    Subject: '用来检查印本的小书。',
    Keywords: '容器、编排',
    CreationDate: 'D:20261121000000Z',
    Language: 'zh-CN'
  })
  expect(metadata?.get('pdfuaid:part')).toBe('1')
  expect(await pdf.getMarkInfo()).toMatchObject({Marked: true})
  const preferences = document.catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict)
  expect(String(preferences.get(PDFName.of('DisplayDocTitle')))).toBe('true')
})

test('prints in the contents, for every entry, the number of the page that its heading is on', async () => {
  const contents = await pageOfDestination(pdf, '/contents')
  const rows = (await linksOf(pdf)).filter(({page, dest}) => page >= contents! && page < contents! + 2 && dest)
  const titles: string[] = []
  for (const {dest, text} of rows) {
    const page = await pageOfDestination(pdf, dest!)
    const number = /(?:\d+|[ivx]+)$/.exec(squeezed(text))?.[0] ?? ''
    const title = squeezed(text).slice(0, -number.length)
    expect([title, number]).toEqual([title, labels[page!]])
    expect(squeezed(await bodyTextOf(pdf, page!))).toContain(title)
    titles.push(title)
  }
  const wanted = entriesOf(book.toc).map(({target}) => squeezed(target.label + target.title))
  expect(titles.filter((title) => !title.includes('部分'))).toEqual(wanted)
  expect(titles.length - wanted.length).toBe(2)
})

test('numbers the front matter in roman and the body in arabic, in labels and on the pages', async () => {
  const first = (await pageOfDestination(pdf, '/part/one'))!
  expect(labels.slice(0, 6)).toEqual(['i', 'ii', 'iii', 'iv', 'v', 'vi'])
  expect(labels.slice(first, first + 3)).toEqual(['1', '2', '3'])
  const plain = await Promise.all(
    ['/half-title', '/half-title-verso', '/title-page', '/imprint', '/part/one', '/part/three', '/colophon'].map((id) =>
      pageOfDestination(pdf, id)
    )
  )
  for (let page = 0; page < pdf.numPages; page += 1) {
    const {folio} = await furnitureOf(pdf, page)
    expect([page, folio]).toEqual([page, plain.includes(page) ? '' : labels[page]])
  }
})

test('heads left pages with the chapter and right pages with the section, and openings with nothing', async () => {
  const headOf = async (page: number) => squeezed((await furnitureOf(pdf, page)).head)
  for (const entry of book.toc) {
    const page = (await pageOfDestination(pdf, entry.target.chapterId))!
    expect(await headOf(page)).toBe('')
  }
  const second = (await pageOfDestination(pdf, 'two'))! + 1
  const heads = [await headOf(second), await headOf(second + 1)]
  const right = second % 2 === 0 ? heads[0] : heads[1]
  const left = second % 2 === 0 ? heads[1] : heads[0]
  expect(left).toBe('第2章编排')
  expect(right).toMatch(/^2\.[12](?:谁来调度|服务与发现)$/)
})

test('leads every link within the book to the page that its target is on', async () => {
  const texts = new Map<string, string>()
  visit(buildPrintDocument(book), 'element', (element, index, parent) => {
    if (!String(element.properties['className']).includes('marker') || !parent) return
    const id = decodeURIComponent(String(element.properties['href']).split('/').at(-1)!)
    const rest = {...parent, children: parent.children.slice(index)} as typeof parent
    texts.set(id, hanOf(toString(rest)).slice(0, 16))
  })
  const links = (await linksOf(pdf)).filter(({dest}) => dest !== undefined)
  expect(links.length).toBeGreaterThan(15)
  for (const {dest} of links) {
    const page = await pageOfDestination(pdf, dest!)
    const next = page! + 1 < pdf.numPages ? await bodyTextOf(pdf, page! + 1) : ''
    expect(hanOf((await bodyTextOf(pdf, page!)) + next)).toContain(texts.get(dest!) ?? dest)
  }
})

test('names in the glossary the pages where a term is used, each once, those in a row as a range', async () => {
  const glossary = await pageOfDestination(pdf, 'glossary')
  const links = (await linksOf(pdf)).filter(({page, dest}) => page === glossary && dest !== undefined)
  const uses = book.termUses.map(({chapterId, htmlId}) => `${chapterId}/${htmlId}`)
  expect(uses.length).toBeGreaterThan(2)
  expect(links.map(({dest}) => dest).filter((dest) => !uses.includes(dest!))).toEqual([])
  const numbers = links.map(({text}) => squeezed(text).replace('、', ''))
  const pages = await Promise.all(uses.map(async (id) => (await pageOfDestination(pdf, id))!))
  const named = numbers.flatMap((number, index) => {
    const first = labels.indexOf(number.replace('–', ''))
    const last = number.endsWith('–') ? labels.indexOf(numbers[index + 1]!.replace('–', '')) - 1 : first
    return Array.from({length: last - first + 1}, (_, step) => first + step)
  })
  expect(named).toEqual([...new Set(pages)].sort((a, b) => a - b))
  expect(numbers.filter((number) => number.endsWith('–')).length).toBeGreaterThan(0)
})

test('has an outline as deep as the contents, with labels, parts and right pages', async () => {
  type Node = {title: string; dest: string | unknown[] | null; items: Node[]}
  const outline = (await pdf.getOutline()) as Node[]
  expect(outline.map(({title}) => title)).toEqual(['前言', '目录', '第一部分 起步', '第二部分 远行', '后记', '术语表'])
  expect(outline[2]!.items.map(({title}) => title)).toEqual(['第 1 章 镜像', '第 2 章 编排'])
  expect(outline[2]!.items[0]!.items.map(({title}) => title)).toEqual(['1.1 从文件说起', '1.2 分层', '1.3 标签与摘要'])
  expect(outline[2]!.items[0]!.items[2]!.items.map(({title}) => title)).toEqual(['1.3.1 细处'])
  const check = async ({title, dest, items}: Node): Promise<void> => {
    const page = await pageOfDestination(pdf, String(dest))
    expect(squeezed(await bodyTextOf(pdf, page!))).toContain(squeezed(title))
    for (const item of items) await check(item)
  }
  for (const node of outline) await check(node)
})

test('keeps every Han character of the book, in order', async () => {
  const tree = buildPrintDocument(book)
  const wanted = hanOf(toString(tree))
  let found = ''
  for (let page = 0; page < pdf.numPages; page += 1) found += hanOf(await bodyTextOf(pdf, page))
  expect(found).toBe(wanted)
  expect(found.length).toBeGreaterThan(3000)
})

test('tags headings, lists, tables, figures, links and notes as what they are', () => {
  const tags = everyTag(tagsOf(document))
  const count = (role: string) => tags.filter((tag) => tag.role === role).length
  const roles = new Set(tags.map(({role}) => role))
  const known =
    'Aside BlockQuote Code Div Document Em Figure Formula H1 H2 H3 L LBody LI Lbl Link P Span Strong TD TH TR Table'
  expect([...roles].filter((role) => !known.split(' ').includes(role))).toEqual([])
  expect(count('H1')).toBe(6 + 1 + 2)
  expect(count('H2')).toBe(8 + 1)
  expect(count('H3')).toBe(1)
  expect(count('TH')).toBe(2)
  expect(count('TD')).toBe(4)
  expect(tags.filter(({role, children}) => role === 'LI' && !children.some((child) => child.role === 'LBody'))).toEqual(
    []
  )
  const figures = tags.filter(({role}) => role === 'Figure').map(({dictionary}) => dictionary.get(PDFName.of('Alt')))
  expect(figures.map((alt) => (alt as PDFString | PDFHexString).decodeText())).toEqual(['一层叠着一层'])
})

test('tags each thing that is painted, or marks it as furniture', () => {
  for (let page = 0; page < pdf.numPages; page += 1) {
    let depth = 0
    const outside = operatorsOf(document, page)
      .split('\n')
      .filter((line) => {
        if (/B[DM]C$/.test(line)) depth += 1
        if (line === 'EMC') depth -= 1
        return depth === 0 && /(?:^|\s)(?:Tj|TJ|f|f\*|S|s|B|Do|sh)$/.test(line)
      })
    expect([page, outside, depth]).toEqual([page, [], 0])
  }
})

test('says in the tag tree where each piece of content belongs', () => {
  const root = document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict)
  const numbers = root.lookup(PDFName.of('ParentTree'), PDFDict).lookup(PDFName.of('Nums'))
  const keys = String(numbers)
  for (const [page, {node}] of document.getPages().entries()) {
    expect(Number(String(node.get(PDFName.of('StructParents'))))).toBe(page)
    for (const annotation of node.Annots()?.asArray() ?? []) {
      const dictionary = document.context.lookup(annotation, PDFDict)
      const key = dictionary.lookup(PDFName.of('StructParent'), PDFNumber).asNumber()
      expect(keys).toMatch(new RegExp(`[ \\[]${key} `))
      expect(dictionary.has(PDFName.of('Contents'))).toBe(true)
    }
  }
})

test('prints at full size, as nothing is wider than the page', () => {
  for (let page = 0; page < pdf.numPages; page += 1) {
    const scales = [...operatorsOf(document, page).matchAll(/^(\S+) 0 0 \1 \S+ \S+ cm$/gm)].map((match) => match[1])
    for (const scale of scales) expect(Number(scale) === 1 || Math.abs(Number(scale) - 3.125) < 0.001).toBe(true)
  }
})

test('tells its steps, with pages once they are known', () => {
  expect(steps.map(({step}) => step)).toEqual(['fonts', 'layout', 'print', 'finish'])
  expect(steps.at(-1)).toMatchObject({format: 'pdf', edition: 'zh-Hans', total: pdf.numPages})
})

test('gives the same bytes again', async () => {
  const again = await printBook(await bookOf(sampleBook))
  expect(Buffer.compare(Buffer.from(again!.value as Uint8Array), Buffer.from(bytes))).toBe(0)
}, 120_000)

test('names each character that no font has, where it stands, and prints nothing', async () => {
  const strange = '\u{E000}'
  const files = {
    'book.yaml': 'title: 缺字\nchapters: [one.md]\n',
    'one.md': `# 缺字\n\n第一处：${strange}。\n\n\`码里${strange}\`\n\n三${strange}\n\n四${strange}\n`
  }
  const broken = await bookOf(files)
  expect(await renderPdf(broken, thisMachine())).toEqual([])
  expect(messagesOn(broken).map((line) => line.split(' Unexpected')[0])).toEqual([
    'one.md:3:5 true missing-glyph',
    'one.md:5:4 true missing-glyph',
    'one.md:7:2 true missing-glyph'
  ])
  expect(messagesOn(broken)[0]).toContain('(U+E000)')
})
