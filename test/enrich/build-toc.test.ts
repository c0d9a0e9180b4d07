import {toString} from 'mdast-util-to-string'
import {expect, test} from 'vitest'
import type {TocEntry} from '../../scripts/book.ts'
import {bookOf, editionOf, entryOf} from './book-of.ts'

test('nests sections to the third depth, and deeper where those are numbered', () => {
  const chapters = {
    one: {text: '# 打包\n\n## 镜像\n\n### 层\n\n#### 白障\n\n##### 更深\n\n## 仓库', part: '上篇'},
    two: '# 编排'
  }
  expect(outlineOf(bookOf({chapters}).toc)).toEqual(['打包', ['镜像', ['层'], '仓库'], '编排'])
  const {numbering} = editionOf()
  const deep = bookOf({chapters, edition: {numbering: {...numbering, sections: 5}}})
  expect(outlineOf(deep.toc)).toEqual(['打包', ['镜像', ['层', ['白障', ['更深']]], '仓库'], '编排'])
  expect(deep.toc.map(({division, part}) => [division, part])).toEqual([
    ['bodymatter', '上篇'],
    ['bodymatter', undefined]
  ])
})

test('says what headings say, without notes, links, ids and readings', () => {
  const heading =
    '说**好**`x`[^a]与[链](https://example.org)、[](#two)、[箱](term:box)、[字]{#w .dots}<ruby>汉<rt>hàn</rt></ruby>'
  const {toc} = bookOf({
    chapters: {one: `# 打包\n\n## ${heading}\n\n[^a]: 注。`, two: '# 编排 {#two}'},
    glossary: [entryOf('box', {zh: {term: '箱子'}})]
  })
  const [section] = toc[0]!.children
  expect(toString({type: 'paragraph', children: section!.content})).toBe('说好x与链、第 2 章、箱、字汉')
  expect(section!.content.map(({type}) => type)).toEqual([
    'text',
    'strong',
    'inlineCode',
    'text',
    'text',
    'text',
    'text',
    'text',
    'text',
    'text',
    'span',
    'text'
  ])
  expect(JSON.stringify(section!.content)).not.toMatch(/"id"|htmlId/)
})

function outlineOf(entries: readonly TocEntry[]): unknown[] {
  return entries.flatMap(({content, children}) => {
    const name = toString({type: 'paragraph', children: content})
    return children.length > 0 ? [name, outlineOf(children)] : [name]
  })
}
