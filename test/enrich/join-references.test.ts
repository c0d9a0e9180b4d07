import {toString} from 'mdast-util-to-string'
import {expect, test} from 'vitest'
import {nodesOf} from '../../scripts/enrich/nodes-of.ts'
import {bookOf, messagesOf} from './book-of.ts'

const figures = ['a', 'b', 'c', 'd', 'e'].map((name) => `![图](a.png "题"){#fig:${name}}`).join('\n\n')
const sections = '## 甲 {#sec:a}\n\n## 乙 {#sec:b}\n\n## 丙 {#sec:c}'

test.each([
  ['[@fig:a; @fig:b]', '图 1-1、1-2', 2],
  ['[@fig:a; @fig:c]', '图 1-1、1-3', 2],
  ['[@fig:a; @fig:b; @fig:c]', '图 1-1 至 1-3', 2],
  ['[@fig:a; @fig:b; @fig:c; @fig:e]', '图 1-1 至 1-3、1-5', 3],
  ['[@fig:a – @fig:d]', '图 1-1 至 1-4', 2],
  ['[@fig:a 至 @fig:d]', '图 1-1 至 1-4', 2],
  ['[@sec:a; @sec:b]', '1.1、1.2 节', 2],
  ['[@sec:a; @sec:b; @sec:c]', '1.1 至 1.3 节', 2],
  ['[@chap:one; @chap:two]', '第 1、2 章', 2],
  ['[@fig:a; @sec:b]', '图 1-1、1.2 节', 2],
  ['[](#fig:a)、[](#fig:b)', '图 1-1、图 1-2', 2]
])('writes %s as %s', (written, expected, links) => {
  const book = bookOf({
    chapters: {one: `# 打包 {#chap:one}\n\n${written}\n\n${figures}\n\n${sections}`, two: '# 编排 {#chap:two}'}
  })
  const [, paragraph] = book.chapters[0]!.tree.children
  expect(messagesOf(book)).toEqual([])
  expect(toString(paragraph)).toBe(expected)
  expect([...nodesOf(paragraph!)].filter((node) => node.type === 'crossReference' && node.data?.target).length).toBe(
    links
  )
})

test('words them in English', () => {
  const book = bookOf({
    chapters: {one: `# Images\n\n[@fig:a; @fig:b; @fig:c]\n\n${figures}`},
    edition: {language: 'en'}
  })
  expect(toString(book.chapters[0]!.tree.children[1])).toBe('Figure 1-1 to 1-3')
})
