/** What content documents are to those who cannot see them: each in a browser, with axe. */
import {readFileSync} from 'node:fs'
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Browser} from 'puppeteer'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import type {PrintedPage} from '../../../scripts/book.ts'
import {renderEpub} from '../../../scripts/render/epub/index.ts'
import {readEpub, type Epub} from '../../validate/read-epub.ts'
import {openBrowser} from '../html/open-browser.ts'
import {machine, sampleBook} from './sample-book.ts'

vi.setConfig({testTimeout: 120_000, hookTimeout: 120_000})

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const read = (name: string) => readFileSync(new URL(`../../../templates/${name}`, import.meta.url), 'utf8')

/** Two pages of one chapter, and those of documents of ours. */
const pages: PrintedPage[] = [
  {label: 'i', owner: '/title-page', text: ''},
  {label: 'ii', owner: '/contents', text: ''},
  {label: '1', owner: '01', text: '镜像与层生僻字'},
  {label: '2', owner: '01', text: '警告读者的话。'}
]

/** A document is a piece of a book, which has landmarks and a first heading as a whole: these rules are for sites. */
const rulesOfSites = Object.fromEntries(
  ['region', 'landmark-one-main', 'page-has-heading-one', 'bypass'].map((id) => [id, {enabled: false}])
)

/** Here axe forgets the roles of books: a page break is named by its author, and a note is no landmark. */
const mistaken =
  /^(?:aria-prohibited-attr <span [^>]*role="doc-pagebreak"|landmark-unique <aside [^>]*role="doc-footnote")/

let browser: Browser | undefined
let folder: string
let epub: Epub

beforeAll(async () => {
  const templates = {'base.css': read('base.css'), 'reader.css': read('reader.css')}
  const [file] = await renderEpub(sampleBook({templates, pages}), machine)
  epub = await readEpub(file!.value as Uint8Array)
  folder = await mkdtemp(join(tmpdir(), 'zhushu-axe-'))
  for (const [name, bytes] of epub.files) {
    await mkdir(dirname(join(folder, name)), {recursive: true})
    await writeFile(join(folder, name), bytes)
  }
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await rm(folder, {recursive: true, force: true})
})

test.for(['light', 'dark'])('has no barrier in any document, in %s', async (theme, {skip}) => {
  if (!browser) return skip()
  const page = await browser.newPage()
  await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: theme}])
  for (const {path} of epub.spine) {
    await page.goto(pathToFileURL(join(folder, path)).href)
    // At night reading systems make the page dark by a style of their own.
    if (theme === 'dark') await page.addStyleTag({content: 'html {background: #121212; color: #e8e8e8}'})
    await page.evaluate(axe)
    const found = (await page.evaluate(`axe.run(document, {
      resultTypes: ['violations'],
      preload: false,
      rules: ${JSON.stringify(rulesOfSites)}
    }).then(({violations}) => violations.flatMap(({id, nodes}) => nodes.map(({html}) => id + ' ' + html)))`)) as string[]
    expect(
      found.filter((violation) => !mistaken.test(violation)),
      path
    ).toEqual([])
  }
  await page.close()
})
