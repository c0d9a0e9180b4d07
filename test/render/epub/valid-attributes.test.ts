import {h} from 'hastscript'
import {expect, test} from 'vitest'
import {keepValidAttributes} from '../../../scripts/render/epub/valid-attributes.ts'

test.each([
  {tagName: 'a', name: 'href', value: 'https://example.org/100%', expected: 'https://example.org/100%25'},
  {
    tagName: 'a',
    name: 'href',
    value: 'https://example.org/%E4%B9%A6?a=1',
    expected: 'https://example.org/%E4%B9%A6?a=1'
  },
  {tagName: 'a', name: 'href', value: 'mailto:a@example.org', expected: 'mailto:a@example.org'},
  {tagName: 'a', name: 'href', value: 'http://x y', expected: undefined},
  {tagName: 'a', name: 'href', value: '02.xhtml#x', expected: '02.xhtml#x'},
  {tagName: 'q', name: 'cite', value: 'http://x y', expected: undefined},
  {tagName: 'time', name: 'dateTime', value: '去年', expected: undefined},
  {tagName: 'time', name: 'dateTime', value: '2013-03', expected: '2013-03'},
  {tagName: 'time', name: 'dateTime', value: '2013-W12', expected: '2013-W12'},
  {tagName: 'time', name: 'dateTime', value: 'P3DT4H', expected: 'P3DT4H'},
  {tagName: 'del', name: 'dateTime', value: '2013', expected: undefined},
  {tagName: 'ins', name: 'dateTime', value: '2013-03-20', expected: '2013-03-20'},
  {tagName: 'ins', name: 'dateTime', value: '2013-03-20T10:00Z', expected: '2013-03-20T10:00Z'}
])('of $tagName $name=$value, keeps $expected', ({tagName, name, value, expected}) => {
  const element = h(tagName, {[name]: value}, '文字')
  keepValidAttributes({type: 'root', children: [element]})
  expect(element.properties[name]).toBe(expected)
  expect(element.children).toEqual([{type: 'text', value: '文字'}])
})
