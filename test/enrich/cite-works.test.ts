import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import type {Bibliography} from '../../scripts/apparatus.ts'
import type {Book} from '../../scripts/book.ts'
import {citationParts} from '../../scripts/enrich/citation-parts.ts'
import {enrich} from '../../scripts/enrich/index.ts'
import {nodesOf} from '../../scripts/enrich/nodes-of.ts'
import {bookOf, editionOf, entryOf, manuscriptOf, messagesOf} from './book-of.ts'
import type {BookText} from './book-of.ts'

const file = new VFile({path: 'bibliography.yaml'})

function bookWith(text: BookText, works: readonly string[]): Book {
  file.messages = []
  const bibliography: Bibliography = {
    files: [file],
    works: works.map((identifier) => ({identifier, text: `${identifier}. 书名[M].`, file}))
  }
  return enrich({...manuscriptOf(text), bibliography}, new Map(), editionOf(text.edition))
}

function marksOf({chapters, notes}: Book): string[] {
  const roots = [...chapters.map(({tree}) => tree), ...notes.flatMap(({children}) => children)]
  return roots
    .flatMap((root) => [...nodesOf(root)].filter((node) => node.type === 'citation'))
    .map(({data}) => data?.parts?.map(({text, entryId}) => (entryId ? `${text}→${entryId}` : text)).join('|') ?? '')
}

function listOf({chapters}: Book): string[] {
  return chapters
    .flatMap(({tree}) => [...nodesOf(tree)].flatMap((node) => (node.type === 'bibliographyList' ? node.entries : [])))
    .map(
      ({number, identifier, uses}) =>
        `${number} ${identifier} ${uses.map(({chapterId, section}) => `${chapterId}:${section}`).join()}`
    )
}

test('numbers works in the order of their first citation', () => {
  const book = bookWith(
    {chapters: {one: '# 打包\n\n甲[@b]，乙[@a]，又[@b]。', two: '# 编排\n\n## 调度\n\n丙[@a; @c]。'}},
    ['a', 'b', 'c']
  )
  expect(messagesOf(book)).toEqual([])
  expect(marksOf(book)).toEqual(['[1]→work-b', '[2]→work-a', '[1]→work-b', '[|2→work-a|,|3→work-c|]'])
  expect(listOf(book)).toEqual(['1 b one:打包,one:打包', '2 a one:打包,two:调度', '3 c two:调度'])
  expect(book.chapters.at(-1)).toMatchObject({id: 'bibliography', generated: 'bibliography', title: '参考文献'})
  expect(book.toc.at(-1)?.target.title).toBe('参考文献')
})

test.each([
  [[1, 2], '[1,2]'],
  [[3, 1, 2], '[1-3]'],
  [[5, 1, 2, 3, 5], '[1-3,5]'],
  [[7], '[7]']
])('writes citations of %j as %s', (numbers, expected) => {
  const parts = citationParts(numbers.map((number) => ({entry: {number, htmlId: `w${number}`}, locator: undefined})))
  expect(parts.map(({text}) => text).join('')).toBe(expected)
})

test.each([
  ['第 3 页', '[1]3'],
  ['第 12–15 页', '[1]12-15'],
  ['pp. 3-5', '[1]3-5'],
  ['7', '[1]7'],
  ['第 2 章', '[1]第 2 章']
])('writes %s behind the number', (locator, expected) => {
  expect(marksOf(bookWith({chapters: {one: `# 打包\n\n文[@a, ${locator}]。`}}, ['a']))).toEqual([
    expected.replace('[1]', '[1]→work-a|')
  ])
})

test('cites in notes and definitions', () => {
  const book = bookWith(
    {
      chapters: {one: '# 打包\n\n容器[^a]与文[@a]。\n\n[^a]: 注[@b]。'},
      glossary: [entryOf('container', {zh: {term: '容器', definition: '隔开的进程[@c]。'}})]
    },
    ['a', 'b', 'c']
  )
  expect(listOf(book)).toEqual(['1 a one:打包', '2 b one:打包', '3 c glossary:术语表 容器'])
})

test('reports works that are not there with the nearest, and those that nothing cites', () => {
  const book = bookWith({chapters: {one: '# 打包\n\n文[@dockr]与[@docker; @none]。'}}, ['docker', 'other'])
  expect(messagesOf(book)).toEqual([
    'one.md:3 error undefined-citation: Unexpected citation of undefined `dockr`, expected the id of a work of the bibliography',
    'one.md:3 error undefined-citation: Unexpected citation of undefined `none`, expected the id of a work of the bibliography'
  ])
  expect(book.chapters[0]!.file.messages[0]).toMatchObject({expected: ['docker']})
  expect(file.messages.map(({ruleId, fatal}) => [ruleId, fatal])).toEqual([
    ['unused-work', undefined],
    ['unused-work', undefined]
  ])
  expect(marksOf(book)).toEqual(['[@dockr]', '[@docker; @none]'])
})

test('keeps the text, and warns, in a book without a bibliography', () => {
  const book = bookOf({chapters: {one: '# 打包\n\n请看[@name]，不是\\[@name]。'}})
  expect(messagesOf(book).map((message) => message.split(': ')[0])).toEqual(['one.md:3 warning undefined-citation'])
  expect(marksOf(book)).toEqual(['[@name]'])
  expect(book.chapters.length).toBe(1)
})

test.each([
  '[@a](https://example.org)',
  '[@a]: https://example.org\n\n看[@a]',
  '[@fig:a]',
  '`[@a]`',
  '[a @b]',
  'me@a.org [@]'
])('takes %s for no citation', (text) => {
  expect(marksOf(bookWith({chapters: {one: `# 打包 {#fig:a}\n\n${text}`}}, ['a']))).toEqual([])
})

test('leaves citations out of titles in lists', () => {
  const book = bookWith({chapters: {one: '# 打包[@a]\n\n## 层[@a]'}}, ['a'])
  expect(book.toc[0]).toMatchObject({
    target: {title: '打包'},
    content: [{value: '打包'}],
    children: [{target: {title: '层'}}]
  })
})
