import {toString} from 'mdast-util-to-string'
import {expect, test} from 'vitest'
import type {Book} from '../../scripts/book.ts'
import {enrich} from '../../scripts/enrich/index.ts'
import {nodesOf} from '../../scripts/enrich/nodes-of.ts'
import {bookOf, editionOf, entryOf, manuscriptOf, messagesOf} from './book-of.ts'

const two = '# 编排 {#orch}\n\n## 调度 {#sec:schedule}\n\n## 1.5 倍速\n\n## 小结'

test.each([
  ['an identifier', '[](#sec:schedule)', ['2.1 节', 'two', 'sec-schedule']],
  ['a chapter by its file', '[](two.md)', ['第 2 章', 'two', 'orch']],
  ['a chapter by its identifier', '[](#orch)', ['第 2 章', 'two', 'orch']],
  ['an identifier in a file', '[](two.md#sec:schedule)', ['2.1 节', 'two', 'sec-schedule']],
  ['a heading in a file', '[](two.md#小结)', ['2.3 节', 'two', '小结']],
  ['a heading as GitHub writes it', '[](two.md#15-倍速)', ['2.2 节', 'two', 's-15-倍速']],
  ['a heading of its own chapter', '[](#小结)', ['1.1 节', 'one', '小结']],
  ['a heading by its words', '[](<#小结 >)', ['1.1 节', 'one', '小结']],
  ['what has no number', '[](after.md)', ['《后记》', 'after', '后记']],
  ['an element of HTML', '<a href="#orch">那章</a>', ['那章', 'two', 'orch']],
  ['what the author words', '[那一节](#sec:schedule)', ['那一节', 'two', 'sec-schedule']]
])('finds %s', (_, reference, expected) => {
  const book = bookOf({
    chapters: {one: `# 打包\n\n看${reference}。\n\n## 小结`, two, after: {text: '# 后记', division: 'backmatter'}}
  })
  expect(messagesOf(book)).toEqual([])
  expect(referencesOf(book)).toEqual([expected])
})

test('finds remarks and containers', () => {
  const blocks =
    ':::warning[题]{#adm}\n文\n:::\n\n:::tip {#tip}\n文\n:::\n\n:::details 展开 {#more}\n文\n:::\n\n::: {.poem #poem}\n诗\n:::'
  const book = bookOf({chapters: {one: `# 打包\n\n[看框](#adm)[](#adm)[](#tip)[](#more)[](#poem)\n\n${blocks}`}})
  expect(messagesOf(book)).toEqual([])
  expect(referencesOf(book)).toEqual([
    ['看框', 'one', 'adm'],
    ['《题》', 'one', 'adm'],
    ['提示', 'one', 'tip'],
    ['第 1 章', 'one', 'more'],
    ['第 1 章', 'one', 'poem']
  ])
})

test.each([
  ['zh-Hans', '、'],
  ['en', ', ']
])('separates several references in %s by words of ours', (language, separator) => {
  const book = bookOf({
    chapters: {one: '# 打包\n\n[@sec:a; @sec:b]\n\n## 甲 {#sec:a}\n\n## 乙 {#sec:b}'},
    edition: {language}
  })
  const [text] = [...nodesOf(book.chapters[0]!.tree)].filter((node) => node.type === 'text' && node.data?.generated)
  expect(text).toMatchObject({value: separator})
})

test('marks the words that are ours', () => {
  const book = bookOf({chapters: {one: '# 打包\n\n[](#小结)与[那里](#小结)。\n\n## 小结'}})
  const marks = nodesIn(book).map(({data}) => data?.generated)
  expect(marks).toEqual([true, undefined])
})

test('resolves references in notes, titles and definitions', () => {
  const manuscript = manuscriptOf({
    chapters: {one: '# 打包\n\n:::tip [](two.md)\n容器[^a]。\n:::\n\n[^a]: 见[](#小结)。\n\n## 小结', two: '# 编排'},
    glossary: [entryOf('container', {zh: {term: '容器', definition: '见[](../../one.md#小结)，见[](../../two.md)。'}})]
  })
  const book = enrich(manuscript, new Map(), editionOf())
  expect(messagesOf(book)).toEqual([])
  expect(toString(book.notes[0]!.children)).toBe('见1.1 节。')
  expect(toString(book.terms.get('container')?.definitions['zh-Hans'])).toBe('见1.1 节，见第 2 章。')
  expect(referencesOf(book)).toEqual([['第 2 章', 'two', '编排']])
})

test('reports what is not there, with the nearest', () => {
  const book = bookOf({chapters: {one: '# 打包\n\n看[](#fig:layer)。\n\n## 层 {#fig:layers}'}})
  expect(messagesOf(book)).toEqual([
    'one.md:3 error undefined-reference: Unexpected reference to undefined `fig:layer`, expected a chapter, or the identifier of a heading, figure, table, listing or equation'
  ])
  expect(book.chapters[0]!.file.messages[0]).toMatchObject({expected: ['fig:layers']})
  expect(referencesOf(book)).toEqual([['fig:layer', undefined, undefined]])
})

test('tells letter case apart, and not how marks are composed', () => {
  const book = bookOf({chapters: {one: '# 打包\n\n[](#Cafe\u0301)与[](#café)。\n\n## 店 {#Café}'}})
  expect(messagesOf(book).map((message) => message.slice(0, 34))).toEqual(['one.md:3 error undefined-reference'])
  expect(referencesOf(book)[0]).toEqual(['1.1 节', 'one', 'Café'])
})

test('shows as plain text what the edition leaves out', () => {
  const chapters = {one: '# 打包\n\n看[](#sec:schedule)与[那章](two.md)。', two}
  const book = bookOf({chapters, edition: {chapters: ['one']}})
  expect(referencesOf(book)).toEqual([
    ['《调度》', undefined, undefined],
    ['那章', undefined, undefined]
  ])
  expect(messagesOf(book)).toEqual([
    'one.md:3 info reference-outside-edition: Unexpected reference to `sec:schedule` in a chapter that the edition leaves out, shown as plain text',
    'one.md:3 info reference-outside-edition: Unexpected reference to `two` in a chapter that the edition leaves out, shown as plain text'
  ])
})

test('is not misled by names that objects have', () => {
  const book = bookOf({chapters: {one: '# 打包\n\n[](#__proto__)、[](#constructor)。\n\n## 店 {#toString}'}})
  expect(messagesOf(book).length).toBe(2)
  expect(book.targets.get('toString')?.label).toBe('1.1')
})

function nodesIn({chapters}: Book) {
  return chapters.flatMap(({tree}) => [...nodesOf(tree)].filter((node) => node.type === 'crossReference'))
}

function referencesOf(book: Book): [string, string | undefined, string | undefined][] {
  return nodesIn(book).map((node) => [toString(node), node.data?.target?.chapterId, node.data?.target?.htmlId])
}
