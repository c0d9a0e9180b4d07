/** What search finds, held to what a plain look at the manuscript finds. */
import {existsSync, readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {Converter} from 'opencc-js/t2cn'
import type {VFile} from 'vfile'
import {beforeAll, describe, expect, test, vi} from 'vitest'
import type {Book} from '../../../scripts/book.ts'
import {enrichedBook, renderSite} from './site-files.ts'
import {searchBookOf, shown, type SearchBook} from './search-book.ts'
import {plainForm, sectionsOf, type PlainSection} from './sections-of.ts'

// Books are built and browsers started, beside whatever else the machine does.
vi.setConfig({testTimeout: 60_000, hookTimeout: 120_000})

const root = resolve(import.meta.dirname, '../../..')
// The package's own types are lost on Node's resolution.
const simplify = Converter({from: 'tw', to: 'cn'}) as (text: string) => string

const queries = [
  ['Chinese', '容器'],
  ['Chinese', '命名空间'],
  ['Chinese', '守护进程'],
  ['Chinese', '开发者'],
  ['Chinese', '只是换了名字'],
  ['Chinese with punctuation', '所有的进程、所有的网卡'],
  ['over emphasis', '这一整套文件叫根文件系统'],
  ['Han and Latin without a space', 'Docker镜像'],
  ['Han and Latin without a space', '在Linux里'],
  ['Han and Latin with a space', 'Docker 公司'],
  ['two words', '镜像 仓库'],
  ['three words', '内核 进程 文件'],
  ['a part of a word', 'kube'],
  ['a part of a word', 'ocker'],
  ['small letters', 'paas'],
  ['capitals', 'LINUX'],
  ['full width', 'ＤＯＣＫＥＲ'],
  ['a line of code', '--mount-proc'],
  ['a number', '2013 年'],
  ['traditional', '鏡像'],
  ['traditional', '容器編排'],
  ['traditional, with a character of both', '隨著'],
  ['traditional', '開發者'],
  ['one character', '镜'],
  ['one character', '箱'],
  ['English words', 'pull request'],
  ['brackets and signs', '(rootfs)'],
  ['what is not there', '量子纠缠'],
  ['what is not there', 'elasticlunr']
] as const

const folders = ['.', 'test/render/html/book', 'test/books/constructs', 'test/books/plain']

describe.each(folders)('in %s', (folder) => {
  let book: Book
  let files: VFile[]
  let search: SearchBook
  /** By page, in order. */
  let truth: Map<string, PlainSection[]>

  beforeAll(async () => {
    book = await enrichedBook(join(root, folder))
    files = await renderSite(book)
    search = searchBookOf(files)
    truth = new Map(
      book.chapters
        .filter(({file, generated}) => !generated && existsSync(join(root, folder, file.path)))
        .map(({id, file}) => [`${id}.html`, sectionsOf(readFileSync(join(root, folder, file.path), 'utf8'))])
    )
  })

  test('has a record for each section, and no other', () => {
    for (const [page, sections] of truth) {
      const titles = recordsOn(search, page).map(({title}) => plainForm(title))
      const own = book.chapters.find(({id}) => `${id}.html` === page)!.title
      expect([page, ...titles]).toEqual([page, ...sections.map(({title}) => plainForm(title || own))])
    }
  })

  test.each(queries)('finds %s (%s) where it is, and nowhere else', (_, query) => {
    expect(placesFound(search, query, truth)).toEqual(placesOf(query, truth))
  })

  test('leads to places that are there', () => {
    const places = search.rows.map(([page, , anchor]) => [search.pages[page]![0], anchor] as const)
    const lost = places.filter(([page, anchor]) => anchor !== '' && !idsOn(files, page).has(anchor))
    expect(lost).toEqual([])
    expect(new Set(places.map(String)).size).toBe(places.length)
  })

  test.runIf(folder === '.')('has most of what is asked for', () => {
    expect(queries.filter(([, query]) => search.find(query).total > 0).length).toBeGreaterThan(20)
  })

  test('keeps characters of both writings apart where they are asked for alone', () => {
    expect(placesFound(search, '著', truth)).toEqual(placesOf('著', truth, (query) => query))
    expect(placesFound(search, '着', truth)).toEqual(placesOf('着', truth))
  })

  test('finds any four characters of any line in their section', () => {
    const pieces = [...truth].flatMap(([page, sections]) =>
      sections.flatMap(({lines}, index) =>
        lines
          .flatMap((line) => /\p{Script=Han}{4}/u.exec(line) ?? [])
          .map((piece) => ({piece, place: `${page} ${index}`}))
      )
    )
    const missed = pieces.filter(({piece, place}) => !placesFound(search, piece, truth).includes(place))
    expect(missed).toEqual([])
    expect(pieces.length).toBeGreaterThan(1)
  })
})

test('takes a chapter apart: cells, code, captions, formulas, notes, what characters are read as', async () => {
  const {rows, pages} = searchBookOf(await renderSite(await enrichedBook(join(root, 'test/books/constructs'))))
  const textOf = (title: string) => rows.find((row) => row[4] === title)![5]
  expect(pages.map(([name]) => name)).toContain('03-numbers.html')
  expect(textOf('图表与清单')).toMatchInlineSnapshot(`
    "如图 3-1所示，镜像由层叠成；表 3-1列出种类，代码清单 3-1是清单，式 (3-1)是公式，图 3-2 是点阵图。回看1.1 节与第 1 章，还有自己写的文字。
    三层方块从下往上叠放
    镜像由层叠成，最上一层可写
    一个小点
    点阵图
    几种打包方式
    方式
    内容
    数量
    压缩包
    应用与脚本
    12
    镜像
    整个系统 /
    3
    第一个命令
    # 打个招呼
    echo "你好" && exit 0
    S = \\pi r^2
    行内公式 E = mc^2 也在。"
  `)
  expect(textOf('链接与注')).toMatchInlineSnapshot(`
    "网址如 https://example.org/a?b=1&c=2，邮件如 mailto:a@example.org，还有文字链接。容器编排要认得出来，JavaScript 里没有 CRI，CRI 在代码里也不算；真正的 CRI 在这里。镜像是作者自己点明的。
    一条注，再来一条，同一条注还可以引两次。
    注里也有重点。也有 代码，还有第二段。
    第二段在这里，并提到图 3-1。
    译者说：这个词没有定译。"
  `)
  expect(textOf('文字')).toMatchInlineSnapshot(`
    "打开一本书，先看见的是字。重点要加粗。后面紧跟汉字，也不该露出星号；着重、删去、行内代码和Ctrl键都在一行里。
    软换行两边都是汉字时，中间不该多出空格；而 Docker 与汉字之间要留一格。
    下划线与汉字的注音，H2O 与 x2，还有带点的字。
    hàn
    zì"
  `)
})

describe('with annals and an index', () => {
  test('finds events by what happened and by their day, names of the index last', async () => {
    const search = searchBookOf(await renderSite(await enrichedBook(root)))
    const first = (query: string) =>
      search.find(query).groups.map(({name, results}) => [name, shown(results[0]!.title)])
    expect(first('2013年3月15日 演示')).toContainEqual(['annals.html', expect.stringContaining('PyCon')])
    expect(search.rows.filter(([, depth]) => depth === 8).length).toBeGreaterThan(20)
  })
})

describe('with a glossary', () => {
  let search: SearchBook
  beforeAll(async () => {
    search = searchBookOf(await renderSite(await enrichedBook(join(root, 'test/render/html/book'))))
  })
  const titles = (query: string) =>
    search.find(query).groups.flatMap(({title, results}) => results.map((result) => [title, shown(result.title)]))

  test('finds a term by its pinyin, initials or whole', () => {
    expect(titles('yfs')).toEqual([['术语表', '语法树']])
    expect(titles('pbyinqing')).toEqual([])
    expect(titles('paibany')).toEqual([['术语表', '排版引擎']])
    expect(titles('YF')).toEqual([['术语表', '语法树']])
  })

  test('finds a term by its name in another language, and says which', () => {
    const [group] = search.find('syntax').groups
    expect(group!.results.map(({title, path}) => [shown(title), path])).toMatchInlineSnapshot(`
      [
        [
          "语法树",
          [
            "abstract syntax tree",
          ],
        ],
      ]
    `)
  })

  test('puts headings first, then terms, then what the text says most', () => {
    expect(titles('排版引擎')).toMatchInlineSnapshot(`
      [
        [
          "术语表",
          "〔排版引擎〕",
        ],
        [
          "从手稿到成品",
          "解析",
        ],
        [
          "版心与字",
          "标点挤压",
        ],
        [
          "版心与字",
          "版心与字",
        ],
      ]
    `)
    expect(titles('注释')[0]).toMatchInlineSnapshot(`
      [
        "从手稿到成品",
        "〔注释〕",
      ]
    `)
  })

  test('cuts out where the words stand together', () => {
    const {groups} = search.find('注 文末')
    expect(groups.flatMap(({results}) => results.map(({excerpt}) => shown(excerpt)))).toMatchInlineSnapshot(`
      [
        "作者的〔注〕放在〔文末〕，编者的〔注〕也放在〔文末〕。 术语第一次出现的时候，旁边就有解释。 同一条〔注〕可以被引用两次，〔文末〕有两个回链。",
      ]
    `)
  })

  test('shows the sections above a section', () => {
    const results = search.find('读屏软件').groups.flatMap((group) => group.results)
    expect(results.map(({label, title, path}) => [label, shown(title), path])).toMatchInlineSnapshot(`
      [
        [
          "3.3.1",
          "网页",
          [
            "渲染",
          ],
        ],
        [
          "2.3",
          "公式",
          [],
        ],
      ]
    `)
  })

  test('finds nothing for nothing', () => {
    expect([search.find('').total, search.find('  　').total]).toEqual([0, 0])
  })
})

function idsOn(files: readonly VFile[], page: string): Set<string> {
  const html = String(files.find(({path}) => path === `html/${page}`)?.value)
  return new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id!))
}

function recordsOn({pages, rows}: SearchBook, page: string): {title: string; href: string}[] {
  const index = pages.findIndex(([name]) => name === page)
  return rows
    .filter(([at, depth]) => at === index && depth < 7)
    .map(([, , anchor, , title]) => ({title, href: encodeURIComponent(page) + (anchor === '' ? '' : `#${anchor}`)}))
}

/** As `page index`, in chapters that authors wrote. */
function placesFound(search: SearchBook, query: string, truth: ReadonlyMap<string, unknown>): string[] {
  const hrefs = new Set(search.find(query, 10_000).groups.flatMap(({results}) => results.map(({href}) => href)))
  return [...truth.keys()].flatMap((page) =>
    recordsOn(search, page).flatMap(({href}, index) => (hrefs.has(href) ? [`${page} ${index}`] : []))
  )
}

function placesOf(query: string, truth: ReadonlyMap<string, PlainSection[]>, written = simplify): string[] {
  const words = query.split(' ').map((word) => plainForm(written(word)))
  return [...truth].flatMap(([page, sections]) =>
    sections.flatMap(({title, lines}, index) => {
      const text = [title, ...lines].map(plainForm).join('\n')
      return words.every((word) => text.includes(word)) ? [`${page} ${index}`] : []
    })
  )
}
