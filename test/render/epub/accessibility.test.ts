/** What books are to those who cannot see them: each document of each edition in a browser, with the rules of Ace. */
import {readFileSync} from 'node:fs'
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Browser, Page} from 'puppeteer'
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest'
import type {PrintedPage} from '../../../scripts/book.ts'
import {renderEpub} from '../../../scripts/render/epub/index.ts'
import {documentViolations, packageViolations} from '../../validate/ace.ts'
import {readEpub} from '../../validate/read-epub.ts'
import {openBrowser} from '../html/open-browser.ts'
import {renderEditions, roots} from './rendered-books.ts'
import {machine, sampleBook} from './sample-book.ts'

vi.setConfig({testTimeout: 400_000, hookTimeout: 120_000})

const read = (name: string) => readFileSync(new URL(`../../../templates/${name}`, import.meta.url), 'utf8')

/** Two pages of one chapter, and those of documents of ours. */
const pages: PrintedPage[] = [
  {label: 'i', owner: '/title-page', text: ''},
  {label: 'ii', owner: '/contents', text: ''},
  {label: '1', owner: '01', text: '镜像与层生僻字'},
  {label: '2', owner: '01', text: '警告读者的话。'}
]

let browser: Browser | undefined
let page: Page | undefined
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhushu-ace-'))
  browser = await openBrowser()
  page = await browser?.newPage()
})

afterAll(async () => {
  await browser?.close()
  await rm(folder, {recursive: true, force: true})
})

test('finds what is wrong', async ({skip}) => {
  if (!page) return skip()
  await page.setContent('<html><title>错</title><body><img src="x"><span role="doc-pagebreak" id="p1"></span></body>')
  const found = (await documentViolations(page)).map((line) => line.split(' ')[0])
  expect(found).toEqual(expect.arrayContaining(['html-has-lang', 'image-alt', 'pagebreak-label']))
})

test.for(['light', 'dark'] as const)('puts no barrier into any kind of content, in %s', async (theme, {skip}) => {
  if (!page) return skip()
  const templates = {'base.css': read('base.css'), 'reader.css': read('reader.css')}
  const [file] = await renderEpub(sampleBook({templates, pages}), machine)
  expect(await violationsIn(file!.value as Uint8Array, page, {theme})).toEqual([])
})

describe.each(roots)('book %s', (root) => {
  // Editions have the same documents: each is looked at in one of them, by turns.
  test('has no barrier in any document', async ({skip}) => {
    if (!page) return skip()
    const editions = await renderEditions(root)
    for (const [turn, {edition, bytes}] of editions.entries())
      expect(await violationsIn(bytes, page, {turn, of: editions.length}), edition).toEqual([])
  })
})

type Way = {theme?: 'light' | 'dark'; turn?: number; of?: number}

async function violationsIn(bytes: Uint8Array, tab: Page, {theme = 'light', turn = 0, of = 1}: Way): Promise<string[]> {
  const epub = await readEpub(bytes)
  const place = await mkdtemp(join(folder, 'book-'))
  for (const [name, content] of epub.files) {
    await mkdir(dirname(join(place, name)), {recursive: true})
    await writeFile(join(place, name), content)
  }
  const found = packageViolations(epub)
  await tab.emulateMediaFeatures([{name: 'prefers-color-scheme', value: theme}])
  for (const {path} of epub.spine.filter((_, index) => index % of === turn)) {
    await tab.goto(pathToFileURL(join(place, path)).href)
    // At night reading systems make the page dark by a style of their own.
    if (theme === 'dark') await tab.addStyleTag({content: 'html {background: #121212; color: #e8e8e8}'})
    // In long lists the colour of each word takes minutes; they have no colour that the short ones lack.
    const without = epub.files.get(path)!.length > 100_000 ? ['color-contrast'] : []
    found.push(...(await documentViolations(tab, without)).map((line) => `${path} ${line}`))
  }
  return found
}
