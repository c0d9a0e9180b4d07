/** What pages are in a browser. */
import {pathToFileURL} from 'node:url'
import type {Browser, Page} from 'puppeteer'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {openBrowser} from './open-browser.ts'
import {renderSite, sampleBook, writeSite} from './site-files.ts'
import {violationsOn} from './violations-on.ts'

const names = ['index', '01-setting', '02-figures', '03-pipeline', 'glossary']

let browser: Browser | undefined
let folder: string

beforeAll(async () => {
  folder = await writeSite(await renderSite(await sampleBook()))
  browser = await openBrowser()
}, 120_000)

afterAll(() => browser?.close())

type View = {width?: number; theme?: 'light' | 'dark'; scripts?: boolean}

/** Open a page from the disk, look at it, and hold that the browser has nothing to say. */
async function look<T>(name: string, view: View, see: (page: Page) => Promise<T>): Promise<T> {
  const page = await browser!.newPage()
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('requestfailed', (request) => complaints.push(request.url()))
  await page.setViewport({width: view.width ?? 1440, height: 900, hasTouch: (view.width ?? 1440) < 500})
  await page.setJavaScriptEnabled(view.scripts ?? true)
  await page.emulateMediaFeatures([
    {name: 'prefers-color-scheme', value: view.theme ?? 'light'},
    {name: 'prefers-reduced-motion', value: 'reduce'}
  ])
  await page.goto(pathToFileURL(`${folder}/html/${name}.html`).href)
  const seen = await see(page)
  await page.close()
  expect(complaints).toEqual([])
  return seen
}

const views = [1440, 768, 390].flatMap((width) =>
  (['light', 'dark'] as const).flatMap((theme) => names.map((name) => ({name, width, theme})))
)

test.for(views)('has no barrier on $name at $width in $theme', {timeout: 60_000}, async ({name, ...view}, {skip}) => {
  if (!browser) return skip()
  expect(await look(name, view, violationsOn)).toEqual([])
})

test.for(names)('stays within the window of a phone on %s', {timeout: 60_000}, async (name, {skip}) => {
  if (!browser) return skip()
  expect(await look(name, {width: 390}, (page) => page.evaluate('document.documentElement.scrollWidth'))).toBe(390)
})

test('reads without scripts: contents, text, terms, notes', {timeout: 60_000}, async ({skip}) => {
  if (!browser) return skip()
  const seen = await look('03-pipeline', {width: 390, scripts: false}, async (page) => {
    await page.click('button.menu')
    await page.waitForSelector('nav.contents a[href="01-setting.html"]', {visible: true})
    await page.keyboard.press('Escape')
    await page.click('a.term')
    await page.waitForSelector('.glossary')
    return new URL(page.url()).hash
  })
  expect(seen).toBe('#term-engine')
})

test('shows a term beside where it is used, on hover and on focus, until Escape', {timeout: 60_000}, async ({skip}) => {
  if (!browser) return skip()
  await look('03-pipeline', {}, async (page) => {
    await page.hover('a.term')
    await page.waitForSelector('.preview', {visible: true})
    expect(await page.$eval('.preview', (box) => box.textContent)).toContain('把结构变成版面的程序')
    expect(await violationsOn(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.waitForSelector('.preview', {hidden: true})
    await page.focus('body')
    await page.keyboard.press('Tab')
    await page.evaluate(`document.querySelector('a[role="doc-noteref"]').focus()`)
    await page.waitForSelector('.preview', {visible: true})
    expect(await page.$eval('.preview', (box) => box.textContent)).toBe('同一条注可以被引用两次，文末有两个回链。')
  })
})

test('shows nothing for what scrolls under a pointer at rest', {timeout: 60_000}, async ({skip}) => {
  if (!browser) return skip()
  await look('03-pipeline', {}, async (page) => {
    const shown = () => page.$eval('.preview', (box) => box.matches(':popover-open'))
    await page.mouse.move(700, 700)
    // The text goes so far that a term lies under the pointer.
    await page.evaluate(`(() => {
      const {x, y, width, height} = document.querySelector('a.term').getClientRects()[0]
      document.querySelector('main').style.transform =
        'translate(' + (700 - x - width / 2) + 'px, ' + (700 - y - height / 2) + 'px)'
    })()`)
    expect(await page.evaluate(`document.elementFromPoint(700, 700).closest('a.term') !== null`)).toBe(true)
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect(await shown()).toBe(false)
    await page.mouse.move(701, 701)
    await page.mouse.move(400, 100)
    await page.mouse.move(700, 700)
    await page.waitForSelector('.preview', {visible: true})
  })
})

test('shows a term at the first tap, and leads to the glossary at the next', {timeout: 60_000}, async ({skip}) => {
  if (!browser) return skip()
  const hash = await look('03-pipeline', {width: 390}, async (page) => {
    const link = (await page.$('a.term'))!
    await link.tap()
    await page.waitForSelector('.preview .more', {visible: true})
    // It stays when the finger has gone.
    await new Promise((resolve) => setTimeout(resolve, 400))
    await Promise.all([page.waitForNavigation(), page.tap('.preview .more a')])
    return new URL(page.url()).hash
  })
  expect(hash).toBe('#term-engine')
})

test('draws the handle of the magnifying glass out of its ring', {timeout: 60_000}, async ({skip}) => {
  if (!browser) return skip()
  const [ring, handle] = await look('01-setting', {}, (page) =>
    page.$$eval('button.search svg > *', (shapes) => shapes.map((shape) => shape.getBoundingClientRect().right))
  )
  expect(handle! - ring!).toBeGreaterThan(2)
})

test('keeps the theme that the reader chose, from page to page', {timeout: 60_000}, async ({skip}) => {
  if (!browser) return skip()
  const colours = await look('preface', {theme: 'dark'}, async (page) => {
    const colour = () => page.evaluate('getComputedStyle(document.body).backgroundColor')
    const automatic = await colour()
    await page.click('button.settings')
    await page.waitForSelector('.tools input:checked')
    await page.evaluate(`document.querySelector('.tools input[value="light"]').click()`)
    const light = await colour()
    await page.evaluate(`document.querySelector('.tools input[value="sepia"]').click()`)
    await page.goto(page.url().replace('preface', '01-setting'))
    return [automatic, light, await colour()]
  })
  expect(colours).toEqual(['rgb(26, 25, 23)', 'rgb(252, 250, 245)', 'rgb(247, 238, 219)'])
})
