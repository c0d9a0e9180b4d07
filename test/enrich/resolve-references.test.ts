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
    'one.md:3 error undefined-reference: Unexpected reference to undefined `fig:layer`, expected a chapter, or the identifier of a heading, figure, table, listing, equation or note'
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
    'one.md:3 info reference-outside-edition: Unexpected reference to `sec:schedule` that the edition leaves out, shown as plain text',
    'one.md:3 info reference-outside-edition: Unexpected reference to `two` that the edition leaves out, shown as plain text'
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

const noted = '# 打包\n\n文[^a]，文[^编注-b]。\n\n[^a]: 注。\n\n[^编注-b]: 编者说。'

test.each([
  ['a note of its chapter', 'one', '[](#note:a)', ['注 1', 'one', 'note-1']],
  ['a note by its bare name', 'one', '[](#编注-b)', ['编注 1', 'one', 'editor-note-1']],
  ['a note in words of the author', 'one', '[那条注](#note:a)', ['那条注', 'one', 'note-1']],
  ['a note by its file', 'two', '[](one.md#note:a)', ['第 1 章注 1', 'one', 'note-1']],
  ['the one note of the book that is called so', 'two', '[](#note:编注-b)', ['第 1 章编注 1', 'one', 'editor-note-1']]
])('finds %s', (_, ...[from, reference, expected]) => {
  const text = (id: string): string => (id === from ? `\n\n看${reference}。` : '')
  const book = bookOf({chapters: {one: `${noted}${text('one')}`, two: `# 编排${text('two')}`}})
  expect(messagesOf(book)).toEqual([])
  expect(referencesOf(book)).toEqual([expected])
})

test('does not guess which of two notes is meant, or what has no note', () => {
  const book = bookOf({chapters: {one: noted, two: noted, three: '# 监控\n\n看[](#note:a)与[](#note:c)。'}})
  expect(messagesOf(book).map((message) => message.split(' ')[2]?.replace(':', ''))).toEqual([
    'undefined-reference',
    'undefined-reference'
  ])
})

test('keeps the words of a reference to a note that the edition leaves out', () => {
  const chapters = {one: `${noted}\n\n看[](#编注-b)与[那条](#编注-b)。`}
  const book = bookOf({chapters, edition: {notes: ['author']}})
  expect(messagesOf(book).map((message) => message.split(' ')[2]?.replace(':', ''))).toEqual([
    'reference-outside-edition',
    'reference-outside-edition'
  ])
  expect(toString(book.chapters[0]!.tree)).toContain('看编注与那条。')
})

test('leads to a term by its id behind a number sign, as to anything else', () => {
  const glossary = [entryOf('image', {zh: {term: '镜像'}})]
  const book = bookOf({chapters: {one: '# 打包\n\n看[](#term:image)与[它](#term:image)。'}, glossary})
  expect(messagesOf(book)).toEqual([])
  expect(toString(book.chapters[0]!.tree)).toContain('看镜像与它。')
  expect(book.termUses).toHaveLength(2)
})
