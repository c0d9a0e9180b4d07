import {toHtml} from 'hast-util-to-html'
import {expect, test} from 'vitest'
import {chapterToHast, type HastOptions} from '../../../scripts/render/hast/index.ts'
import {collapseSections} from '../../../scripts/render/hast/section-locators.ts'
import type {IndexMark} from '../../../scripts/mdast.ts'
import type {IndexEntry, IndexLocator, IndexPlace} from '../../../scripts/mdast-apparatus.ts'
import {bookOf, chapterOf} from '../book-of.ts'

const at = (number: string, title = '镜像'): IndexPlace => ({
  chapterId: `0${number.charAt(0) || 0}`,
  htmlId: `at-${number || 'preface'}`,
  number: number === '' ? [] : number.split('.').map(Number),
  title
})

/** `1.1 1.2-1.4` as locators, and back. */
const read = (text: string): IndexLocator[] =>
  text.split(' ').map((item) => {
    const [start = '', end] = item.split('-')
    return {start: at(start), ...(end === undefined ? {} : {end: at(end)})}
  })
const write = (locators: readonly IndexLocator[]): string =>
  locators.map(({start, end}) => [start, ...(end ? [end] : [])].map(({number}) => number.join('.')).join('-')).join(' ')

test.each([
  ['1.1 1.1 1.2', '1.1 1.2'],
  ['1.1 1.2 1.3', '1.1-1.3'],
  ['1 1.1 1.2 1.3 1.5', '1 1.1-1.3 1.5'],
  ['1.9 2 2.1', '1.9 2 2.1'],
  ['1.1 1.1.1 1.1.2 1.1.3', '1.1 1.1.1-1.1.3'],
  ['1.1-1.4 1.2 1.4 1.6', '1.1-1.4 1.6'],
  ['1.1-1.1', '1.1'],
  ['1.1-1.1 1.2', '1.1 1.2'],
  ['1.1-1.2 1.3', '1.1-1.3'],
  ['1.3-2.1', '1.3-2.1'],
  ['1 2 3', '1 2 3']
])('keeps one locator a section and joins three in a row: %s', (written, kept) => {
  expect(write(collapseSections(read(written)))).toBe(kept)
})

const entry = (name: string, rest: Partial<IndexEntry>): IndexEntry => ({
  ...{name, htmlId: `entry-${name}`, locators: [], see: [], seeAlso: [], entries: []},
  ...rest
})

const groups = [
  {
    initial: 'J',
    entries: [
      entry('镜像', {
        locators: [{start: at('', '前言')}, ...read('1.1 1.2 1.3 2.1')],
        seeAlso: [{path: ['容器'], htmlId: 'entry-容器'}, {path: ['无']}],
        entries: [entry('层', {locators: read('1.2')})]
      })
    ]
  },
  {initial: 'K', entries: [entry('K8s', {see: [{path: ['容器', '编排'], htmlId: 'entry-编排'}]})]}
]

function html(index?: HastOptions['index']): string {
  const chapter = chapterOf([{type: 'indexList', groups}], {id: 'book-index', generated: 'index'})
  const {body} = chapterToHast(chapter, {
    book: bookOf([chapter]),
    hrefOf: ({chapterId, htmlId}, from) => `${chapterId === from ? '' : chapterId}#${htmlId ?? ''}`,
    idOf: (_, htmlId) => htmlId,
    assetHrefOf: (path) => path,
    ...(index ? {index} : {})
  })
  return toHtml(body).replace(/(?=<li|<section|<ul)/g, '\n')
}

test('renders an index with the parts that EPUB names, all of it words of ours', () => {
  expect(html()).toMatchInlineSnapshot(`
    "
    <section class="book-index gen" role="doc-index" aria-label="索引">
    <header class="index-headnotes"><p>数字是节号，书名号里是没有编号的章。“见”指向本书用的名称，“参见”指向相关的条目。</p></header>

    <section class="index-group"><h2 class="initial">J</h2>
    <ul class="index-entry-list">
    <li class="index-entry" id="entry-镜像"><span class="index-term">镜像</span> <a class="index-locator" href="00#at-preface">《前言》</a>；<span class="index-locator-range"><a class="index-locator" href="01#at-1.1" title="镜像">1.1</a>–<a class="index-locator" href="01#at-1.3" title="镜像">1.3</a></span>；<a class="index-locator" href="02#at-2.1" title="镜像">2.1</a> <span class="index-xref-related"><span class="lead">参见</span> <a class="index-term" href="#entry-容器">容器</a>、<span class="index-term">无</span></span>
    <ul class="index-entry-list">
    <li class="index-entry" id="entry-层"><span class="index-term">层</span> <a class="index-locator" href="01#at-1.2" title="镜像">1.2</a></li></ul></li></ul></section>

    <section class="index-group"><h2 class="initial">K</h2>
    <ul class="index-entry-list">
    <li class="index-entry" id="entry-K8s"><span class="index-term">K8s</span> <span class="index-xref-preferred"><span class="lead">见</span> <a class="index-term" href="#entry-编排">容器：编排</a></span></li></ul></section>
    </section>"
  `)
})

test('leaves to the format how places are written', () => {
  const written = html({headnote: 'indexPages', locatorsOf: () => [{type: 'text', value: '第 3 页'}]})
  expect(written).toContain('<p>数字是页码。')
  expect(written).toContain('<span class="index-term">层</span> 第 3 页</li>')
})

test('renders a mark as its text in an element with its id; between blocks, as a block', () => {
  const mark = (rest: Partial<IndexMark>): IndexMark => ({
    ...{type: 'indexMark', path: ['层'], see: [], seeAlso: [], children: [{type: 'text', value: '层'}]},
    ...rest
  })
  const chapter = chapterOf([
    {type: 'paragraph', children: [mark({data: {htmlId: 'index-mark'}}), mark({})]},
    mark({children: [], data: {htmlId: 'index-mark-2', block: 'behind'}})
  ])
  const {body} = chapterToHast(chapter, {
    ...{book: bookOf([chapter]), hrefOf: () => '', idOf: (_, htmlId) => htmlId, assetHrefOf: (path) => path}
  })
  expect(toHtml(body)).toBe(
    '<p><span class="index-mark" id="index-mark">层</span>层</p>\n<div class="index-mark index-mark-behind" id="index-mark-2"></div>'
  )
})
