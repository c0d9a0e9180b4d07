/** What search finds, held to what a plain look at the manuscript finds. */
import {existsSync, readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {Converter} from 'opencc-js/t2cn'
import {beforeAll, describe, expect, test} from 'vitest'
import type {Book} from '../../../scripts/book.ts'
import {enrichedBook, renderSite} from './site-files.ts'
import {searchBookOf, shown, type SearchBook} from './search-book.ts'
import {plainForm, sectionsOf, type PlainSection} from './sections-of.ts'

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
  let search: SearchBook
  /** By page, in order. */
  let truth: Map<string, PlainSection[]>

  beforeAll(async () => {
    book = await enrichedBook(join(root, folder))
    search = searchBookOf(await renderSite(book))
    truth = new Map(
      book.chapters
        .filter(({file, generated}) => !generated && existsSync(join(root, folder, file.path)))
        .map(({id, file}) => [`${id}.html`, sectionsOf(readFileSync(join(root, folder, file.path), 'utf8'))])
    )
  }, 120_000)

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
