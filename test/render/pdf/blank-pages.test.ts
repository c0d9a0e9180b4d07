import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs'
import {expect, test} from 'vitest'
import {blankId} from '../../../scripts/render/pdf/addresses.ts'
import {blanksOf} from '../../../scripts/render/pdf/blank-pages.ts'
import {bookOf, printBook} from './print-book.ts'
import {itemsOf, pageOfDestination} from './read-pdf.ts'

const square =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><rect width="9" height="9"/></svg>'

async function openBook(page: string, chapters: number) {
  const names = Array.from({length: chapters}, (_, index) => `c${index}.md`)
  const figures = Array.from({length: 4}, (_, index) => `![](a.svg "图的名字${index}") {#f${index}}`).join('\n\n')
  const book = await bookOf({
    'book.yaml': `title: 右页\npage: {${page}}\nchapters: [${names.join(', ')}]\n`,
    ...Object.fromEntries(names.map((name, index) => [name, `# 第${index}\n\n${index === 0 ? figures : '短章。'}\n`])),
    'a.svg': square
  })
  const file = await printBook(book)
  const pdf = await getDocument({data: Uint8Array.from(file!.value as Uint8Array), verbosity: 0}).promise
  return {pdf, labels: (await pdf.getPageLabels()) ?? []}
}

test('begins each chapter on a right-hand page behind truly empty ones where the book wants it', async () => {
  const {pdf, labels} = await openBook('chapters: recto', 3)
  const pages = await Promise.all(['c0', 'c1', 'c2'].map((id) => pageOfDestination(pdf, id)))
  expect(pages.map((page) => labels[page!])).toEqual(['1', '3', '5'])
  expect(pages.map((page) => page! % 2)).toEqual([0, 0, 0])
  for (const page of pages) expect(await itemsOf(pdf, page! - 1)).toEqual([])
}, 60_000)

test('lets chapters follow page by page else, with odd numbers on the right', async () => {
  const {pdf, labels} = await openBook('chapters: any', 3)
  const pages = await Promise.all(['c0', 'c1', 'c2'].map((id) => pageOfDestination(pdf, id)))
  expect(pages.map((page) => labels[page!])).toEqual(['1', '2', '3'])
  expect(pages[0]! % 2).toBe(0)
}, 60_000)

test('lists figures behind the contents once there are enough, with their pages', async () => {
  const {pdf} = await openBook('chapters: any', 1)
  const contents = (await pageOfDestination(pdf, '/contents'))!
  const list = (await pageOfDestination(pdf, '/figures'))!
  expect(list).toBe(contents + 1)
  const text = (await itemsOf(pdf, list))
    .map((item) => item.text)
    .join('')
    .replaceAll(/\s/g, '')
  expect(text).toContain('插图目录图1-1图的名字01图1-2图的名字11')
  expect(await pdf.getDestination('/tables')).toBeNull()
}, 60_000)

test('counts on empty pages that are there already', () => {
  const places = new Map([
    ['a', {page: 5, y: 0}],
    ['b', {page: 8, y: 0}]
  ])
  const rectos = ['a', 'b']
  expect(blanksOf(rectos, {pageCount: 9, places})).toEqual(['a', 'b'])
  const settled = new Map([
    ...[...places].map(([id, {y}], index) => [id, {page: [6, 10][index]!, y}] as const),
    [blankId('a'), {page: 5, y: 0}] as const,
    [blankId('b'), {page: 9, y: 0}] as const
  ])
  expect(blanksOf(rectos, {pageCount: 11, places: settled})).toEqual(['a', 'b'])
})
