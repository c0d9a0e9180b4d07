import {expect, test} from 'vitest'
import {VFile} from 'vfile'
import {cutFrontMatter} from '../../scripts/load/front-matter.ts'

function cut(value: string) {
  const file = new VFile({path: 'a.md', value})
  const frontMatter = cutFrontMatter(file)
  return {frontMatter, text: String(file), messages: file.messages.map(({line, ruleId}) => [line, ruleId])}
}

test('cuts front matter and keeps the lines', () => {
  const {frontMatter, text} = cut('---\ntitle: 题目\ntags: [甲]\n---\n# 题\n')
  expect(frontMatter?.value).toEqual({title: '题目', tags: ['甲']})
  expect(frontMatter?.titlePlace?.start).toMatchObject({line: 2, column: 8})
  expect(text).toBe('\n\n\n\n# 题\n')
})

test('keeps a title that looks like a number', () => {
  expect(cut('---\ntitle: 1.10\n---\n').frontMatter?.value['title']).toBe('1.10')
})

test.each(['---\n\n> 引用\n\n- 项\n', '---\n# 题\n\n字\n\n---\n', '---\n- 项\n---\n', '字\n---\ntitle: x\n---\n'])(
  'takes a rule for a rule: %j',
  (value) => {
    expect(cut(value)).toEqual({frontMatter: undefined, text: value, messages: []})
  }
)

test.each([
  ['---\ntitle: 甲\n\n# 题\n', 1, 'unclosed-front-matter'],
  ['---\ntitle: 甲\ntitle: 乙\n---\n', 3, 'duplicate-key'],
  ['---\na:\n\tb: 1\n---\n', 3, 'tab-indent']
])('reports what is wrong with %j', (value, line, ruleId) => {
  expect(cut(value).messages).toContainEqual([line, ruleId])
})
