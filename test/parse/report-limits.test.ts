import {expect, test} from 'vitest'
import {VFile} from 'vfile'
import {createProcessor, parseChapter} from '../../scripts/parse/index.ts'

const processor = createProcessor({chapters: new Map()})

function rulesOf(value: string): (string | undefined)[] {
  const file = new VFile({path: 'a.md', value})
  parseChapter({id: 'a', division: 'bodymatter', file}, processor)
  return file.messages.filter(({fatal}) => fatal).map(({ruleId}) => ruleId)
}

const many = (text: string, count: number): string => text.repeat(count)

test.each([
  ['quotes in quotes', many('>', 20_000), 'too-deep'],
  ['lists in lists', Array.from({length: 3000}, (_, depth) => `${many('  ', depth)}- 项`).join('\n'), 'too-deep'],
  ['items on one line', many('- ', 5000), 'too-deep'],
  ['containers in containers', many(':::a\n', 5000), 'too-deep'],
  ['brackets in brackets', many('[', 101) + many(']', 101), 'too-deep'],
  ['marks of emphasis', many('*a_ ', 20_000), 'too-large'],
  ['lines of a paragraph', many('行\n', 200_000), 'too-large'],
  ['notes', Array.from({length: 5000}, (_, index) => `[^${index}]: 注\n`).join(''), 'too-large'],
  ['underlined headings', many('题\n===\n', 20_000), 'too-large']
])('refuses too many %s', (_, value, ruleId) => {
  expect(rulesOf(`# 题\n\n${value}`)).toEqual([ruleId])
})

test.each([
  ['items', many('- 项\n', 1000)],
  ['rows', `|甲|乙|\n|-|-|\n${many('|一|二|\n', 1000)}`],
  ['paragraphs', many('段\n\n', 1000)],
  ['lines of code', `\`\`\`\n${many('行\n', 10_000)}\`\`\`\n`],
  ['elements in elements', many('<div>\n\n', 300)]
])('takes many %s', (_, value) => {
  expect(rulesOf(`# 题\n\n${value}`)).toEqual([])
})
