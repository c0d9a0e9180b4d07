/** The book in a reading engine: foliate-js, which Foliate and Readest are built on. */
import {mkdtemp, rm, symlink, writeFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import type {Server} from 'node:http'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import type {Browser, Page} from 'puppeteer'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {enrich} from '../../../scripts/enrich/index.ts'
import {editionsOf} from '../../../scripts/load/editions.ts'
import {load, loadAssets} from '../../../scripts/load/index.ts'
import {parse} from '../../../scripts/parse/index.ts'
import {renderEpub} from '../../../scripts/render/epub/index.ts'
import {openBrowser, serve} from '../html/open-browser.ts'
import {machine} from './sample-book.ts'

vi.setConfig({testTimeout: 120_000, hookTimeout: 120_000})

/** Opens the book and says of each move where it led; a pop-up is what the engine takes a note to be. */
const shelf = `<!doctype html><meta charset="utf-8">
<style>html, body {margin: 0; height: 100%} foliate-view {display: block; height: 100%} foliate-view + foliate-view {height: 50%}</style>
<script type="module">
import './foliate/view.js'
import {FootnoteHandler} from './foliate/footnotes.js'
const view = document.createElement('foliate-view')
const notes = new FootnoteHandler()
const popups = []
notes.addEventListener('before-render', ({detail}) => document.body.append(detail.view))
notes.addEventListener('render', ({detail: {view: popup, type, href}}) => {
  const [{doc}] = popup.renderer.getContents()
  popups.push({type, href, text: doc.body.textContent, links: [...doc.querySelectorAll('a[href]')].map((a) => a.getAttribute('href'))})
})
view.addEventListener('link', (event) => notes.handle(view.book, event))
document.body.append(view)
const blob = await (await fetch('book.epub')).blob()
await view.open(new File([blob], 'book.epub'))
window.reader = {view, popups, doc: () => view.renderer.getContents()[0].doc}
await view.goTo(0)
window.isOpen = true
</script>`

let browser: Browser | undefined
let server: Server | undefined
let folder: string
let page: Page
const complaints: string[] = []

beforeAll(async () => {
  browser = await openBrowser()
  if (!browser) return
  folder = await mkdtemp(join(tmpdir(), 'zhushu-reading-'))
  await writeFile(join(folder, 'book.epub'), await bookBytes())
  await writeFile(join(folder, 'index.html'), shelf)
  const engine = createRequire(import.meta.url).resolve('foliate-js/view.js')
  await symlink(dirname(engine), join(folder, 'foliate'), 'junction')
  const served = await serve(folder)
  server = served.server
  page = await browser.newPage()
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.setDefaultTimeout(100_000)
  await page.setViewport({width: 420, height: 640})
  await page.goto(`${served.address}/index.html`)
  await page.waitForFunction('window.isOpen')
})

afterAll(async () => {
  await browser?.close()
  server?.close()
  if (browser) await rm(folder, {recursive: true, force: true})
})

test('finds the table of contents three levels deep', async ({skip}) => {
  if (!browser) skip()
  const toc = await ask<Entry[]>('view.book.toc')
  const depth = (entries: Entry[] | null | undefined): number =>
    entries ? 1 + Math.max(0, ...entries.map(({subitems}) => depth(subitems))) : 0
  expect(depth(toc)).toBeGreaterThanOrEqual(3)
  expect(await ask<string[]>('view.book.landmarks.map(({type}) => type.join(" "))')).toContain('bodymatter')
})

test('turns pages, from the cover through every document to the end', async ({skip}) => {
  if (!browser) skip()
  const count = await ask<number>('view.book.sections.length')
  await page.evaluate('reader.view.goTo(0)')
  const seen = new Set<number>()
  for (let turn = 0; turn < 200 && seen.size < count; turn += 1) {
    seen.add(await ask<number>('view.renderer.getContents()[0].index'))
    await page.evaluate('reader.view.next()')
  }
  expect([...seen]).toEqual(Array.from({length: count}, (_, index) => index))
})

test('shows a note where its mark is, and leads back', async ({skip}) => {
  if (!browser) skip()
  const {popup, mark} = await tap('[role=doc-noteref]')
  expect(popup).toMatchObject({
    type: 'footnote',
    href: expect.stringMatching(/#(?:editor-|translator-)?note-1$/) as string
  })
  expect(popup.text.trim()).toMatch(/^\S*1 /)
  expect(popup.links[0]).toBe(`#${mark}`)
})

test('shows what a term means, and leads to the glossary and back', async ({skip}) => {
  if (!browser) skip()
  const {popup} = await tap('[role=doc-glossref]')
  expect(popup).toMatchObject({type: 'footnote', href: expect.stringMatching(/#note-term-/) as string})
  expect(popup.text).toMatch(/.：./)
  const entry = popup.links.find((href) => href.includes('glossary.xhtml#'))!
  const section = await ask<number>('view.renderer.getContents()[0].index')
  await page.evaluate(`reader.view.goTo('OEBPS/${entry}')`)
  expect(await ask<string>(`doc().getElementById('${entry.split('#')[1]!}').textContent`)).toContain(
    popup.text.split('：')[0]!.trim()
  )
  await page.evaluate('reader.view.history.back()')
  await page.waitForFunction(`window.reader.view.renderer.getContents()[0]?.index === ${section}`)
})

test('gives the engine nothing to complain of', ({skip}) => {
  if (!browser) skip()
  expect(complaints).toEqual([])
})

type Entry = {label: string; subitems?: Entry[] | null}
type Popup = {type: string; href: string; text: string; links: string[]}

/** Touch the first element of a kind in the book. Gives the pop-up, and the id that the reader came from. */
async function tap(selector: string): Promise<{popup: Popup; mark: string}> {
  const found = await page.evaluate(`(async () => {
    for (const [index] of reader.view.book.sections.entries()) {
      await reader.view.goTo(index)
      const element = reader.doc().querySelector('${selector}')
      if (!element) continue
      reader.popups.length = 0
      element.click()
      return element.closest('[id]')?.id ?? ''
    }
  })()`)
  expect(found).toBeDefined()
  await page.waitForFunction('window.reader.popups.length > 0')
  return {popup: await ask<Popup>('popups[0]'), mark: String(found)}
}

async function ask<T>(expression: string): Promise<T> {
  // What the page gives back is what the expression says.
  return (await page.evaluate(`JSON.parse(JSON.stringify(reader.${expression}))`)) as T
}

async function bookBytes(): Promise<Uint8Array> {
  const sources = await load(resolve(import.meta.dirname, '../../books/constructs'))
  const manuscript = parse(sources)
  const [edition] = editionsOf(sources.config, [], ['epub'])
  const book = enrich(manuscript, await loadAssets(manuscript), edition!)
  const [file] = await renderEpub(book, machine)
  return file!.value as Uint8Array
}
