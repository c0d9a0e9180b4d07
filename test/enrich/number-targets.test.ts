import {expect, test} from 'vitest'
import type {Book, Target} from '../../scripts/book.ts'
import {bookOf, editionOf, messagesOf} from './book-of.ts'

const {numbering} = editionOf()

test('numbers chapters of the body through all parts, and none of front or back matter', () => {
  const {targets} = bookOf({
    chapters: {
      preface: {text: '# 前言\n\n## 缘起', division: 'frontmatter'},
      one: {text: '# 打包', part: '上篇'},
      two: {text: '# 编排', part: '下篇'},
      after: {text: '# 后记', division: 'backmatter'}
    }
  })
  expect(wordsOf(targets, ['preface', 'preface#缘起', 'one', 'two', 'after'])).toEqual([
    ['', '《前言》'],
    ['', '《缘起》'],
    ['第 1 章', '第 1 章'],
    ['第 2 章', '第 2 章'],
    ['', '《后记》']
  ])
})

test('numbers sections down to the depth that the edition wants', () => {
  const chapters = {one: '# 打包\n\n## 镜像\n\n### 层\n\n#### 白障\n\n## 仓库'}
  const keys = ['one#镜像', 'one#层', 'one#白障', 'one#仓库']
  expect(wordsOf(bookOf({chapters}).targets, keys)).toEqual([
    ['1.1', '1.1 节'],
    ['1.1.1', '1.1.1 节'],
    ['', '《白障》'],
    ['1.2', '1.2 节']
  ])
  const flat = bookOf({chapters, edition: {numbering: {...numbering, sections: 1}}})
  expect(wordsOf(flat.targets, keys).map(([label]) => label)).toEqual(['', '', '', ''])
})

test('numbers nothing in chapters where the edition wants no numbers', () => {
  const {targets} = bookOf({
    chapters: {one: '# 打包\n\n## 镜像'},
    edition: {numbering: {...numbering, chapters: false}}
  })
  expect(wordsOf(targets, ['one', 'one#镜像'])).toEqual([
    ['', '《打包》'],
    ['', '《镜像》']
  ])
})

test('leaves no gap where a depth is skipped, and sets depths to match', () => {
  const book = bookOf({chapters: {one: '# 打包\n\n### 镜像\n\n##### 层\n\n### 仓库'}})
  expect(wordsOf(book.targets, ['one#镜像', 'one#层', 'one#仓库']).map(([label]) => label)).toEqual([
    '1.1',
    '1.1.1',
    '1.2'
  ])
  const depths = book.chapters[0]!.tree.children.flatMap((node) => (node.type === 'heading' ? node.depth : []))
  expect(depths).toEqual([1, 2, 3, 2])
})

test('counts the chapters of one file, whose headings are reached by its name', () => {
  const book = bookOf({chapters: {one: '# 打包\n\n见[](#其中)。\n\n# 又一题\n\n## 其中\n\n文。'}})
  expect(book.chapters.map(({id, title, sourceId}) => [id, title, sourceId])).toEqual([
    ['one', '打包', 'one'],
    ['one-2', '又一题', 'one']
  ])
  expect(wordsOf(book.targets, ['one', 'one-2', 'one#又一题', 'one#其中']).map(([label]) => label)).toEqual([
    '第 1 章',
    '第 2 章',
    '第 2 章',
    '2.1'
  ])
  expect(messagesOf(book).filter((text) => text.includes('undefined'))).toEqual([])
})

test('leaves a heading unnumbered, and what is below it, where the author says so', () => {
  const {targets} = bookOf({
    chapters: {zero: '# 凡例 {.unnumbered}\n\n## 体例', one: '# 打包\n\n## 题外话 {-}\n\n### 再说\n\n## 镜像'}
  })
  expect(
    wordsOf(targets, ['zero', 'zero#体例', 'one', 'one#题外话', 'one#再说', 'one#镜像']).map(([label]) => label)
  ).toEqual(['', '', '第 1 章', '', '', '1.1'])
})

test('counts on from the numbers that authors wrote, and prints none of them twice', () => {
  const {targets} = bookOf({
    chapters: {
      a: '# 第三章 打包\n\n## 3.2 镜像\n\n## 仓库\n\n### 1. 公有',
      b: '# 编排',
      c: '# 7.1 之争\n\n## 1. 入场',
      d: '# 尾声'
    }
  })
  const keys = ['a', 'a#32-镜像', 'a#仓库', 'a#1-公有', 'b', 'c', 'c#1-入场', 'd']
  expect(wordsOf(targets, keys)).toEqual([
    ['', '第 3 章'],
    ['', '3.2 节'],
    ['3.3', '3.3 节'],
    ['', '3.3.1 节'],
    ['第 4 章', '第 4 章'],
    ['', '7.1 节'],
    ['', '7.1.1 节'],
    ['第 6 章', '第 6 章']
  ])
})

test('does not take a heading in a quotation for a section', () => {
  const {targets} = bookOf({chapters: {one: '# 打包\n\n> ## 引来的题\n\n## 镜像'}})
  expect(targets.has('one#引来的题')).toBe(false)
  expect(targets.get('one#镜像')?.label).toBe('1.1')
})

test('numbers figures, tables, listings and equations within their chapter, each kind on its own', () => {
  const figures = [
    '![图](a.png "层"){#fig:a}',
    '![图](b.png "库"){#fig:b}',
    '表：种类 {#tbl:a}\n\n| 甲 |\n|---|\n| 乙 |',
    '```sh {#lst:a caption="命令"}\nls\n```',
    '$$ {#eq:a}\nx\n$$'
  ].join('\n\n')
  const chapters = {one: '# 打包', two: `# 编排\n\n${figures}`, three: '# 尾声\n\n![图](c.png "鲸"){#fig:c}'}
  const keys = ['fig:a', 'fig:b', 'tbl:a', 'lst:a', 'eq:a', 'fig:c']
  const labels = (book: Book): string[] => wordsOf(book.targets, keys).map(([label]) => label)
  expect(labels(bookOf({chapters}))).toEqual(['图 2-1', '图 2-2', '表 2-1', '代码清单 2-1', '式 (2-1)', '图 3-1'])
  const through = bookOf({chapters, edition: {numbering: {...numbering, figures: 'book'}}})
  expect(labels(through)).toEqual(['图 1', '图 2', '表 1', '代码清单 1', '式 (1)', '图 3'])
})

test('prints no label before a caption that begins with its number', () => {
  const {targets} = bookOf({
    chapters: {one: '# 打包\n\n![图](a.png "图 1-3 三层架构"){#fig:a}\n\n![图](b.png "四层"){#fig:b}'}
  })
  expect(wordsOf(targets, ['fig:a', 'fig:b'])).toEqual([
    ['', '图 1-3'],
    ['图 1-4', '图 1-4']
  ])
})

test('gives like headings ids of their own, after what authors named themselves', () => {
  const {targets} = bookOf({chapters: {one: '# 打包\n\n## 小结\n\n## 小结\n\n## 别的 {#小结}\n\n## 1.2 版\n\n## ！'}})
  expect([...targets].map(([key, {htmlId}]) => `${key} → ${htmlId}`)).toMatchInlineSnapshot(`
    [
      "one#打包 → 打包",
      "one#小结-2 → 小结-2",
      "one#小结 → 小结-2",
      "one#小结-3 → 小结-3",
      "小结 → 小结",
      "one#别的 → 小结",
      "one#s-12-版 → s-12-版",
      "one#12-版 → s-12-版",
      "one#heading → heading",
      "one → 打包",
    ]
  `)
})

test('names every chapter, if it has no heading, by its title or its file', () => {
  const book = bookOf({
    chapters: {
      one: {text: '正文。', title: '打包'},
      two: {text: '## 编排\n\n正文。', title: '编排'},
      three: '正文。',
      four: {text: '#\n\n正文。', division: 'backmatter'}
    }
  })
  const first = book.chapters.map(({tree}) => tree.children[0]!)
  expect(first.map((node) => (node.type === 'heading' ? node.depth : 0))).toEqual([1, 1, 1, 1])
  expect(book.toc.map(({target}) => [target.label, target.title])).toEqual([
    ['第 1 章', '打包'],
    ['第 2 章', '编排'],
    ['第 3 章', 'three'],
    ['four', '']
  ])
})

test('makes identifiers on spans and HTML lead to the section around them', () => {
  const book = bookOf({
    chapters: {one: '# 打包\n\n## 镜像\n\n一个[词]{#w:x}，和<span id="mark">标记</span>，见[](#w:x)。'}
  })
  expect(book.targets.get('w:x')).toMatchObject({htmlId: 'w-x', reference: '1.1 节', kind: 'section'})
  expect(book.targets.get('mark')).toMatchObject({htmlId: 'mark', reference: '1.1 节'})
})

test('reports an identifier that is given twice, with the first place as its cause', () => {
  const book = bookOf({chapters: {one: '# 打包 {#x}', two: '# 编排\n\n## 镜像 {#x}'}})
  expect(messagesOf(book)).toEqual([
    'two.md:3 error duplicate-identifier: Unexpected second `x`, expected each identifier once in the book'
  ])
  const [message] = book.chapters[1]!.file.messages
  expect(message).toMatchObject({cause: {file: 'one.md', line: 1}, note: 'The first is in one.md, line 1'})
})

function wordsOf(targets: ReadonlyMap<string, Target>, keys: readonly string[]): [string, string][] {
  return keys.map((key) => {
    const {label, reference} = targets.get(key)!
    return [label, reference]
  })
}
