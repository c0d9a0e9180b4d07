import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {parseDocument} from 'htmlparser2'
import type {VFile} from 'vfile'
import {beforeAll, expect, test} from 'vitest'
import type {Book} from '../../../scripts/book.ts'
import {fillTemplate} from '../../../scripts/render/html/page.ts'
import {proseOf} from '../../prose-of.ts'
import {readSite, type Page} from '../../read-back.ts'
import {deepFreeze} from '../book-of.ts'
import {renderSite, sampleBook, writeSite} from './site-files.ts'

let book: Book
let files: VFile[]
let pages: Page[]

beforeAll(async () => {
  book = deepFreeze(await sampleBook())
  files = await renderSite(book)
  pages = readSite(join(await writeSite(files), 'html'))
})

test('has a book without a message to look at', () => {
  expect(
    [book.configFile, ...book.chapters.map(({file}) => file)].flatMap(({messages}) => messages.map(String))
  ).toEqual([])
})

test('writes a front page, a page a chapter, and files named by their content', () => {
  expect(files.map(({path}) => path.replace(/\.[\da-f]{10}\./, '.<hash>.')).sort()).toMatchInlineSnapshot(`
    [
      "html/01-setting.html",
      "html/02-figures.html",
      "html/03-pipeline.html",
      "html/404.html",
      "html/_headers",
      "html/afterword.html",
      "html/assets/apparatus.<hash>.css",
      "html/assets/boot.<hash>.js",
      "html/assets/icon.<hash>.svg",
      "html/assets/paper.<hash>.css",
      "html/assets/script.<hash>.js",
      "html/assets/search-box.<hash>.js",
      "html/assets/search-scan.<hash>.js",
      "html/assets/search.<hash>.css",
      "html/assets/search.<hash>.js",
      "html/assets/style.<hash>.css",
      "html/assets/tools.<hash>.css",
      "html/assets/tools.<hash>.js",
      "html/book.html",
      "html/figures.html",
      "html/glossary.html",
      "html/images/block.<hash>.svg",
      "html/images/cover.<hash>.svg",
      "html/images/flow.<hash>.svg",
      "html/index.html",
      "html/preface.html",
      "html/previews/01-setting.<hash>.js",
      "html/previews/03-pipeline.<hash>.js",
      "html/site.webmanifest",
      "html/sw.js",
    ]
  `)
})

test('says on each page what the manuscript says, but for what is marked as ours', () => {
  for (const {file, id} of book.chapters.filter(({generated}) => !generated)) {
    const source = readFileSync(join(import.meta.dirname, 'book', file.path), 'utf8')
    expect(pages.find(({name}) => name === `${id}.html`)!.prose).toEqual(proseOf(source))
  }
})

test('leads every link to a page and a place that are there', () => {
  const internal = pages.flatMap(({name, hrefs}) =>
    hrefs.filter((href) => !/^[a-z]+:/.test(href)).map((href) => [name, href] as const)
  )
  const broken = internal.filter(([from, href]) => {
    const [path = '', fragment] = href.split('#').map(decodeURIComponent)
    if (path !== '' && !path.endsWith('.html')) return !files.some((file) => file.path === `html/${path}`)
    const page = pages.find(({name}) => name === (path === '' ? from : path))
    return !page || (fragment !== undefined && !page.ids.includes(fragment))
  })
  expect(internal.length).toBeGreaterThan(100)
  expect(broken).toEqual([])
})

test('gives every id once on its page', () => {
  const twice = pages.flatMap(({name, ids}) =>
    ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => [name, id])
  )
  expect(twice).toEqual([])
})

test('holds nothing that runs, styles or is fetched from elsewhere', () => {
  const wrong = elementsOf(files).filter(({name, attribs}) => {
    const isInline = /^(script|style)$/.test(name) && !attribs['src'] && attribs['type'] !== 'application/ld+json'
    const isHandler = Object.keys(attribs).some((key) => key.startsWith('on') || key === 'style')
    const isRemote = name !== 'a' && /^(?:[a-z]+:|\/\/)/i.test(attribs['src'] ?? attribs['href'] ?? '')
    return isInline || isHandler || isRemote
  })
  expect(wrong).toEqual([])
  const sheets = files.filter(({path}) => path.endsWith('.css')).map(textOf)
  expect(sheets.join('').match(/url\(|@import/g)).toBeNull()
})

test('shows all chapters by part in the sidebar, and the sections of the one that is open', () => {
  const page = textOf(files.find(({path}) => path === 'html/01-setting.html')!)
  const nav = /<nav class="contents"[\s\S]*?<\/nav>/.exec(page)![0]
  expect(
    nav
      .replace(/<(?!\/?(?:li|a\b))[^>]*>/g, '')
      .replace(/<\/li>/g, '')
      .replace(/<li/g, '\n<li')
  ).toMatchInlineSnapshot(`
    "
    <li class="chapter"><a href="preface.html">前言</a>
    <li class="part">第一部分 排字
    <li class="chapter"><a href="#page.main" aria-current="page">第 1 章 版心与字</a>
    <li><a href="#sec-leading">1.1 行距与字距</a>
    <li><a href="#sec-emphasis">1.2 强调与引用</a>
    <li><a href="#清单的写法">1.3 清单的写法</a>
    <li class="chapter"><a href="02-figures.html">第 2 章 图、码与式</a>
    <li class="part">第二部分 成书
    <li class="chapter"><a href="03-pipeline.html">第 3 章 从手稿到成品</a>
    <li class="chapter"><a href="afterword.html">后记</a>
    <li class="chapter"><a href="glossary.html">术语表</a>"
  `)
})

test('lists each figure once, though several names lead to it', () => {
  const page = textOf(files.find(({path}) => path === 'html/figures.html')!)
  const list = /<ul class="target-list">[\s\S]*?<\/ul>/.exec(page)![0]
  const places = [...list.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)
  expect(places.length).toBeGreaterThan(1)
  expect(places).toEqual([...new Set(places)])
})

test('lays up what the references of a page show, and nothing else', () => {
  const shown = (name: string) => {
    const file = files.find(({path}) => path.startsWith(`html/previews/${name}.`))
    return file ? Object.keys(JSON.parse(textOf(file).replace(/^[^=]*=/, '')) as object).sort() : []
  }
  expect(shown('03-pipeline')).toMatchInlineSnapshot(`
    [
      "01-setting.html#chap-setting",
      "01-setting.html#sec-leading",
      "glossary.html#term-ast",
      "glossary.html#term-engine",
    ]
  `)
  expect(shown('afterword')).toEqual([])
  expect(shown('glossary')).toEqual([])
  for (const {path} of files.filter(({path: name}) => name.startsWith('html/previews/')))
    expect(files.some(({path: page, value}) => page.endsWith('.html') && String(value).includes(path.slice(5)))).toBe(
      true
    )
})

test('ends notes with links back to each place that refers to them', () => {
  const page = textOf(files.find(({path}) => path === 'html/03-pipeline.html')!)
  expect(/<section class="notes"[\s\S]*?<\/section>/.exec(page)![0]).toMatchInlineSnapshot(
    `"<section class="notes" role="doc-endnotes" aria-label="注释"><h2 class="gen">注释</h2><ol><li id="note-1"><span class="note-mark gen" aria-hidden="true">1 </span><div class="note-text"><p>同一条注可以被引用两次，文末有两个回链。<span class="gen backlinks"> <a class="backlink" role="doc-backlink" href="#noteref-1" aria-label="返回正文 1 (1)">↑<sup>1</sup></a> <a class="backlink" role="doc-backlink" href="#noteref-1-2" aria-label="返回正文 2 (1)">↑<sup>2</sup></a></span></p></div></li></ol></section>"`
  )
})

test('gives the same bytes twice', async () => {
  const again = await renderSite(book)
  expect(again.map(({path, value}) => [path, value])).toEqual(files.map(({path, value}) => [path, value]))
})

test('keeps a chapter named index apart from the front page', async () => {
  const [first, ...rest] = book.chapters
  const renamed = await renderSite({...book, chapters: [{...first!, id: 'Index'}, ...rest]})
  expect(renamed.map(({path}) => path.toLowerCase()).filter((path) => path.includes('index'))).toEqual([
    'html/index.html',
    'html/index.text.html'
  ])
})

test('escapes what fills a template, and refuses one that asks for what there is not', () => {
  expect(fillTemplate('<b title="{{a}}">{{b}}</b>', {a: '"<&$&', b: {html: '<i>$1</i>'}})).toBe(
    '<b title="&#34;&#60;&#38;$&#38;"><i>$1</i></b>'
  )
  expect(() => fillTemplate('{{c}}', {})).toThrow('{{c}}')
})

function textOf(file: VFile): string {
  return String(file.value)
}

type Element = {name: string; attribs: Record<string, string>; text: string}

function elementsOf(all: readonly VFile[]): Element[] {
  const found: Element[] = []
  const walk = (nodes: ReturnType<typeof parseDocument>['children']) => {
    for (const node of nodes) {
      if (!('attribs' in node)) continue
      const text = node.children.map((child) => ('data' in child ? child.data : '')).join('')
      found.push({name: node.name, attribs: node.attribs, text})
      walk(node.children)
    }
  }
  for (const file of all.filter(({path}) => path.endsWith('.html') && path !== 'html/book.html'))
    walk(parseDocument(textOf(file)).children)
  return found
}
