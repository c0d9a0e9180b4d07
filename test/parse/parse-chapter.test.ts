import {visit} from 'unist-util-visit'
import {expect, test} from 'vitest'
import {VFile} from 'vfile'
import type {Chapter} from '../../scripts/book.ts'
import {cutFrontMatter} from '../../scripts/load/front-matter.ts'
import {createProcessor, parseChapter} from '../../scripts/parse/index.ts'

const processor = createProcessor({chapters: new Map([['a.md', 'a']])})

function chapterOf(value: string): Chapter {
  const file = new VFile({path: 'a.md', value})
  const frontMatter = cutFrontMatter(file)
  return parseChapter({id: 'a', division: 'bodymatter', file, ...(frontMatter ? {frontMatter} : {})}, processor)
}

test.each([
  ['the heading of depth 1', '# 镜像**与**层\n\n字', '镜像与层'],
  ['front matter', '---\ntitle: 题目\n---\n\n## 节\n', '题目'],
  ['front matter, though a heading says otherwise', '---\ntitle: 甲\n---\n\n# 乙\n', '甲'],
  ['the first heading, where none is of depth 1', '字\n\n### 节\n', '节'],
  ['the file name, where there is no heading', '字\n', 'a']
])('takes the title from %s', (_, value, title) => {
  expect(chapterOf(value).title).toBe(title)
})

test('supplies the heading that front matter names, at its place', () => {
  const {tree, meta} = chapterOf('---\ndate: 2026\ntitle: 题目\n---\n\n字\n')
  expect(tree.children[0]).toMatchObject({type: 'heading', depth: 1, position: {start: {line: 3, column: 8}}})
  expect(tree.children[1]?.position?.start).toMatchObject({line: 6, column: 1})
  expect(meta).toEqual({date: 2026})
})

test('keeps places through quotes, lists and containers', () => {
  const value = '# 题\n\n> - :::tip\n>   见[文](#a)\n>   :::\n'
  let start: unknown
  visit(chapterOf(value).tree, 'crossReference', (node) => {
    start = node.position?.start
  })
  expect(start).toEqual({line: 4, column: 6, offset: value.indexOf('[')})
})

test('places messages of HTML within a block', () => {
  const {file} = chapterOf('# 题\n\n<div>\n字<b onclick="x()">粗</b>\n</div>\n')
  expect(file.messages.map(({line, column, ruleId}) => [line, column, ruleId])).toEqual([[4, 2, 'unsafe-html']])
})

test.each([
  ['$E = mc^2$', 'E = mc^2'],
  ['$f(x)$', 'f(x)'],
  ['$(a,b)$', '(a,b)'],
  ['$n$(整数)', 'n'],
  ['$f(x)$(见上)', 'f(x)'],
  ['${}^{14}C$', '{}^{14}C'],
  ['$\\text{速度} = v_{平均}$', '\\text{速度} = v_{平均}'],
  ['$\\frac{路程}{\\text{时 间}}$', '\\frac{路程}{\\text{时 间}}']
])('takes %s for a formula', (text, value) => {
  expect(formulasOf(`设${text}。`)).toEqual([value])
})

test.each([
  '花了 $5 和 $6，$HOME，10:30，{{ x }}，{% x %}，${x}',
  '价 $a，折$(pwd)后',
  '$HOME:$PATH',
  '$HOME/$(pwd)',
  '$(a)/$(b)',
  '${a}/${b}',
  '${x}+$',
  '$速度 = v$',
  '$a{速}$',
  '$a（b）$'
])('takes %s for text', (text) => {
  expect(formulasOf(`设${text}。`)).toEqual([])
})

function formulasOf(value: string): string[] {
  const found: string[] = []
  visit(chapterOf(`# 题\n\n${value}\n`).tree, 'inlineMath', (node) => {
    found.push(node.value)
  })
  return found
}
