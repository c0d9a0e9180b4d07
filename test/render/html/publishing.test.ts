/** What pages say to the web: where they are, what they are, where they went. */
import {imageSize} from 'image-size'
import {beforeAll, expect, test, vi} from 'vitest'
import type {VFile} from 'vfile'
import type {Book} from '../../../scripts/book.ts'
import {createMachine} from '../../../scripts/machine/index.ts'
import {renderHtml} from '../../../scripts/render/html/index.ts'
import {sampleBook} from './site-files.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 120_000})

const address = 'https://books.example.org/{edition}/'

let plain: Book
let published: Book
let files: Map<string, string>

beforeAll(async () => {
  plain = await sampleBook()
  published = {
    ...plain,
    config: {
      ...plain.config,
      repository: 'https://github.com/example/setting.git',
      site: {
        ...plain.config.site,
        address,
        changes: [{version: '0.2.0', date: '2026-11-20', text: '改了“图”与 <表>。'}]
      },
      editions: {
        ...plain.config.editions,
        hant: {language: 'zh-Hant', formats: ['html'], parallels: false}
      }
    },
    redirects: [
      {from: {chapterId: '01-setting', htmlId: 'sec-old'}, to: {chapterId: '02-figures', htmlId: '图'}},
      {from: {chapterId: 'retired'}, to: {chapterId: '03-pipeline', htmlId: '注释'}}
    ]
  }
  files = await siteOf(published)
})

async function filesOf(book: Book): Promise<VFile[]> {
  return renderHtml(book, createMachine({progress: () => undefined, signal: new AbortController().signal}))
}

async function siteOf(book: Book): Promise<Map<string, string>> {
  return new Map((await filesOf(book)).map((file) => [file.path.replace('html/', ''), String(file.value)]))
}

const page = (name: string) => files.get(name) ?? ''
const linksIn = (html: string) => [...html.matchAll(/<link rel="(?:canonical|alternate)"[^>]*>/g)].map(([link]) => link)

test('says where a page is, in this edition and in others', () => {
  expect(linksIn(page('01-setting.html'))).toMatchInlineSnapshot(`
    [
      "<link rel="canonical" href="https://books.example.org/zh-Hans/01-setting.html">",
      "<link rel="alternate" hreflang="zh-CN" href="https://books.example.org/zh-Hans/01-setting.html">",
      "<link rel="alternate" hreflang="zh-TW" href="https://books.example.org/hant/01-setting.html">",
      "<link rel="alternate" type="application/atom+xml" href="feed.xml" title="纸上与屏上">",
    ]
  `)
  expect(linksIn(page('404.html'))).toEqual([])
})

test('describes the book, its chapters and its terms to programs', () => {
  const facts = (name: string) =>
    JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page(name))![1]!) as Record<string, unknown>
  expect(facts('index.html')).toMatchObject({'@type': 'Book', url: 'https://books.example.org/zh-Hans/'})
  expect(facts('01-setting.html')).toMatchObject({'@type': 'Chapter', isPartOf: {'@type': 'Book'}})
  expect(facts('glossary.html')).toMatchObject({
    '@type': 'DefinedTermSet',
    hasDefinedTerm: expect.arrayContaining([
      expect.objectContaining({'@type': 'DefinedTerm', url: expect.stringContaining('glossary.html#term-') as string})
    ]) as unknown[]
  })
})

test('shows a card where it is linked', () => {
  const metas = [...page('index.html').matchAll(/<meta property="(og:[\w:]+)" content="([^"]*)">/g)]
  expect(Object.fromEntries(metas.map(([, name, content]) => [name, content]))).toMatchObject({
    'og:type': 'book',
    'og:url': 'https://books.example.org/zh-Hans/',
    'og:image': expect.stringMatching(/^https:\/\/books\.example\.org\/zh-Hans\/assets\/card\.\w+\.png$/) as string
  })
  expect(page('index.html')).toContain('<meta name="twitter:card" content="summary_large_image">')
})

test('draws card and icon as pictures, which are shown where drawings are not', async () => {
  const drawn = (await filesOf(published)).filter(({path}) => path.endsWith('.png'))
  const sizes = drawn.map(({path, value}) => {
    const {width, height, type} = imageSize(value as Uint8Array)
    return `${path.replace(/\.\w+\.png$/, '')} ${type ?? ''} ${width} × ${height}`
  })
  expect(sizes.sort()).toEqual(['html/assets/card png 1200 × 630', 'html/assets/icon png 512 × 512'])
  for (const {value} of drawn) expect(value.length).toBeLessThan(80_000)
})

test('brings a face of the book where it asks for one, and lets the reader choose', {timeout: 240_000}, async () => {
  const own = await siteOf({...plain, config: {...plain.config, site: {...plain.config.site, font: 'subset'}}})
  const [name] = [...own.keys()].filter((path) => path.endsWith('.woff2'))
  const style = [...own].find(([path]) => path.startsWith('assets/style.'))![1]
  expect(style).toContain(`url(${name!.replace('assets/', '')})`)
  expect(style).toContain('font-display:swap')
  expect(own.get('book.html')).toContain('url(data:font/woff2;base64,')
  expect(own.get('book.html')).not.toContain(name)
  expect([...own].find(([path]) => path.startsWith('assets/tools.'))![1]).toContain('face:"serif"')
  expect([...files.keys()].filter((path) => path.endsWith('.woff2'))).toEqual([])
})

test('lists all pages for search engines, and changes for readers', () => {
  const urls = [...page('sitemap.xml').matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url]) => url!)
  expect(urls).toContain('https://books.example.org/zh-Hans/01-setting.html')
  for (const url of urls)
    expect([...files.keys(), '']).toContain(decodeURIComponent(url.split('/zh-Hans/')[1]!) || 'index.html')
  expect(page('sitemap.xml')).toContain('hreflang="zh-TW" href="https://books.example.org/hant/01-setting.html"')
  expect(page('feed.xml')).toContain('<summary>改了“图”与 &#60;表&#62;。</summary>')
  expect(page('feed.xml')).toContain('<updated>2026-11-20T00:00:00Z</updated>')
  expect(page('robots.txt')).toContain('Sitemap: https://books.example.org/zh-Hans/sitemap.xml')
})

test('leads on from places and chapters that are no more', () => {
  expect(page('01-setting.html')).toContain('<p class="moved gen" id="sec-old"><a href="02-figures.html#图">')
  expect(page('retired.html')).toContain('<meta http-equiv="refresh" content="0; url=03-pipeline.html#注释">')
})

test('has addresses from the root on the page for what is not there', () => {
  expect(page('404.html')).toContain('href="/zh-Hans/01-setting.html"')
  expect(page('404.html')).toContain('<meta name="robots" content="noindex">')
  expect(page('404.html')).not.toMatch(/(href|src)="(?!\/|#|https:)/)
})

test('leads to sources and takes reports where the repository is known', () => {
  expect(page('01-setting.html')).toContain('href="https://github.com/example/setting/blob/HEAD/01-setting.md"')
  expect(page('01-setting.html')).toMatch(/href="https:\/\/github\.com\/example\/setting\/issues\/new\?title=[^"]+"/)
  expect(page('glossary.html')).not.toContain('/blob/HEAD/')
})

test('allows in headers what the one file has in it, and nothing unsafe', () => {
  const policy = /Content-Security-Policy: (.*)/.exec(page('_headers'))![1]!
  expect(policy).not.toContain('unsafe')
  expect(policy).toContain(`frame-ancestors 'none'`)
  for (const hash of page('book.html').match(/sha256-[\w+/=]+/g) ?? ['none']) expect(policy).toContain(hash)
})

test('leaves out what needs an address where the book has none', async () => {
  const own = await siteOf(plain)
  expect([...own.keys()].filter((name) => /sitemap|feed|robots/.test(name))).toEqual([])
  const text = [...own].filter(([name]) => name.endsWith('.html') && name !== 'book.html').map(([, html]) => html)
  expect(text.join('').match(/rel="canonical"|og:url|issues\/new/g)).toBeNull()
})

test('keeps for offline reading what is there, by what is in it', () => {
  const [, json = ''] = /self\.bookFiles = (.*)/.exec(page('sw.js')) ?? []
  const {files: listed, shell} = JSON.parse(json) as {files: Record<string, string>; shell: string[]}
  expect(Object.keys(listed).every((name) => files.has(name))).toBe(true)
  expect(shell.every((name) => name in listed)).toBe(true)
  expect(Object.keys(listed)).toEqual(expect.arrayContaining(['index.html', '01-setting.html']))
})

test('links the style of the apparatus where it is seen, and loads it for what is shown beside references', () => {
  const linking = [...files].filter(([, text]) => text.includes('href="assets/apparatus.')).map(([name]) => name)
  expect(linking).toEqual(expect.arrayContaining(['index.html', 'glossary.html']))
  expect(linking).not.toContain('afterword.html')
  expect(page('01-setting.html')).toContain('data-previews=')
  const [script] = [...files].filter(([name]) => name.startsWith('assets/script.')).map(([, text]) => text)
  expect(script).toMatch(/apparatus:"assets\/apparatus\.\w+\.css"/)
})

test('stays within what a page may weigh', async () => {
  const {gzipSync} = await import('node:zlib')
  const weightOf = (pattern: RegExp) =>
    [...files]
      .filter(([name]) => pattern.test(name))
      .reduce((sum, [, text]) => sum + gzipSync(text, {level: 9}).length, 0)
  expect(weightOf(/^assets\/(boot|script)\./)).toBeLessThan(6 * 1024)
  expect(weightOf(/^assets\/style\./)).toBeLessThan(5 * 1024)
  const pages = [...files].filter(([name]) => name.endsWith('.html') && name !== 'book.html')
  const weights = pages.map(([, text]) => gzipSync(text, {level: 9}).length).sort((a, b) => a - b)
  expect(weights[Math.floor(weights.length / 2)]).toBeLessThan(8 * 1024)
})
