/** Search as a reader meets it: from a server and from a disk, by keyboard, with an input method, without scripts. */
import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Browser, Page} from 'puppeteer'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {openBrowser, serve} from './open-browser.ts'
import {renderSite, sampleBook, writeSite} from './site-files.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

// Books are built and browsers started, beside whatever else the machine does.
vi.setConfig({testTimeout: 60_000, hookTimeout: 120_000})

let browser: Browser | undefined
let served: Awaited<ReturnType<typeof serve>>
const addresses = {http: '', file: ''}

beforeAll(async () => {
  const folder = join(await writeSite(await renderSite(await sampleBook())), 'html')
  served = await serve(folder)
  addresses.http = served.address
  addresses.file = pathToFileURL(folder).href
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  served.server.close()
})

type View = {from?: 'http' | 'file'; width?: number; theme?: 'light' | 'dark'; scripts?: boolean}

/** Open a page, look at it, and hold that the browser has nothing to say. */
async function look<T>(name: string, view: View, see: (page: Page) => Promise<T>): Promise<T> {
  const page = await browser!.newPage()
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.setViewport({width: view.width ?? 1440, height: 900, hasTouch: (view.width ?? 1440) < 500})
  await page.setJavaScriptEnabled(view.scripts ?? true)
  await page.emulateMediaFeatures([
    {name: 'prefers-color-scheme', value: view.theme ?? 'light'},
    {name: 'prefers-reduced-motion', value: 'reduce'}
  ])
  await page.goto(`${addresses[view.from ?? 'http']}/${name}.html`)
  // A page that is not in front may get no keys.
  await page.bringToFront()
  if (view.scripts ?? true) await page.waitForSelector('button.search:not([hidden])')
  const seen = await see(page)
  await page.close()
  expect(complaints).toEqual([])
  return seen
}

async function search(page: Page, words: string): Promise<void> {
  await page.keyboard.press('/')
  await page.waitForSelector('dialog[open] input:focus')
  await page.keyboard.type(words)
  await page.waitForSelector(`dialog[data-answered="${words}"]`)
}

const titles = (page: Page) => page.$$eval('.found a .title', (items) => items.map((item) => item.textContent))
const status = (page: Page) => page.$eval('dialog [role="status"]', (line) => line.textContent)
const place = (page: Page) => page.evaluate('location.pathname.split("/").pop() + location.hash')
const focused = (page: Page) => page.evaluate('document.activeElement.textContent || document.activeElement.tagName')

test.for(['http', 'file'] as const)('finds as one types, and goes there with Enter, over %s', async (from, {skip}) => {
  if (!browser) return skip()
  const reached = await look('preface', {from}, async (page) => {
    await search(page, '两个回链')
    expect(await titles(page)).toEqual(['3.2 注释'])
    expect(await status(page)).toBe('在 1 处找到')
    expect(await page.$$eval('.found mark', (marks) => marks.map((mark) => mark.textContent))).toEqual(['两个回链'])
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    return place(page)
  })
  expect(reached).toBe('03-pipeline.html#注释'.replace('注释', encodeURIComponent('注释')))
})

test('loads the text when search is opened, and not before', async ({skip}) => {
  if (!browser) return skip()
  await look('preface', {}, async (page) => {
    // What is kept for reading offline is another matter.
    await page.evaluateOnNewDocument('delete Navigator.prototype.serviceWorker')
    const client = await page.createCDPSession()
    await client.send('Network.enable')
    await client.send('Network.setBypassServiceWorker', {bypass: true})
    await page.setCacheEnabled(false)
    served.asked.length = 0
    await page.reload()
    expect(served.asked.filter((name) => name.includes('search'))).toEqual([])
    await search(page, '手稿')
    const asked = served.asked.filter((name) => name.includes('search')).map((name) => name.replace(/\.\w+\./, '.'))
    expect(asked.sort()).toEqual(
      ['search-box.js', 'search-scan.js', 'search.css', 'search.js'].map((name) => `/assets/${name}`)
    )
  })
})

test('does without a worker', async ({skip}) => {
  if (!browser) return skip()
  await look('preface', {}, async (page) => {
    await page.evaluateOnNewDocument('delete globalThis.Worker')
    await page.reload()
    await search(page, '两个回链')
    expect(await titles(page)).toEqual(['3.2 注释'])
  })
})

test('goes to the first of what is found even if Enter comes before it', async ({skip}) => {
  if (!browser) return skip()
  const reached = await look('preface', {}, async (page) => {
    await page.keyboard.press('/')
    await page.waitForSelector('dialog[data-answered=""]')
    await Promise.all([page.waitForNavigation(), page.keyboard.type('两个回链\n')])
    return place(page)
  })
  expect(decodeURIComponent(String(reached))).toBe('03-pipeline.html#注释')
})

test('is all within reach of a keyboard', async ({skip}) => {
  if (!browser) return skip()
  await look('03-pipeline', {}, async (page) => {
    await page.keyboard.down('Control')
    await page.keyboard.press('k')
    await page.keyboard.up('Control')
    await page.waitForSelector('dialog[open] input:focus')
    await page.keyboard.press('Escape')
    await page.waitForSelector('dialog:not([open])')
    await search(page, '网页')
    const found = await titles(page)
    expect(found.length).toBeGreaterThan(2)
    await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toContain(found[0])
    await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toContain(found[1])
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    expect(await focused(page)).toBe('INPUT')
    // Letters go on with the words wherever one is in the list.
    await page.keyboard.press('ArrowDown')
    await page.keyboard.type('x')
    expect(await page.$eval('dialog input', (input) => input.value)).toBe('网页x')
    await page.keyboard.press('Backspace')
    await page.waitForSelector('.found a')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForSelector('dialog:not([open])')
    expect(decodeURIComponent(String(await place(page)))).toBe('03-pipeline.html#网页')
  })
})

test('waits for what an input method makes of letters', async ({skip}) => {
  if (!browser) return skip()
  await look('preface', {}, async (page) => {
    await search(page, '手稿')
    const before = await titles(page)
    const client = await page.createCDPSession()
    await page.$eval('dialog input', (input) => {
      input.select()
    })
    await client.send('Input.imeSetComposition', {text: 'wang ye', selectionStart: 7, selectionEnd: 7})
    expect(await page.$eval('dialog input', (input) => input.value)).toBe('wang ye')
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await titles(page)).toEqual(before)
    await client.send('Input.insertText', {text: '网页'})
    await page.waitForSelector('dialog[data-answered="网页"]')
    expect(await titles(page)).toContain('3.3.1 网页')
  })
})

test('says that nothing was found, and answers the newest words', async ({skip}) => {
  if (!browser) return skip()
  await look('preface', {from: 'file'}, async (page) => {
    await search(page, '量子纠缠')
    expect(await status(page)).toBe('没有找到“量子纠缠”')
    expect(await titles(page)).toEqual([])
  })
})

const views = ([1440, 390] as const).flatMap((width) => (['light', 'dark'] as const).map((theme) => ({width, theme})))

test.for(views)('has no barrier with results at $width in $theme', async (view, {skip}) => {
  if (!browser) return skip()
  await look('03-pipeline', view, async (page) => {
    await search(page, '印')
    await page.keyboard.press('ArrowDown')
    await page.evaluate(axe)
    const violations =
      await page.evaluate(`axe.run(document, {resultTypes: ['violations'], preload: false}).then((run) =>
      run.violations.flatMap(({id, nodes}) => nodes.map(({html, failureSummary}) => [id, html, failureSummary])))`)
    expect(violations).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(view.width)
  })
})

test('shows no search without scripts, but the way to the glossary', async ({skip}) => {
  if (!browser) return skip()
  await look('preface', {scripts: false}, async (page) => {
    const isVisible = (selector: string) => page.$eval(selector, (element) => element.checkVisibility())
    expect(await isVisible('button.search')).toBe(false)
    expect(await page.$('dialog')).toBeNull()
    await Promise.all([page.waitForNavigation(), page.click('.bar .no-script')])
    expect(await place(page)).toBe('glossary.html')
  })
})

test('offers what a first answer leaves out', async ({skip}) => {
  if (!browser) return skip()
  await look('preface', {}, async (page) => {
    await search(page, '。')
    const shown = (await titles(page)).length
    const total = Number(/\d+/.exec(await status(page))?.[0])
    if (total > shown) {
      await page.click('.found .more')
      await page.waitForFunction(`document.querySelectorAll('.found a').length === ${total}`)
    }
    expect((await titles(page)).length).toBe(total)
  })
})
