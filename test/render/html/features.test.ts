/** What pages do for readers, in a browser: on a server, from a disk, without scripts, without a network. */
import {mkdir, mkdtemp, readFile, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Browser, Page} from 'puppeteer'
import {afterAll, afterEach, beforeAll, beforeEach, expect, test, vi} from 'vitest'
import {enrich} from '../../../scripts/enrich/index.ts'
import {editionsOf, load, loadAssets} from '../../../scripts/load/index.ts'
import {parse} from '../../../scripts/parse/index.ts'
import {openBrowser, serve} from './open-browser.ts'
import {renderSite} from './site-files.ts'
import {violationsOn} from './violations-on.ts'

vi.setConfig({testTimeout: 120_000, hookTimeout: 240_000})

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><rect width="400" height="200" fill="#ddd"/></svg>'
const paragraphs = Array.from(
  {length: 12},
  (_, index) => `第 ${index + 1} 段说的是容器，一段接一段，写得长一些才滚得动。`
)
const sources: Record<string, string> = {
  'book.yaml': `title: 容器手记
creators: [{name: 张三, role: author}]
version: 1.2.0
modified: '2026-11-21'
repository: https://github.com/example/notes
site:
  changes: [{version: 1.2.0, date: '2026-11-21', text: 改了第二章。}]
editions:
  hans: {formats: [html, epub]}
  hant: {language: zh-Hant, formats: [html]}
`,
  '01.md': `# 镜像\n\n先看图，见[](#fig:layers)，再看[](#tbl:kinds)和[](#lst:run)，最后是[](#sec:pull)。\n\n镜像说的是只读的文件。\n\n## 层\n\n${paragraphs.join('\n\n')}\n\n## 拉取\n\n${paragraphs.join('\n\n')}\n`,
  '02.md': `# 容器\n\n![分层](layers.svg "一层叠一层"){#fig:layers}\n\n![再分](layers.svg "又一层"){#fig:more}\n\n| 名字 | 意思 |\n|--|--|\n| 甲 | 乙 |\n\n表：种类 {#tbl:kinds}\n\n\`\`\`bash {#lst:run caption="运行"}\ndocker run\ndocker ps\n\`\`\`\n\n## 拉取镜像 {#sec:pull}\n\n拉取时逐层下载，已经有的层不再下载。\n\n${paragraphs.join('\n\n')}\n`,
  'layers.svg': drawing,
  'glossary/terms/image.yaml':
    'id: image\nclass: concept\nlangs:\n  zh-Hans: {status: approved, term: 镜像, definition: 一个只读的模板。}\n  en: {status: approved, term: image, definition: A read-only template.}\n'
}

let browser: Browser | undefined
let served: Awaited<ReturnType<typeof serve>>
let folder: string
let page: Page
let complaints: string[]

beforeAll(async () => {
  const root = await mkdtemp(join(tmpdir(), 'features-'))
  folder = join(root, 'out')
  for (const [name, text] of Object.entries(sources)) await put(join(root, name), text)
  const manuscript = parse(await load(root))
  const assets = await loadAssets(manuscript)
  for (const edition of editionsOf(manuscript.config, [], ['html'])) {
    const files = await renderSite(enrich(manuscript, assets, edition))
    for (const {path, value} of files) await put(join(folder, edition.name, path), value)
  }
  served = await serve(folder)
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  served.server.close()
})

beforeEach(async ({skip}) => {
  if (!browser) return skip()
  const context = await browser.createBrowserContext()
  page = await context.newPage()
  complaints = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.emulateMediaFeatures([{name: 'prefers-reduced-motion', value: 'reduce'}])
  await page.setViewport({width: 1440, height: 900})
})

afterEach(async () => {
  if (!browser) return
  expect(complaints).toEqual([])
  await page.browserContext().close()
})

const open = (name: string, edition = 'hans') => page.goto(`${served.address}/${edition}/html/${name}`)
const previewText = () => page.$eval('.preview', (box) => box.textContent.replace(/\s+/g, ' ').trim())
const views = (['light', 'sepia', 'dark'] as const).flatMap((theme) => [1440, 390].map((width) => ({theme, width})))

test.for(views)('has no barrier with windows open, $theme at $width', async ({theme, width}) => {
  await page.setViewport({width, height: 900})
  await page.evaluateOnNewDocument(`localStorage.setItem('reading', '{"theme":"${theme}"}')`)
  await open('01.html')
  await page.focus('a.xref[href*="fig"]')
  await page.keyboard.press('Shift')
  await page.evaluate(`document.querySelector('a.xref[href*="fig"]').blur()`)
  await page.keyboard.press('Tab')
  await hoverOver('a.xref[href*="fig"]')
  expect(await violationsOn(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.click('button.settings')
  await page.waitForSelector('.tools', {visible: true})
  expect(await violationsOn(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.type('?')
  await page.waitForSelector('.tool-box[open]')
  expect(await violationsOn(page)).toEqual([])
  await page.keyboard.press('Escape')
  await open('02.html')
  expect(await violationsOn(page)).toEqual([])
  await open('figures.html')
  expect(await violationsOn(page)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
})

test.for([
  ['fig', '图 2-1 一层叠一层'],
  ['tbl', '种类'],
  ['lst', 'docker run'],
  ['sec', '逐层下载']
] as const)('shows beside a reference what it refers to in another chapter: %s', async ([kind, text]) => {
  await open('01.html')
  await hoverOver(`a.xref[href*="${kind}"]`)
  expect(await previewText()).toContain(text)
  if (kind === 'fig')
    await page.waitForFunction(() => document.querySelector<HTMLImageElement>('.preview img')?.naturalWidth === 400)
})

test('shows previews from a disk, too', async () => {
  await page.goto(pathToFileURL(join(folder, 'hans/html/01.html')).href)
  await hoverOver('a.xref[href*="fig"]')
  expect(await previewText()).toContain('图 2-1')
})

test('keeps what the reader chose over pages', async () => {
  await open('01.html')
  await page.click('button.settings')
  await page.waitForSelector('.tools input:checked')
  for (const value of ['sepia', 'large', 'loose', 'serif', 'both'])
    await page.evaluate(`document.querySelector('.tools input[value="${value}"]').click()`)
  await open('02.html')
  const style = (property: string) => page.evaluate(`getComputedStyle(document.body)['${property}']`)
  expect(await style('backgroundColor')).toBe('rgb(247, 238, 219)')
  expect(await style('fontSize')).toBe('20px')
  expect(await style('lineHeight')).toBe('43px')
  expect(await style('fontFamily')).toContain('Source Han Serif SC')
  await open('01.html')
  expect(await page.$eval('a.term', (link) => (link as HTMLElement).innerText)).toBe('镜像（image）')
})

test('opens another edition at the same section', async () => {
  await open('01.html')
  await page.evaluate(`document.querySelectorAll('h2')[1].scrollIntoView()`)
  expect(await page.$eval('a.edition', (link) => link.textContent)).toBe('繁體中文')
  await Promise.all([page.waitForNavigation(), page.evaluate(`document.querySelector('a.edition').click()`)])
  expect(new URL(page.url()).pathname).toBe('/hant/html/01.html')
  await page.waitForFunction(`Math.abs(document.querySelectorAll('h2')[1].getBoundingClientRect().top) < 120`)
  expect(decodeURIComponent(new URL(page.url()).hash)).not.toContain('page.at')
})

test('reads without a network what was read, and all of it once the book is kept', async () => {
  const other = await serve(folder)
  const at = (name: string) => page.goto(`${other.address}/hans/html/${name}`)
  await at('01.html')
  await page.waitForFunction('navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)')
  await page.reload()
  await page.click('button.settings')
  await page.waitForSelector('.tools', {visible: true})
  await page.evaluate(`[...document.querySelectorAll('.tools button')].at(-1).click()`)
  await page.waitForFunction(`[...document.querySelectorAll('.tools button')].at(-1).textContent === '已可离线阅读'`)
  other.server.closeAllConnections()
  await new Promise((resolve) => other.server.close(resolve))
  for (const name of ['01.html', '02.html', 'glossary.html', 'index.html']) {
    await at(name)
    expect(await page.$eval('h1', (heading) => heading.textContent)).not.toBe('')
  }
  await page.keyboard.press('/')
  await page.waitForSelector('dialog[open] input:focus')
  await page.keyboard.type('逐层下载')
  await page.waitForSelector('dialog[data-answered="逐层下载"] .found a')
  complaints = complaints.filter((line) => !line.includes('ERR_CONNECTION_REFUSED'))
})

test('brings along what changed when the book is published anew', async () => {
  const copy = await mkdtemp(join(tmpdir(), 'update-'))
  const files = ['01.html', 'sw.js']
  for (const name of files) await put(join(copy, name), await readFile(join(folder, 'hans/html', name)))
  const other = await serve(copy, join(folder, 'hans/html'))
  await page.goto(`${other.address}/01.html`)
  await page.waitForFunction('navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)')
  await page.reload()
  const text = await readFile(join(copy, '01.html'), 'utf8')
  await put(join(copy, '01.html'), text.replace('说的是只读的文件', '说的是新的一版'))
  const worker = await readFile(join(copy, 'sw.js'), 'utf8')
  await put(join(copy, 'sw.js'), worker.replace(/"01\.html":"\w+"/, '"01.html":"0000000000"'))
  await page.evaluate(`navigator.serviceWorker.getRegistration().then((found) => found.update())`)
  await page.reload()
  expect(await page.$eval('article', (article) => article.textContent)).toContain('新的一版')
  await page.waitForFunction(
    'navigator.serviceWorker.getRegistration().then((found) => !found.installing && !found.waiting)'
  )
  other.server.closeAllConnections()
  await new Promise((resolve) => other.server.close(resolve))
  await page.reload()
  expect(await page.$eval('article', (article) => article.textContent)).toContain('新的一版')
  complaints = complaints.filter((line) => !line.includes('ERR_CONNECTION_REFUSED'))
})

test('shows a picture over the page until Escape', async () => {
  await open('02.html')
  await page.click('a.zoom')
  await page.waitForSelector('.zoom-box[open]')
  expect(await page.$eval('.zoom-box img', (image) => image.getBoundingClientRect().width)).toBeGreaterThan(1000)
  expect(await violationsOn(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.waitForSelector('.zoom-box', {hidden: true})
})

test('is read with a keyboard alone', async () => {
  await open('01.html')
  await page.keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement.className')).toBe('skip')
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement.id')).toBe('page.main')
  await page.keyboard.press('Tab')
  await Promise.all([page.waitForNavigation(), page.keyboard.press('ArrowRight')])
  expect(page.url()).toContain('02.html')
  await Promise.all([page.waitForNavigation(), page.keyboard.press('ArrowLeft')])
  await page.keyboard.type('?')
  await page.waitForSelector('.tool-box[open]')
  await page.keyboard.press('Escape')
  await page.waitForSelector('.tool-box', {hidden: true})
})

test('leads on from the front page to where reading stopped', async () => {
  await open('02.html')
  await page.evaluate(`document.querySelector('h2').scrollIntoView()`)
  await open('index.html')
  expect(await page.$eval('.continue', (link) => link.textContent)).toBe('继续阅读：第 2 章 容器')
  await Promise.all([page.waitForNavigation(), page.click('.continue')])
  expect(page.url()).toMatch(/02\.html#sec-pull$/)
})

test('cites the page, and begins a report with the words that are selected', async () => {
  await open('02.html')
  await page.click('button.settings')
  await page.waitForSelector('.tools', {visible: true})
  await page.evaluate(`document.querySelector('.tools .actions button').click()`)
  await page.waitForSelector('.tool-box[open]')
  expect(await page.$$eval('.tool-box pre', (all) => all.map((pre) => pre.textContent))).toEqual([
    expect.stringMatching(/^张三\. 容器手记\[EB\/OL\]\. 1\.2\.0\. 2026\. 第 2 章 容器\. http/),
    expect.stringContaining('  author = {张三}')
  ])
  await page.keyboard.press('Escape')
  await page.evaluate(`getSelection().selectAllChildren(document.querySelector('h2 + p'))
    document.addEventListener('click', (event) => event.preventDefault())
    document.querySelector('a.report').click()`)
  const href = await page.$eval('a.report', (link) => link.href)
  expect(href).toContain('https://github.com/example/notes/issues/new?title=')
  expect(decodeURIComponent(href)).toContain('> 拉取时逐层下载')
})

test('numbers lines of code where the reader wishes for it', async () => {
  await page.evaluateOnNewDocument(`localStorage.setItem('reading', '{"lines":"on"}')`)
  await open('02.html')
  expect(await page.$eval('.line-numbers', (numbers) => (numbers as HTMLElement).innerText)).toBe('1\n2')
})

test('has on paper the text and nothing around it', async () => {
  await open('02.html')
  await page.emulateMediaType('print')
  const shown = await page.$$eval('.bar, nav.contents, .pager, .foot, main', (all) =>
    all.filter((element) => element.checkVisibility()).map(({localName}) => localName)
  )
  expect(shown).toEqual(['main'])
})

test('does without scripts: the drawer, pictures, the way to other editions', async () => {
  await page.setJavaScriptEnabled(false)
  await page.setViewport({width: 390, height: 844})
  await open('02.html')
  await page.click('button.menu')
  await page.waitForSelector('nav.contents a[href="01.html"]', {visible: true})
  await page.keyboard.press('Escape')
  await Promise.all([page.waitForNavigation(), page.click('a.zoom')])
  expect(page.url()).toMatch(/images\/layers\.\w+\.svg$/)
  await open('02.html')
  await Promise.all([page.waitForNavigation(), page.click('a.edition')])
  expect(page.url()).toContain('/hant/html/02.html')
})

test('has the whole book in one file that asks for nothing else', async () => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url().slice(0, 60)))
  const address = pathToFileURL(join(folder, 'hans/html/book.html')).href
  await page.goto(address)
  expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([address.slice(0, 60)])
  const broken = await page.$$eval('a[href^="#"]', (links) =>
    links
      .map((link) => decodeURIComponent(link.getAttribute('href')!.slice(1)))
      .filter((id) => !document.getElementById(id))
  )
  expect(broken).toEqual([])
  const ids = await page.$$eval('[id]', (all) => all.map(({id}) => id))
  expect(new Set(ids).size).toBe(ids.length)
  expect(await page.$$eval('img', (all) => all.map((image) => image.naturalWidth))).toEqual([400, 400])
  await hoverOver('a.xref[href*="tbl"]')
  expect(await previewText()).toContain('种类')
  expect(await violationsOn(page)).toEqual([])
})

test('finds words in the one file, and goes there', async () => {
  await page.goto(pathToFileURL(join(folder, 'hans/html/book.html')).href)
  await page.keyboard.press('/')
  await page.waitForSelector('dialog.search-box[open]')
  await page.keyboard.type('种类')
  await page.waitForSelector('dialog[data-answered="种类"] .found a')
  expect(await violationsOn(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.waitForFunction('location.hash !== ""')
  expect(await page.evaluate('document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null')).toBe(true)
})

test.for([
  ['book.html', '02/sec-pull'],
  ['glossary.html', 'term-image']
] as const)('leads within %s past what is not laid out yet', async ([name, id]) => {
  await page.goto(pathToFileURL(join(folder, 'hans/html', name)).href)
  await page.$eval('.whole, .entry', (first) => {
    for (let count = 0; count < 200; count++) {
      const copy = first.cloneNode(true) as Element
      copy.removeAttribute('id')
      copy.querySelectorAll('[id]').forEach((item) => {
        item.removeAttribute('id')
      })
      first.before(copy)
    }
  })
  await page.evaluate((hash) => {
    location.hash = hash
  }, id)
  const isSeen = (it: string) => {
    const {top} = document.getElementById(it)!.getBoundingClientRect()
    return top > 0 && top < innerHeight
  }
  await page.waitForFunction(isSeen, {}, id)
})

/** From afar, so that the pointer enters; and where nothing scrolls any more, as that closes previews. */
async function hoverOver(selector: string): Promise<void> {
  await page.mouse.move(1, 1)
  await page.$eval(selector, (element) => {
    element.scrollIntoView({block: 'center'})
  })
  await new Promise((resolve) => setTimeout(resolve, 200))
  await page.hover(selector)
  await page.waitForSelector('.preview', {visible: true})
}

async function put(path: string, value: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), {recursive: true})
  await writeFile(path, value)
}
