import {expect, test} from 'vitest'
import {readableMath} from '../../scripts/enrich/readable-math.ts'
import {bookOf} from './book-of.ts'

test('keeps what references say, and formulas as text, in the titles of headings, chapters and figures', () => {
  const book = bookOf({
    chapters: {
      one: '# 见[](#two)的$x^2$\n\n## 与[](#fig:a)相比\n\n![图](a.png "承接[](#two)"){#fig:a}',
      two: '# 编排 {#two}'
    }
  })
  expect(book.chapters[0]!.title).toBe('见第 2 章的x²')
  expect(book.toc[0]!.target.title).toBe('见第 2 章的x²')
  expect(book.toc[0]!.children[0]!.target.title).toBe('与图 1-1相比')
  expect(book.targets.get('fig:a')!.title).toBe('承接第 2 章')
})

test.each([
  ['x^2', 'x²'],
  ['O(n^{10})', 'O(n¹⁰)'],
  ['a_i \\times \\pi', 'aᵢ ×π'],
  ['\\frac{1}{2}', '\\frac{1}{2}'],
  ['x^2 + \\sqrt{y}', 'x^2 + \\sqrt{y}']
])('reads %s as %s', (tex, text) => {
  expect(readableMath(tex)).toBe(text)
})
