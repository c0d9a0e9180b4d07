import {expect, test} from 'vitest'
import {toString} from 'mdast-util-to-string'
import {hanNumeralOf, lettersOf, numberText, romanOf} from '../../scripts/number-text.ts'
import {enrich} from '../../scripts/enrich/index.ts'
import {bookOf, editionOf, manuscriptOf, messagesOf} from './book-of.ts'

test.each([
  [1, '一', 'I', 'A'],
  [4, '四', 'IV', 'D'],
  [10, '十', 'X', 'J'],
  [12, '十二', 'XII', 'L'],
  [20, '二十', 'XX', 'T'],
  [27, '二十七', 'XXVII', 'AA'],
  [100, '一百', 'C', 'CV'],
  [103, '一百零三', 'CIII', 'CY'],
  [215, '二百一十五', 'CCXV', 'HG']
])('counts %d in other numerals', (...[count, han, roman, letters]) => {
  expect([hanNumeralOf(count), romanOf(count), lettersOf(count)]).toEqual([han, roman, letters])
})

test('writes the first number of an appendix as a letter', () => {
  expect([
    numberText({number: [2, 3]}),
    numberText({number: [2, 3], lettered: true}),
    numberText({number: []})
  ]).toEqual(['2.3', 'B.3', ''])
})

test('numbers appendices in letters, with their sections and figures', () => {
  const book = bookOf({
    chapters: {
      one: '# 打包\n\n见[](two.md)、[](#sec:b)与[](#fig:b)，附录 A 与 A.1 节、图 A-1 也是。',
      two: {
        text: '# 命令 {.appendix}\n\n## 构建 {#sec:b}\n\n![图](a.png "题"){#fig:b}',
        division: 'backmatter'
      },
      three: {text: '# 后记', division: 'backmatter'},
      four: {text: '# 表格 {.appendix}', division: 'backmatter'}
    }
  })
  expect(messagesOf(book)).toEqual([])
  expect(book.toc.map(({target}) => target.label)).toEqual(['第 1 章', '附录 A', '', '附录 B'])
  expect(toString(book.chapters[0]!.tree.children[1])).toBe('见附录 A、A.1 节与图 A-1，附录 A 与 A.1 节、图 A-1 也是。')
})

test('words numbers as the labels want, and otherwise in tables of contents', () => {
  const manuscript = manuscriptOf({chapters: {one: '# 打包\n\n见[](two.md)。', two: '# 编排'}})
  const own = {chapter: '第{han}章', chapterReference: '第{han}章', chapterContents: '{roman}.'}
  const labels = {...manuscript.labels, 'zh-Hans': {...manuscript.labels['zh-Hans'], ...own}}
  const book = enrich({...manuscript, labels}, new Map(), editionOf())
  expect(book.targets.get('two')).toMatchObject({label: '第二章', reference: '第二章'})
  expect(book.toc.map(({target}) => target.label)).toEqual(['I.', 'II.'])
  expect(toString(book.chapters[0]!.tree.children[1])).toBe('见第二章。')
})
