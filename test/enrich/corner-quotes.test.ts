import {expect, test} from 'vitest'
import {cornerQuotes} from '../../scripts/enrich/corner-quotes.ts'

test.each([
  ['他說“好”。', '他說「好」。'],
  ['他說“老師說‘好’”。', '他說「老師說『好』」。'],
  ['書名是“Why Kubernetes doesn’t use libnetwork”。', '書名是「Why Kubernetes doesn’t use libnetwork」。'],
  ['Docker’s “own” words', 'Docker’s “own” words'],
  ['叫"容器"的東西', '叫「容器」的東西'],
  ['print "x" 這一行', 'print "x" 這一行'],
  ['6" 的螢幕', '6" 的螢幕'],
  ['已經是「這樣」', '已經是「這樣」']
])('writes %s as %s', (text, expected) => {
  expect(cornerQuotes([text])).toEqual([expected])
})

test('pairs marks over the texts of a block', () => {
  expect(cornerQuotes(['他說“', '好', '”。'])).toEqual(['他說「', '好', '」。'])
})
