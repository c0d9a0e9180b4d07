import {expect, test} from 'vitest'
import {sectionOf} from '../../../scripts/render/epub/semantics.ts'
import type {Division} from '../../../scripts/book.ts'
import {chapterOf} from '../book-of.ts'

test.each<[Division, string, string | undefined]>([
  ['frontmatter', '前言', 'preface'],
  ['frontmatter', '自序', 'preface'],
  ['frontmatter', '第二版序', 'preface'],
  ['frontmatter', '译者序', 'foreword'],
  ['frontmatter', '推荐序', 'foreword'],
  ['frontmatter', '引言', 'introduction'],
  ['frontmatter', '致谢', 'acknowledgments'],
  ['frontmatter', '怎样读这本书', undefined],
  ['bodymatter', '序列化', 'chapter'],
  ['bodymatter', '前言不搭后语', 'chapter'],
  ['bodymatter', '附录一', 'appendix'],
  ['backmatter', '附录 A 命令表', 'appendix'],
  ['backmatter', '后记', 'afterword'],
  ['backmatter', '结语', 'conclusion']
])('calls a chapter of %s that is titled %s: %s', (division, title, type) => {
  const expected = type === undefined ? {} : {'epub:type': type, role: `doc-${type}`}
  expect(sectionOf(chapterOf([], {division, title}))).toEqual(expected)
})

test('leaves the glossary to its own section', () => {
  expect(sectionOf(chapterOf([], {division: 'backmatter', title: '术语表', generated: 'glossary'}))).toEqual({})
})
