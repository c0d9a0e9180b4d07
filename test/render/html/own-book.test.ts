/** Every page of the book of this repository, as readers with other needs meet it. */
import {readdirSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Browser} from 'puppeteer'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {openBrowser} from './open-browser.ts'
import {enrichedBook, renderSite, writeSite} from './site-files.ts'
import {violationsOn} from './violations-on.ts'

const views = [1440, 390].flatMap((width) => (['light', 'dark', 'sepia'] as const).map((theme) => ({width, theme})))
/** Pages that are like no other, seen in every way; the others in one way each, by turns. */
const special = ['index.html', 'annals.html', 'glossary.html']

let browser: Browser | undefined
let folder: string

beforeAll(async () => {
  folder = join(await writeSite(await renderSite(await enrichedBook(resolve(import.meta.dirname, '../../..')))), 'html')
  browser = await openBrowser()
}, 300_000)

afterAll(() => browser?.close())

test('has no barrier on any page', {timeout: 600_000}, async ({skip}) => {
  if (!browser) return skip()
  const names = readdirSync(folder).filter((name) => name.endsWith('.html'))
  expect(names).toEqual(expect.arrayContaining(special))
  const seen = names.flatMap((name, index) =>
    views.filter((_, turn) => special.includes(name) || index % views.length === turn).map((view) => ({name, ...view}))
  )
  const found: unknown[] = []
  for (const {name, width, theme} of seen) {
    const page = await browser.newPage()
    await page.setViewport({width, height: 900})
    await page.emulateMediaFeatures([{name: 'prefers-reduced-motion', value: 'reduce'}])
    await page.evaluateOnNewDocument(`localStorage.setItem('reading', '{"theme":"${theme}"}')`)
    await page.goto(pathToFileURL(join(folder, name)).href)
    const violations = await violationsOn(page)
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe(theme)
    if (Array.isArray(violations) && violations.length > 0) found.push({name, width, theme, violations})
    await page.close()
  }
  expect(found).toEqual([])
})
