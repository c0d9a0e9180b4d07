/** An edition whose lines run from top to bottom. */
import {beforeAll, expect, test} from 'vitest'
import type {Book} from '../../../scripts/book.ts'
import {enrich} from '../../../scripts/enrich/index.ts'
import {editionsOf} from '../../../scripts/load/editions.ts'
import {load, loadAssets} from '../../../scripts/load/index.ts'
import {parse} from '../../../scripts/parse/index.ts'
import {renderEpub} from '../../../scripts/render/epub/index.ts'
import {resolve} from 'node:path'
import {epubcheck, epubcheckFindings, portFindings} from '../../validate/epubcheck.ts'
import {structureProblems} from '../../validate/epub-structure.ts'
import {all, hasClass, readEpub, textOf, type Epub} from '../../validate/read-epub.ts'
import {chapterOf} from '../book-of.ts'
import {machine, paragraph, sampleBook} from './sample-book.ts'

let bytes: Uint8Array
let vertical: Epub
let horizontal: Epub

beforeAll(async () => {
  const sources = await load(resolve(import.meta.dirname, '../../books/constructs'))
  const manuscript = parse(sources)
  const [edition] = editionsOf(sources.config, [], ['epub'])
  const book = enrich(manuscript, await loadAssets(manuscript), edition!)
  bytes = await render({...book, edition: {...book.edition, writing: 'vertical'}})
  vertical = await readEpub(bytes)
  horizontal = await readEpub(await render(book))
})

test('turns its pages from the right, and says so to old devices', () => {
  const [spine] = all(vertical.packageDocument.tree, 'spine')
  expect(spine!.attributes['page-progression-direction']).toBe('rtl')
  const meta = all(vertical.packageDocument.tree, 'meta').map(({attributes}) => attributes)
  expect(meta).toContainEqual({name: 'primary-writing-mode', content: 'vertical-rl'})
  expect(styleOf(vertical)).toContain('writing-mode: vertical-rl')
})

test('leaves other editions as they are', () => {
  const [spine] = all(horizontal.packageDocument.tree, 'spine')
  expect(spine!.attributes['page-progression-direction']).toBeUndefined()
  expect(styleOf(horizontal)).not.toContain('writing-mode')
})

test('has the very text of the horizontal edition', () => {
  const texts = (epub: Epub) => epub.spine.map(({tree}) => textOf(tree))
  expect(texts(vertical)).toEqual(texts(horizontal))
})

test.each([
  ['2013 年 3 月 15 日，第 15 届', ['3', '15', '15']],
  ['三月15日', ['15']],
  ['版本 1.2、端口 80、80/tcp 与 x86、K8s', ['80']],
  ['占 37%，-1 度，3-1 与 12:30', []],
  ['共 120 页，Docker 17 与 Go 1', []]
])('stands short numbers upright: %s', async (text, upright) => {
  const book = sampleBook()
  const chapters = [chapterOf([paragraph(text)], {title: '数'})]
  const epub = await readEpub(
    await render({...book, chapters, notes: [], edition: {...book.edition, writing: 'vertical'}})
  )
  const [chapter] = epub.spine.filter(({path}) => path.endsWith('/01.xhtml'))
  const found = all(chapter!.tree, 'span').filter((span) => hasClass(span, 'tcy'))
  expect(found.map((span) => textOf(span))).toEqual(upright)
})

test('leaves numbers of code and tables alone', () => {
  for (const {tree} of vertical.spine) {
    const apart = ['pre', 'code', 'table', 'math'].flatMap((name) => all(tree, name))
    expect(apart.flatMap((element) => all(element, 'span')).filter((span) => hasClass(span, 'tcy'))).toEqual([])
  }
})

test('passes both validators', async ({skip}) => {
  expect(await structureProblems(bytes)).toEqual([])
  expect(await portFindings(bytes)).toEqual([])
  if (!epubcheck) skip()
  expect(await epubcheckFindings(bytes)).toEqual([])
})

async function render(book: Book): Promise<Uint8Array> {
  const [file] = await renderEpub(book, machine)
  return file!.value as Uint8Array
}

function styleOf({files}: Epub): string {
  return new TextDecoder().decode(files.get('OEBPS/style.css'))
}
