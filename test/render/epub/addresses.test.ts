import {expect, test} from 'vitest'
import {addressesOf} from '../../../scripts/render/epub/addresses.ts'
import {bookOf, chapterOf, imageAsset} from '../book-of.ts'

test('keeps safe file names, and numbers the others by place', () => {
  const ids = ['01-text', '第一章', 'A', 'a', 'cover', 'part-1', 'aux', 'chapter-002', 'x y', 'toc']
  const {documentOf} = addressesOf(bookOf(ids.map((id) => chapterOf([], {id}))))
  expect(ids.map(documentOf)).toEqual([
    '01-text.xhtml',
    'chapter-002.xhtml',
    'A.xhtml',
    'chapter-004.xhtml',
    'chapter-005.xhtml',
    'chapter-006.xhtml',
    'chapter-007.xhtml',
    'chapter-008.xhtml',
    'chapter-009.xhtml',
    'chapter-010.xhtml'
  ])
})

test('writes ids in ASCII, different ones differently', () => {
  const {idOf} = addressesOf(bookOf([]))
  const ids = ['sec-links', 'fig:layers', '链接与注', '链接', 'café', 'caf', '1', 'a b', 'a.b', 'a:b']
  const written = ids.map(idOf)
  expect(written.slice(0, 2)).toEqual(['sec-links', 'fig.layers'])
  expect(written.filter((id) => !/^[A-Za-z_][\w.-]*$/.test(id))).toEqual([])
  expect(new Set(written).size).toBe(ids.length)
})

test('gives equal images one name', () => {
  const copy = {...imageAsset, path: '图/乙.svg'}
  const other = {...imageAsset, path: 'c.svg', bytes: new Uint8Array([1])}
  const assets = new Map([imageAsset, copy, other].map((asset) => [asset.path, asset]))
  const {imageOf} = addressesOf(bookOf([], {assets}))
  expect(imageOf(copy.path)).toBe(imageOf(imageAsset.path))
  expect(imageOf(other.path)).not.toBe(imageOf(imageAsset.path))
  expect(imageOf(other.path)).toMatch(/^images\/[\da-f]{12}\.svg$/)
})
