import {createHash} from 'node:crypto'
import {readFileSync} from 'node:fs'
import type {Nodes} from 'hast'
import {toString} from 'hast-util-to-string'
import {beforeAll, expect, test} from 'vitest'
import type {Book} from '../../../scripts/book.ts'
import {renderEpub} from '../../../scripts/render/epub/index.ts'
import {chapterToHast} from '../../../scripts/render/hast/index.ts'
import {epubcheck, epubcheckFindings, portFindings} from '../../validate/epubcheck.ts'
import {structureProblems} from '../../validate/epub-structure.ts'
import {all, hasClass, readEpub, textOf, type Epub} from '../../validate/read-epub.ts'
import {machine, sampleBook} from './sample-book.ts'

const templates = Object.fromEntries(
  ['base.css', 'reader.css'].map((name) => [
    name,
    readFileSync(new URL(`../../../templates/${name}`, import.meta.url), 'utf8')
  ])
)
const book = sampleBook({templates})
let bytes: Uint8Array
let epub: Epub

beforeAll(async () => {
  bytes = await render(book)
  epub = await readEpub(bytes)
})

test('names the file after book, edition and version', async () => {
  expect((await renderEpub(book, machine)).map(({path}) => path)).toEqual(['notes-zh-Hans-1.0.0.epub'])
})

test('passes the validator without error or warning', async () => {
  expect(await portFindings(bytes)).toEqual([])
})

test('passes EPUBCheck 5.3.0 without error or warning', {timeout: 120_000}, async (context) => {
  context.skip(epubcheck === undefined, 'needs Java')
  expect(await epubcheckFindings(bytes)).toEqual([])
})

test('is whole: container, manifest, spine, ids, links, languages; inert', async () => {
  expect(await structureProblems(bytes)).toEqual([])
})

test('gives the same bytes wherever and whenever it is built', async () => {
  const digest = createHash('sha256').update(bytes).digest('hex')
  expect(
    createHash('sha256')
      .update(await render(book))
      .digest('hex')
  ).toBe(digest)
  const zone = process.env['TZ']
  process.env['TZ'] = 'America/New_York'
  const elsewhere = await render(book)
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
  expect(createHash('sha256').update(elsewhere).digest('hex')).toBe(digest)
})

test('orders the archive: what a reader looks for first, then by name', () => {
  expect(epub.names).toMatchInlineSnapshot(`
    [
      "mimetype",
      "META-INF/container.xml",
      "OEBPS/content.opf",
      "OEBPS/01.xhtml",
      "OEBPS/chapter-003.xhtml",
      "OEBPS/cover.xhtml",
      "OEBPS/fonts/rare-1.ttf",
      "OEBPS/fonts/rare-2.ttf",
      "OEBPS/glossary.xhtml",
      "OEBPS/images/6b7fa434f92a.png",
      "OEBPS/images/eba7fff82fa5.svg",
      "OEBPS/imprint.xhtml",
      "OEBPS/part-1.xhtml",
      "OEBPS/preface.xhtml",
      "OEBPS/style.css",
      "OEBPS/title-page.xhtml",
      "OEBPS/toc.ncx",
      "OEBPS/toc.xhtml",
    ]
  `)
})

test('reads in the order of the book', () => {
  expect(epub.spine.map(({path}) => path)).toMatchInlineSnapshot(`
    [
      "OEBPS/cover.xhtml",
      "OEBPS/title-page.xhtml",
      "OEBPS/imprint.xhtml",
      "OEBPS/toc.xhtml",
      "OEBPS/preface.xhtml",
      "OEBPS/part-1.xhtml",
      "OEBPS/01.xhtml",
      "OEBPS/chapter-003.xhtml",
      "OEBPS/glossary.xhtml",
    ]
  `)
})

test('keeps the text of each chapter, character for character', () => {
  const options = {book, hrefOf: () => '#', idOf: (_: string, id: string) => id, assetHrefOf: () => 'x'}
  const expected = book.chapters.map((chapter) => proseOf(chapterToHast(chapter, options).body))
  const chapters = epub.spine.filter(({path}) => /OEBPS\/(preface|01|chapter-003|glossary)\.xhtml/.test(path))
  const found = chapters.map(({tree}) =>
    textOf(
      all(tree, 'body')[0]!,
      (element) => hasClass(element, 'gen') || element.attributes['role'] === 'doc-footnote'
    )
  )
  expect(found.map(squeeze)).toEqual(expected.map(squeeze))
  expect(found.join('').length).toBeGreaterThan(200)
})

test('nests the table of contents as the book does', () => {
  const [toc] = all(epub.navigation.tree, 'nav').filter(({attributes}) => attributes['epub:type'] === 'toc')
  expect(outline(toc!)).toMatchInlineSnapshot(`
    [
      "前言 → preface.xhtml",
      "第一部分 <容器> & “编排” → part-1.xhtml",
      "  第 1 章 镜像与层 → 01.xhtml",
      "    1.1 层 → 01.xhtml#i-sec--bd4067b7871a",
      "      1.1.1 写时复制 → 01.xhtml#i-1a4345ca9af8",
      "  第 2 章 编排 → chapter-003.xhtml",
      "术语表 → glossary.xhtml",
    ]
  `)
})

test('tells older devices the same contents', () => {
  const nav = all(epub.navigation.tree, 'nav')[0]!
  const entries = all(nav, 'a').map((link) => [textOf(link), link.attributes['href']])
  const points = all(epub.ncx.tree, 'navPoint').map((point) => [
    textOf(all(point, 'text')[0]!),
    all(point, 'content')[0]!.attributes['src']
  ])
  expect(points).toEqual(entries)
  expect(all(epub.ncx.tree, 'meta')[1]!.attributes).toEqual({name: 'dtb:depth', content: '4'})
})

test('lists landmarks with one type each', () => {
  const [landmarks] = all(epub.navigation.tree, 'nav').filter(({attributes}) => attributes['epub:type'] === 'landmarks')
  expect(all(landmarks!, 'a').map(({attributes}) => `${attributes['epub:type']!} ${attributes['href']!}`))
    .toMatchInlineSnapshot(`
      [
        "cover cover.xhtml",
        "titlepage title-page.xhtml",
        "toc toc.xhtml#toc",
        "bodymatter part-1.xhtml",
        "glossary glossary.xhtml",
        "loi toc.xhtml#loi",
        "lot toc.xhtml#lot",
      ]
    `)
})

test('lists the terms in the order of the glossary', () => {
  const [terms] = all(epub.navigation.tree, 'nav').filter(({attributes}) => attributes['id'] === 'terms')
  expect(all(terms!, 'a').map((link) => [textOf(link), link.attributes['href']])).toEqual([
    ['镜像', 'glossary.xhtml#term-image'],
    ['PaaS', 'glossary.xhtml#term-paas']
  ])
})

test('lists each figure and table once', () => {
  for (const type of ['loi', 'lot']) {
    const [list] = all(epub.navigation.tree, 'nav').filter(({attributes}) => attributes['epub:type'] === type)
    const hrefs = all(list!, 'a').map(({attributes}) => attributes['href'])
    expect(hrefs.length).toBeGreaterThan(0)
    expect(new Set(hrefs).size).toBe(hrefs.length)
  }
})

test('names no pages where no PDF is known', () => {
  const types = all(epub.navigation.tree, 'nav').map(({attributes}) => attributes['epub:type'])
  expect(types).toEqual(['toc', 'landmarks', 'loi', 'lot', undefined])
  expect(all(epub.ncx.tree, 'pageList')).toEqual([])
  expect(all(epub.packageDocument.tree, 'meta').map((meta) => meta.attributes['property'])).not.toContain(
    'pageBreakSource'
  )
})

test('describes the book, whatever characters its metadata has', () => {
  const [metadata] = all(epub.packageDocument.tree, 'metadata')
  const lines = metadata!.children.flatMap((node) =>
    node.type === 'element'
      ? [`${node.name} ${node.attributes['property'] ?? ''} ${textOf(node) || JSON.stringify(node.attributes)}`]
      : []
  )
  expect(lines).toMatchInlineSnapshot(`
    [
      "dc:identifier  urn:uuid:0d4d8a4e-6a2c-4b7b-9f53-2f4d8a4e6a2c",
      "dc:identifier  urn:isbn:9787115560018",
      "dc:title  容器 <手记> & “注”]]>",
      "meta title-type main",
      "dc:title  写给 "读者" 的 <小书>",
      "meta title-type subtitle",
      "dc:language  zh-CN",
      "dc:creator  林书一 & 友",
      "meta role aut",
      "meta file-as Lin <Shuyi>",
      "meta display-seq 1",
      "dc:contributor  周注",
      "meta role edt",
      "meta display-seq 2",
      "dc:contributor  译 "者"",
      "meta role trl",
      "meta display-seq 3",
      "dc:publisher  注书 <出版> & 社",
      "dc:date  2026",
      "dc:description  一行 <b> & 两行
    “引号”]]>",
      "meta belongs-to-collection 纸上 & 屏上",
      "meta collection-type series",
      "meta group-position 2",
      "dc:subject  排版 & 印刷",
      "dc:subject  电子书",
      "dc:rights  CC BY 4.0 & ]]>",
      "dc:rights  内嵌字体按 SIL 开放字体许可证 1.1 版使用（https://openfontlicense.org），版权声明见各字体文件",
      "dc:source  https://example.org/book?a=1&b=2",
      "meta schema:version 1.0.0",
      "meta dcterms:modified 2026-11-21T00:00:00Z",
      "meta schema:accessMode textual",
      "meta schema:accessMode visual",
      "meta schema:accessModeSufficient textual,visual",
      "meta schema:accessModeSufficient textual",
      "meta schema:accessibilityFeature structuralNavigation",
      "meta schema:accessibilityFeature tableOfContents",
      "meta schema:accessibilityFeature readingOrder",
      "meta schema:accessibilityFeature displayTransformability",
      "meta schema:accessibilityFeature alternativeText",
      "meta schema:accessibilityFeature MathML",
      "meta schema:accessibilityFeature rubyAnnotations",
      "meta schema:accessibilityHazard none",
      "meta schema:accessibilitySummary 全书文字可由读屏软件朗读，可按章节导航，字号、行距与颜色随阅读器调整；图片均有文字说明。",
      "meta dcterms:conformsTo EPUB Accessibility 1.1 - WCAG 2.2 Level AA",
      "meta a11y:certifiedBy 检 <查> 人",
      "meta  {"name":"cover","content":"cover-image"}",
    ]
  `)
})

test('leads from each note mark to its note and back', () => {
  const chapter = epub.spine.find(({path}) => path.endsWith('/01.xhtml'))!.tree
  const notes = all(chapter, 'aside').filter((aside) => !hasClass(aside, 'term-note'))
  expect(notes.map(({attributes}) => attributes['epub:type'])).toEqual(['footnote', 'footnote'])
  const marks = all(chapter, 'a').filter(({attributes}) => attributes['epub:type'] === 'noteref')
  expect(marks.map(({attributes}) => attributes['href'])).toEqual(['#note-1', '#note-2', '#note-1'])
  const back = all(chapter, 'a').filter(({attributes}) => attributes['epub:type'] === 'backlink')
  expect(back.map(({attributes}) => attributes['href'])).toEqual(['#noteref-1', '#noteref-1-2', '#noteref-2'])
})

test('defines each term once in the file that uses it, and leads on to the glossary', () => {
  const chapter = epub.spine.find(({path}) => path.endsWith('/01.xhtml'))!.tree
  const uses = all(chapter, 'a').filter(({attributes}) => attributes['role'] === 'doc-glossref')
  expect(uses.map(({attributes}) => [attributes['epub:type'], attributes['href']])).toEqual([
    ['glossref noteref', '#note-term-image'],
    ['glossref noteref', '#note-term-image']
  ])
  const asides = all(chapter, 'aside').filter((aside) => hasClass(aside, 'term-note'))
  expect(asides.map((aside) => textOf(aside))).toEqual(['镜像：镜像的定义。'])
  expect(all(asides[0]!, 'a')[0]!.attributes['href']).toBe('glossary.xhtml#term-image')
})

test('writes what a reading system would lose otherwise: empty elements, attributes, characters', () => {
  const text = new TextDecoder().decode(epub.files.get('OEBPS/01.xhtml'))
  expect(text).toContain('生僻字<span class="rare">𠮷</span>与表情😀，A &amp; B &lt; C &gt; D')
  expect(text).toContain('<ol start="3">')
  expect(text).toContain('<details open="">')
  expect(text).toContain('<th scope="col"')
  expect(text).toContain('<span class="rare">␛</span>[31m')
  expect(text).not.toMatch(/<(?:a|div|span|p|td)(?: [^>]*)?\/>|<br>/)
})

test('ships an image once, and as the cover too', () => {
  const images = epub.manifest.filter(({mediaType}) => mediaType.startsWith('image/'))
  expect(images.map(({properties}) => properties)).toEqual([[], ['cover-image']])
  const cover = all(epub.spine[0]!.tree, 'img')[0]!.attributes['src']
  expect(images[1]!.path).toBe(`OEBPS/${cover!}`)
})

test('leaves out images that no document shows', async () => {
  const [, plain] = book.chapters
  const small = await readEpub(
    await render({
      ...book,
      config: {...book.config, cover: undefined},
      chapters: [book.chapters[0]!, {...plain!, tree: {type: 'root', children: []}}],
      toc: [],
      targets: new Map()
    })
  )
  expect(small.manifest.filter(({mediaType}) => mediaType.startsWith('image/'))).toEqual([])
})

test('claims of accessibility only what is there', async () => {
  const {tree} = (
    await readEpub(
      await render({
        ...book,
        chapters: [book.chapters[0]!],
        toc: [],
        targets: new Map(),
        notes: [],
        config: {...book.config, cover: undefined}
      })
    )
  ).packageDocument
  const claims = all(tree, 'meta').filter(({attributes}) => attributes['property']?.startsWith('schema:accessib'))
  expect(claims.map((claim) => textOf(claim)).slice(0, -1)).toEqual([
    'structuralNavigation',
    'tableOfContents',
    'readingOrder',
    'displayTransformability',
    'none'
  ])
})

test('tells editions apart', async () => {
  const other = {...book, edition: {...book.edition, name: 'sample'}}
  const {tree} = (await readEpub(await render(other))).packageDocument
  const identifier = textOf(all(tree, 'dc:identifier')[0]!)
  expect(identifier).toMatch(/^urn:uuid:[\da-f-]{36}$/)
  expect(identifier).not.toBe(book.config.identifier)
})

test('writes Traditional Chinese by its region', async () => {
  const other = await render({...book, edition: {...book.edition, language: 'zh-Hant'}})
  expect(await structureProblems(other)).toEqual([])
  expect(all((await readEpub(other)).spine[0]!.tree, 'html')[0]!.attributes['lang']).toBe('zh-TW')
})

async function render(one: Book): Promise<Uint8Array> {
  const [file] = await renderEpub(one, machine)
  return file!.value as Uint8Array
}

function proseOf(node: Nodes): string {
  if (node.type === 'element' && node.properties.className?.includes('gen')) return ''
  return 'children' in node ? node.children.map(proseOf).join('') : toString(node)
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Lines indented by level. */
function outline(list: Parameters<typeof all>[0], depth = 0): string[] {
  const children = 'children' in list ? list.children : []
  return children.flatMap((node): string[] => {
    if (node.type !== 'element') return []
    if (node.name === 'a') return [`${'  '.repeat(depth - 1)}${textOf(node)} → ${node.attributes['href']!}`]
    return outline(node, node.name === 'ol' ? depth + 1 : depth)
  })
}
