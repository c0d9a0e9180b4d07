import fc from 'fast-check'
import {expect, test} from 'vitest'
import {alignPages} from '../../../scripts/render/epub/align-pages.ts'

/** Text in which hardly any phrase recurs. */
const prose = Array.from({length: 4000}, (_, index) => String.fromCharCode(0x4e00 + ((index * 7919) % 5003))).join('')

/** Cut the text into pages of so many characters. */
function cut(lengths: readonly number[]): {starts: number[]; pages: string[]} {
  let at = 0
  const starts = lengths.map((length) => (at += length) - length)
  return {starts, pages: starts.map((start, index) => prose.slice(start, start + lengths[index]!))}
}

test('finds where pages begin, to the character', () => {
  const lengths = fc.array(fc.integer({min: 12, max: 400}), {minLength: 1, maxLength: 9})
  fc.assert(
    fc.property(lengths, (chosen) => {
      const {starts, pages} = cut(chosen)
      expect(alignPages(prose, pages)).toEqual(starts)
    }),
    {seed: 1, numRuns: 100}
  )
})

test('is not led astray by labels and notes before, between and after', () => {
  const {starts, pages} = cut([300, 200, 250])
  const note = '这是一条注释，它不在正文里，只在纸上。'
  const printed = pages.map((page, index) => `图${index}-1${note}${page.slice(0, 90)}234${page.slice(90)}${note}`)
  expect(alignPages(prose, printed)).toEqual(starts)
})

test('is not led astray by pieces out of order', () => {
  const {starts, pages} = cut([300, 200, 250])
  expect(
    alignPages(
      prose,
      pages.map((page) => page.slice(100) + page.slice(0, 100))
    )
  ).toEqual(starts)
})

test('is not led astray by the head of a table, which stands on each page', () => {
  const head = '名称隔开的东西进入内核的版本'
  const rows = prose.slice(0, 600)
  expect(
    alignPages(head + rows, [head + rows.slice(0, 200), head + rows.slice(200, 400), head + rows.slice(400)])
  ).toEqual([0, 214, 414])
})

test('is not led astray by a phrase that recurs', () => {
  const phrase = '容器不是虚拟机'
  const text = prose.slice(0, 300) + phrase + prose.slice(300, 600) + phrase + prose.slice(600, 900)
  expect(alignPages(text, [text.slice(0, 310), text.slice(310, 610), text.slice(610)])).toEqual([0, 310, 610])
})

test('puts a page without text where the one before it ends', () => {
  expect(alignPages(prose.slice(0, 300), [prose.slice(0, 200), '', prose.slice(200, 300), ''])).toEqual([
    0, 200, 200, 300
  ])
  expect(alignPages('', ['', ''])).toEqual([0, 0])
  expect(alignPages(prose, [])).toEqual([])
})

test('is not led astray by a phrase that ends one page and recurs on the next', () => {
  const first = `${prose.slice(0, 200)}存储公司的几位工程师在`
  const second = `二零一六年底开源${prose.slice(200, 400)}别家公司的几位工程师在内部${prose.slice(400, 500)}`
  expect(alignPages(first + second, [first, second])).toEqual([0, first.length])
})
