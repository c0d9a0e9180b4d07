import {mkdtemp, mkdir, readFile, rm, writeFile} from 'node:fs/promises'
import {get} from 'node:http'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {launch, type Browser, type Page} from 'puppeteer'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {noCache} from '../../scripts/cache/index.ts'
import {findBrowser} from '../../scripts/machine/browser.ts'
import {createMachine} from '../../scripts/machine/index.ts'
import {startPreview, type LiveState, type Preview} from '../../scripts/preview/index.ts'

vi.setConfig({testTimeout: 120_000, hookTimeout: 120_000})

let root: string
let preview: Preview
let browser: Browser
const states: LiveState[] = []

const long = Array.from({length: 80}, (_, index) => `第 ${index + 1} 段，说的是同一件事，写得长一些，好让一页放不下。`)

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'zhushu-预览 '))
  await mkdir(join(root, 'out'))
  await writeFile(
    join(root, 'book.yaml'),
    'title: 小书\nlanguage: zh-Hans\nname: xiaoshu\nchapters:\n  - 01.md\n  - 02.md\n'
  )
  await writeFile(join(root, '01.md'), `# 开始\n\n${long.join('\n\n')}\n`)
  await writeFile(join(root, '02.md'), '# 结束\n\n再见。\n')
  preview = await startPreview({
    root,
    out: join(root, 'out'),
    edition: undefined,
    port: 0,
    cache: noCache,
    machine: createMachine({progress: () => undefined, signal: new AbortController().signal}),
    wording: {},
    language: 'zh',
    editor: 'vscode://file{path}:{line}:{column}',
    packageRoot: resolve(import.meta.dirname, '../..'),
    onState: (state) => states.push(state),
    onPolling: () => undefined
  })
  const {executablePath, args, env} = await findBrowser()
  // Books are printed by a browser that resolves no names.
  const own = args.filter((argument) => !argument.startsWith('--host-resolver-rules'))
  browser = await launch({executablePath, args: own, env: {...env}})
})

afterAll(async () => {
  await browser.close()
  await preview.close()
  await rm(root, {recursive: true, force: true})
})

type Answer = {status: number | undefined; type: string | undefined; body: string}

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((done, fail) => {
    const request = get({host: '127.0.0.1', port: preview.port, path, headers, method}, (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => (body += chunk.toString()))
      response.on('end', () => {
        done({status: response.statusCode, type: response.headers['content-type'], body})
      })
    })
    request.on('error', fail)
  })
}

async function openPage(path: string): Promise<Page> {
  const page = await browser.newPage()
  await page.setViewport({width: 900, height: 700})
  await page.goto(`http://localhost:${preview.port}/${path}`, {waitUntil: 'load'})
  await page.waitForSelector('.zhushu-preview[data-state]')
  return page
}

async function edit(path: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(root, path), 'utf8')
  expect(text).toContain(from)
  await writeFile(join(root, path), text.replace(from, to))
}

test('serves the site, its own files, and nothing from the disk', async () => {
  expect(await ask('/')).toMatchObject({status: 200, type: 'text/html; charset=utf-8'})
  expect((await ask('/01.html')).body).toContain('第 80 段')
  expect((await ask('/.preview/preview.js')).type).toContain('text/javascript')
  for (const path of ['/book.yaml', '/../book.yaml', '/%2e%2e/book.yaml', '/..%2f01.md', '/%', '/nothing.html'])
    expect((await ask(path)).status, path).toBe(404)
})

test('answers nobody who knows it by another name, and to nothing but reading', async () => {
  expect((await ask('/', {host: 'evil.example'})).status).toBe(403)
  expect((await ask('/', {host: `evil.example:${preview.port}`})).status).toBe(403)
  expect((await ask('/.preview/state.json', {'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors'})).status).toBe(
    403
  )
  expect((await ask('/', {}, 'POST')).status).toBe(405)
})

test('takes an edit into the page in place, and leaves the reader where they are', async () => {
  const page = await openPage('01.html')
  const kept = await page.waitForSelector('main p:nth-of-type(40)')
  await kept?.evaluate((paragraph) => {
    paragraph.scrollIntoView({block: 'start'})
  })
  const topOf = () => kept?.evaluate((paragraph) => paragraph.getBoundingClientRect().top) ?? Promise.resolve(0)
  const before = await topOf()
  await edit('01.md', '第 2 段，', '新写的一段。\n\n又一段新的。\n\n第 2 段，')
  await page.waitForFunction(() => document.querySelector('main')?.textContent.includes('又一段新的'))
  expect(Math.abs((await topOf()) - before)).toBeLessThan(2)
  expect(await kept?.evaluate((paragraph) => paragraph.isConnected)).toBe(true)
  await page.close()
})

test('shows what is wrong with the way to the line, and what there was until it is mended', async () => {
  const page = await openPage('02.html')
  await edit('02.md', '再见。', '再见，见[](#nothing)。')
  await page.waitForSelector('.zhushu-preview[data-state="error"]')
  const item = await page.$eval('.zhushu-preview li.error', (element) => ({
    text: element.textContent,
    href: element.querySelector('a')?.getAttribute('href')
  }))
  expect(item.text).toContain('02.md:3:5')
  expect(decodeURIComponent(item.href ?? '')).toBe(`vscode://file${join(root, '02.md')}:3:5`)
  expect(await page.$eval('main', (main) => main.textContent)).toContain('再见。')
  await edit('02.md', '再见，见[](#nothing)。', '后会有期。')
  await page.waitForFunction(() => document.querySelector('main')?.textContent.includes('后会有期'))
  await page.waitForSelector('.zhushu-preview:not([data-state="error"])')
  await page.close()
})

test('follows a chapter that is new and one that is gone', async () => {
  await writeFile(join(root, '03.md'), '# 补记\n\n还有话说。\n')
  await edit('book.yaml', '  - 02.md\n', '  - 02.md\n  - 03.md\n')
  await vi.waitFor(
    async () => {
      expect((await ask('/03.html')).body).toContain('还有话说')
    },
    {
      timeout: 20_000,
      interval: 100
    }
  )
  await rm(join(root, '03.md'))
  await edit('book.yaml', '  - 03.md\n', '')
  await vi.waitFor(
    async () => {
      expect((await ask('/03.html')).status).toBe(404)
    },
    {timeout: 20_000, interval: 100}
  )
})

test('goes on while the configuration cannot be read', async () => {
  await edit('book.yaml', 'title: 小书', 'title: [小书')
  await vi.waitFor(
    () => {
      expect(states.at(-1)?.isCurrent).toBe(false)
      expect(states.at(-1)?.findings.map(({path}) => path)).toContain('book.yaml')
    },
    {timeout: 20_000, interval: 50}
  )
  expect((await ask('/01.html')).status).toBe(200)
  await edit('book.yaml', 'title: [小书', 'title: 小书')
  await vi.waitFor(
    () => {
      expect(states.at(-1)?.isCurrent).toBe(true)
    },
    {timeout: 20_000, interval: 50}
  )
})

test('prints the book as it is', async () => {
  const {status, type, body} = await ask('/.preview/book.pdf')
  expect([status, type]).toEqual([200, 'application/pdf'])
  expect(body.slice(0, 5)).toBe('%PDF-')
})

test('runs under the policy of the site without a complaint', async () => {
  const page = await browser.newPage()
  const complaints: string[] = []
  page.on('console', (message) => void complaints.push(message.text()))
  page.on('pageerror', (error) => void complaints.push(String(error)))
  await page.goto(`http://localhost:${preview.port}/`, {waitUntil: 'load'})
  await page.waitForSelector('.zhushu-preview[data-state]')
  expect(complaints).toEqual([])
  await page.close()
})
