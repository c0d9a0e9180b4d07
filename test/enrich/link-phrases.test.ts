import {toString} from 'mdast-util-to-string'
import {expect, test} from 'vitest'
import type {Book} from '../../scripts/book.ts'
import {nodesOf} from '../../scripts/enrich/nodes-of.ts'
import {bookOf, messagesOf} from './book-of.ts'

const figure = (name: string): string => `![图](a.png "${name}"){#fig:${name}}`

/** The words stand in 1.2 of the second chapter. */
function bookWith(text: string, edition = {}): Book {
  return bookOf({
    chapters: {
      preface: {text: '# 前言', division: 'frontmatter'},
      one: `# 打包\n\n## 层 {#sec:layers}\n\n### 细处\n\n${figure('甲')}`,
      two: `# 编排\n\n## 调度 {#sec:schedule}\n\n## 伸缩 {#sec:scale}\n\n${text}\n\n### 小结 {.unnumbered}\n\n## 收尾\n\n${figure('乙')}`,
      three: '# 标准',
      extra: {text: '# 附录 A 命令', division: 'backmatter'}
    },
    edition
  })
}

function linksOf({chapters}: Book): string[] {
  return chapters
    .flatMap(({tree}) => [...nodesOf(tree)].filter((node) => node.type === 'crossReference'))
    .map((node) => `${toString(node)} → ${node.data?.target?.chapterId ?? ''} ${node.data?.target?.reference ?? ''}`)
}

test.each([
  ['上一节讲到调度。', '上一节 → two 2.1 节'],
  ['下一节再说。', '下一节 → two 2.3 节'],
  ['本节讲伸缩。', '本节 → two 2.2 节'],
  ['与本章前面的分析类似。', '本章 → two 第 2 章'],
  ['上一章说过，', '上一章 → one 第 1 章'],
  ['详见下一章。', '下一章 → three 第 3 章'],
  ['见第 1 章。', '第 1 章 → one 第 1 章'],
  ['见第三章。', '第三章 → three 第 3 章'],
  ['见1.1 节。', '1.1 节 → one 1.1 节'],
  ['第 1.1.1 小节里有', '第 1.1.1 小节 → one 1.1.1 节'],
  ['见第 3 节。', '第 3 节 → two 2.3 节'],
  ['如图 1-1 所示，', '图 1-1 → one 图 1-1'],
  ['（图2-1）', '图2-1 → two 图 2-1'],
  ['- 第 1 章 打包', '第 1 章 → one 第 1 章'],
  ['“上一章”是引号里的话，也是说上一章。', '上一章 → one 第 1 章,上一章 → one 第 1 章']
])('links %s', (text, expected) => {
  const book = bookWith(text)
  expect(linksOf(book).join()).toBe(expected)
  expect(messagesOf(book)).toEqual([])
})

test.each([
  '后续兼容由社区负责。',
  '接下来呼风唤雨的是 Swarm。',
  '基本章程与剧本章节无关。',
  '上一节课讲了什么，本节目不再播出。',
  '地图 1 与代表 1 人，图 3 天。',
  '《某书》第 7 章讲过，《某书》的图 9-1 也是。',
  '该书第九章专论此事。',
  'RFC 2119 第 8 节规定。',
  '第七次修订，第 7 章鱼。',
  '> 上一节说，第 9 章也说。',
  '版本 1.2 节点很多，1.2.3 节点更多。',
  '`见第 9 章` 是代码。',
  '- 第 2 章 别的书的题目\n- 第 9 章 又一题'
])('leaves %s alone', (text) => {
  const book = bookWith(text)
  expect(linksOf(book)).toEqual([])
  expect(messagesOf(book)).toEqual([])
})

test.each([
  ['见第 7 章。', 'two.md:7 warning unresolved-phrase', '第 7 章'],
  ['见 4.2 节。', 'two.md:7 warning unresolved-phrase', '4.2 节'],
  ['如表 3-1 所示。', 'two.md:7 warning unresolved-phrase', '表 3-1'],
  ['后文会详细介绍该机制。', 'two.md:7 info vague-reference', '后文会详细介绍'],
  ['我们不妨后面再做解读，', 'two.md:7 info vague-reference', '后面再做解读'],
  ['甲。后续会展开介绍原理。', 'two.md:7 info vague-reference', '后续会展开']
])('reports %s', (text, expected, words) => {
  const book = bookWith(text)
  expect(messagesOf(book).map((message) => message.split(': ')[0])).toEqual([expected])
  const file = book.chapters.find(({id}) => id === 'two')!.file
  const {line, column} = file.messages[0]!
  const lines = String(file).split('\n')
  expect(lines[line! - 1]!.slice(column! - 1)).toMatch(new RegExp(`^${words}`))
})

test('asks for no target where the sentence has one', () => {
  expect(messagesOf(bookWith('后文会详细介绍，见[](#sec:layers)。后面第 3 章再展开说明。'))).toEqual([])
})

test('does not know where the first section of a chapter comes from', () => {
  const book = bookOf({chapters: {one: '# 甲\n\n## 一\n\n上一节说过。', two: '# 乙\n\n本节说，下一章说。'}})
  expect(linksOf(book)).toEqual([])
  expect(messagesOf(book).map((message) => message.slice(0, 33))).toEqual([
    'one.md:5 warning unresolved-phras',
    'two.md:3 warning unresolved-phras'
  ])
})

test('links neither to what the edition leaves out nor where the book says no', () => {
  const left = bookWith('见第 3 章与下一章。', {chapters: ['one', 'two']})
  expect([linksOf(left), messagesOf(left)]).toEqual([[], []])
  const off = bookWith('见第 9 章与上一章。', {references: {phrases: false, backlinks: false}})
  expect([linksOf(off), messagesOf(off)]).toEqual([[], []])
})

test('links words in notes, and keeps every character', () => {
  const book = bookWith('注[^a]，**上一章**说。\n\n[^a]: 见第 1 章的开头。')
  expect(linksOf(book)).toEqual(['上一章 → one 第 1 章'])
  expect(toString(book.notes[0]!.children)).toBe('见第 1 章的开头。')
  expect([...nodesOf(book.notes[0]!.children[0]!)].map(({type}) => type)).toContain('crossReference')
})
