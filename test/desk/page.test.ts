/** The jobs of translators, in a real browser. */
import type {Browser, BrowserContext, Page} from 'puppeteer'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {openBrowser} from '../render/html/open-browser.ts'
import {violationsOn} from '../render/html/violations-on.ts'
import {hasGit, openTestDesk, pod, type OpenedDesk} from './open-desk.ts'

let browser: Browser | undefined

beforeAll(async () => {
  browser = await openBrowser()
}, 120_000)

afterAll(() => browser?.close())

type View = {width?: number; theme?: 'light' | 'dark'; language?: string; context?: BrowserContext}
type Sight = {page: Page; opened: OpenedDesk; context: BrowserContext}

/** Open a desk in a browser, and hold that the page complains of nothing but what the server refused. */
async function atDesk(view: View, work: (sight: Sight) => Promise<void>, more: Record<string, string> = {}) {
  const opened = await openTestDesk(more)
  const context = await browser!.createBrowserContext()
  try {
    const {page, complaints} = await openPage(opened, context, view)
    await work({page, opened, context})
    expect(complaints).toEqual([])
  } finally {
    await context.close()
    await opened.close()
  }
}

async function openPage(opened: OpenedDesk, context: BrowserContext, view: View = {}) {
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of (4\d\d)/.test(message.text())) complaints.push(message.text())
  })
  page.setDefaultTimeout(30_000)
  await page.setViewport({width: view.width ?? 1360, height: 850})
  await page.emulateMediaFeatures([
    {name: 'prefers-color-scheme', value: view.theme ?? 'light'},
    {name: 'prefers-reduced-motion', value: 'reduce'}
  ])
  await page.evaluateOnNewDocument(`localStorage.getItem('zhushu-desk:language') ??
    localStorage.setItem('zhushu-desk:language', '${view.language ?? 'zh-Hans'}')`)
  await page.goto(opened.desk.address)
  await page.waitForSelector('.grid .rows .row')
  return {page, complaints}
}

const cell = (row: number, column: number) =>
  `.rows [role="row"][aria-rowindex="${row + 2}"] [aria-colindex="${column + 1}"]`

async function see(page: Page, selector: string, text: string): Promise<void> {
  await page.waitForFunction(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].some((one) => one.textContent.includes(${JSON.stringify(text)}))`
  )
}

async function visit(page: Page, hash: string, selector: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(hash)}`)
  await page.waitForSelector(selector)
}

async function fieldOf(page: Page, language: string, label: string) {
  return (await page.waitForSelector(
    `xpath/.//section[@aria-label="${language}"]//label[normalize-space()="${label}"]/ancestor::div[contains(@class,"field")]//*[self::input or self::textarea]`
  ))!
}

test('takes the token out of the address', async ({skip}) => {
  if (!browser) return skip()
  await atDesk({}, async ({page, opened}) => {
    expect(page.url()).not.toContain(opened.token)
    await page.reload()
    await page.waitForSelector('.grid .rows .row')
  })
})

test('fills a missing translation by keyboard alone', async ({skip}) => {
  if (!browser) return skip()
  await atDesk({}, async ({page, opened}) => {
    await page.click(cell(1, 0))
    for (const key of ['ArrowRight', 'ArrowRight', 'e'] as const) await page.keyboard.press(key)
    await page.waitForSelector('.cell-editor:not([disabled])')
    await page.keyboard.type('容器組')
    await page.keyboard.press('Enter')
    await see(page, cell(1, 2), '容器組')
    await see(page, '.notice', 'pod')
    expect(opened.read('glossary/terms/pod.yaml')).toBe(
      pod.replace('    status: missing\n    term:\n', '    status: draft\n    term: 容器組\n')
    )
    // The next one down has the keyboard now.
    expect(await page.evaluate('document.activeElement.getAttribute("aria-colindex")')).toBe('3')
    await page.keyboard.down('Control')
    await page.keyboard.press('z')
    await page.keyboard.up('Control')
    await expect.poll(() => opened.read('glossary/terms/pod.yaml'), {timeout: 10_000}).toBe(pod)
  })
})

test('saves nothing when Enter takes a word of an input method', async ({skip}) => {
  if (!browser) return skip()
  await atDesk({}, async ({page, opened}) => {
    await page.click(cell(1, 2))
    await page.keyboard.press('Enter')
    await page.waitForSelector('.cell-editor:not([disabled])')
    const client = await page.createCDPSession()
    await client.send('Input.imeSetComposition', {text: 'rongqi', selectionStart: 6, selectionEnd: 6})
    const isLeft = await page.evaluate(`(() => {
      const field = document.querySelector('.cell-editor')
      const key = {key: 'Enter', keyCode: 229, isComposing: true, bubbles: true, cancelable: true}
      field.dispatchEvent(new KeyboardEvent('keydown', key))
      return document.querySelector('.cell-editor') === null
    })()`)
    expect(isLeft).toBe(false)
    expect(opened.read('glossary/terms/pod.yaml')).toBe(pod)
    await client.send('Input.insertText', {text: '容器'})
    await page.keyboard.press('Enter')
    await expect.poll(() => opened.read('glossary/terms/pod.yaml'), {timeout: 10_000}).toContain('term: 容器\n')
  })
})

test('finds terms in any language and by initials of pinyin, and filters by state', async ({skip}) => {
  if (!browser) return skip()
  await atDesk({}, async ({page}) => {
    await page.keyboard.press('/')
    await page.keyboard.type('rqz')
    await see(page, '.count', '3 条中的 1 条')
    await see(page, cell(0, 0), 'pod')
    await page.$eval('.search input', (input) => (input as unknown as {value: string}).value)
    await page.click('.search input', {count: 3})
    await page.keyboard.type('隔離')
    await see(page, '.count', '3 条中的 0 条')
    await page.click('.search input', {count: 3})
    await page.keyboard.press('Backspace')
    await page.select('.filters label:nth-of-type(4) select', 'stale')
    await see(page, '.count', '3 条中的 1 条')
    await see(page, cell(0, 0), 'container')
    await page.select('.filters label:nth-of-type(4) select', 'unused')
    await see(page, cell(0, 0), 'registry')
  })
})

test('pastes a block of a spreadsheet, once it was looked at', async ({skip}) => {
  if (!browser) return skip()
  await atDesk({}, async ({page, opened}) => {
    await page.click(cell(1, 2))
    await page.evaluate(`(() => {
      const data = new DataTransfer()
      data.setData('text/plain', '容器組\\tpod\\n"登錄""處"\\t\\n')
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}))
    })()`)
    await see(page, 'dialog', '登錄"處')
    expect(await violationsOn(page)).toEqual([])
    expect(opened.read('glossary/terms/pod.yaml')).toBe(pod)
    await page.click('dialog button.primary')
    await see(page, cell(2, 2), '登錄"處')
    expect(opened.read('glossary/terms/pod.yaml')).toContain('term: 容器組')
  })
})

test('finds a term by the words around it, and leads to the line and the page', async ({skip}) => {
  if (!browser) return skip()
  const built = {'out/full/html/01-start.html': '<!doctype html><title>成书</title>'}
  await atDesk(
    {},
    async ({page}) => {
      await visit(page, '#/terms/pod', '.occurrences')
      await page.type('[role="tabpanel"] input[type="search"]', '容器镜像')
      await see(page, '.total', '书中 2 处')
      await see(page, '.occurrences mark', '容器镜像')
      const links = await page.$$eval('.occurrences li:first-child a', (list) =>
        list.map((link) => link.getAttribute('href') ?? '')
      )
      expect(links[0]).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/full\/02-more\.html/)
      expect(links[1]).toMatch(/^vscode:\/\/file\/.*02-more\.md:3:\d+$/)
      expect(await violationsOn(page)).toEqual([])
    },
    built
  )
})

test('adds an exception with one click, and the count falls', async ({skip}) => {
  if (!browser) return skip()
  await atDesk({}, async ({page, opened}) => {
    await visit(page, '#/terms/pod', '.neighbours button')
    await see(page, '.facts', '6 处')
    await page.click('.neighbours button[aria-label="容器组织: 这里不算"]')
    await see(page, '.impact h3', '6 → 4')
    await see(page, '.save-bar', '不再认出 2')
    expect(await violationsOn(page)).toEqual([])
    await page.keyboard.down('Control')
    await page.keyboard.press('s')
    await page.keyboard.up('Control')
    await see(page, '.facts', '4 处')
    expect(opened.read('glossary/terms/pod.yaml')).toContain('match:\n  except: [容器组织]\n')
  })
})

test('approves by key, and takes it back and does it again', async ({skip}) => {
  if (!browser) return skip()
  await atDesk({}, async ({page, opened}) => {
    await page.click(cell(2, 1))
    await page.keyboard.press('a')
    await page.waitForSelector(`${cell(2, 1)} .dot.approved`)
    expect(opened.read('glossary/terms/registry.yaml')).toContain('status: approved\n    term: 注册中心')
    const chord = async (...keys: ('Control' | 'Shift' | 'z')[]): Promise<void> => {
      for (const key of keys) await page.keyboard.down(key)
      for (const key of keys.reverse()) await page.keyboard.up(key)
    }
    await chord('Control', 'z')
    await page.waitForSelector(`${cell(2, 1)} .dot.draft`)
    await chord('Control', 'Shift', 'z')
    await page.waitForSelector(`${cell(2, 1)} .dot.approved`)
  })
})

test('resolves a conflict with a change on disk, and loses neither side', async ({skip}) => {
  if (!browser) return skip()
  await atDesk({}, async ({page, opened}) => {
    await visit(page, '#/terms/pod', '.side')
    const definition = await fieldOf(page, 'en', '释义')
    await definition.click({count: 3})
    await definition.type('Containers together.')
    const traditional = await fieldOf(page, 'zh-Hant', '译名')
    await traditional.type('容器組')
    opened.write(
      'glossary/terms/pod.yaml',
      pod
        .replace('A group of containers that are scheduled together.', 'Scheduled together.')
        .replace('aliases: [Pod]', 'aliases: [Pod, Pods]')
    )
    await page.waitForSelector('.concept .callout[role="alert"]')
    await page.click('.save-bar .primary')
    await page.waitForSelector('.conflict')
    expect(await violationsOn(page)).toEqual([])
    await see(page, '.version', 'Scheduled together.')
    await page.click('.version:nth-child(3) button')
    await page.click('.merge-view footer button')
    await page.waitForSelector('.side')
    const text = opened.read('glossary/terms/pod.yaml')
    expect(text).toContain('aliases: [Pod, Pods]')
    expect(text).toContain('definition: Scheduled together.')
    expect(text).toContain('term: 容器組')
    expect(text).toContain('# 这一条由林译照看')
  })
})

test('recovers a draft after the page was killed', async ({skip}) => {
  if (!browser) return skip()
  const opened = await openTestDesk()
  const context = await browser.createBrowserContext()
  const {page} = await openPage(opened, context)
  await visit(page, '#/terms/pod', '.side')
  await (await fieldOf(page, 'zh-Hant', '译名')).type('容器組')
  await see(page, '.save-bar', '放弃草稿')
  const client = await page.createCDPSession()
  await Promise.race([client.send('Page.crash').catch(() => undefined), new Promise((done) => setTimeout(done, 1500))])
  const {page: next} = await openPage(opened, context)
  await see(next, '.notice', '找回了 pod')
  await next.waitForSelector(`${cell(1, 0)} .badge.unsaved`)
  await visit(next, '#/terms/pod', '.side')
  const field = await fieldOf(next, 'zh-Hant', '译名')
  expect(await field.evaluate((one) => (one as unknown as {value: string}).value)).toBe('容器組')
  expect(opened.read('glossary/terms/pod.yaml')).toBe(pod)
  await context.close().catch(() => undefined)
  await opened.close()
})

test('reviews what changed: comments, approves, proposes', async ({skip}) => {
  if (!browser || !hasGit) return skip()
  await atDesk({}, async ({page, opened}) => {
    opened.write(
      'glossary/terms/pod.yaml',
      pod.replace('status: missing\n    term:', 'status: draft\n    term: 容器組')
    )
    await visit(page, '#/review', '.change')
    expect(await violationsOn(page)).toEqual([])
    await see(page, '.diff ins', '容器組')
    await page.click('.verdict button[aria-label="对 zh-Hant 的意见"]')
    await page.type('.verdict textarea', '台湾多用“容器群”')
    await page.click('.verdict form button')
    await see(page, '.diff ins', 'note: 林译：台湾多用“容器群”')
    await (await page.waitForSelector('xpath/.//button[contains(., "zh-Hant 定稿")]'))!.click()
    await see(page, '.verdict .badge.approved', 'zh-Hant')
    expect(opened.read('glossary/terms/pod.yaml')).toContain('status: approved\n    term: 容器組')
    await page.click('.filters button.primary')
    await page.type('dialog input', 'pod')
    await page.type('dialog textarea', '补上繁体的容器组')
    await page.click('dialog button[type="submit"]')
    await see(page, '.notice', 'glossary/pod')
    expect(opened.git('show', 'glossary/pod:glossary/terms/pod.yaml')).toContain('term: 容器組')
  })
})

const views: [name: string, hash: string, selector: string][] = [
  ['table', '#/', '.grid .row'],
  ['concept', '#/terms/container', '.side .callout'],
  ['review', '#/review', '.review-view'],
  ['coverage', '#/coverage', '.card']
]
const looks = [
  {width: 1360, theme: 'light', language: 'zh-Hans'},
  {width: 1360, theme: 'dark', language: 'en'},
  {width: 390, theme: 'light', language: 'zh-Hant'}
] as const

test.for(looks)('has no barrier on any view at $width in $theme in $language', async (look, {skip}) => {
  if (!browser) return skip()
  await atDesk(look, async ({page}) => {
    for (const [name, hash, selector] of views) {
      await visit(page, hash, selector)
      expect([name, await violationsOn(page)]).toEqual([name, []])
      expect([name, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([name, look.width])
      expect(await page.evaluate('document.documentElement.lang')).toBe(look.language)
    }
    await visit(page, '#/terms/container', '.side')
    for (const tab of ['impact', 'others', 'diff', 'checks']) {
      await page.click(`#tab-${tab}`)
      await page.waitForSelector('#panel > *')
      expect([tab, await violationsOn(page)]).toEqual([tab, []])
    }
    await page.focus('.top .help')
    await page.keyboard.press('Enter')
    await page.waitForSelector('dialog[open]')
    expect(await violationsOn(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.waitForSelector('dialog', {hidden: true})
  })
})
