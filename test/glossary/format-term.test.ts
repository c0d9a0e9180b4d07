import {expect, test} from 'vitest'
import {formatTerm, readTermData} from '../../scripts/glossary/index.ts'

const text = `# 一个术语
langs:
  en:
    definition: >-
      A thing that has
      two lines.
    # 词
    term: 'thing' # 名
    status: draft
  zh-Hans: {status: draft, term: 物}
# 名字
id: thing
class: concept
`

test('puts languages and keys into their order, and comments with them', () => {
  const formatted = formatTerm(text, ['zh-Hans', 'en', 'ja'])
  expect(formatted).toBe(`# 一个术语
# 名字
id: thing
class: concept
langs:
  zh-Hans: {status: draft, term: 物}
  en:
    status: draft
    # 词
    term: 'thing' # 名
    definition: >-
      A thing that has
      two lines.
  ja:
    status: missing
    term:
    definition:
`)
  expect(formatTerm(formatted, ['zh-Hans', 'en', 'ja'])).toBe(formatted)
  expect(readTermData(formatted)).toMatchObject({class: 'concept'})
})

test('leaves what it cannot read as it is', () => {
  expect(formatTerm('id: [', ['en'])).toBe('id: [')
})
