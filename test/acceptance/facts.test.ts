import {describe, expect, test} from 'vitest'
import {hasManuscripts, messagesIn, title} from './linted-book.ts'

describe.skipIf(!hasManuscripts)(title, () => {
  test('141 sets 30,0000台 against 30 万台', async () => {
    const [conflict] = await messagesIn('000', 'conflicting-fact')
    expect(conflict).toMatchObject({line: 179, column: 57})
    expect(conflict!.reason).toMatch(/`30,0000台` where `002[^`]*:57`.*`30 万台`/)
  })

  test('142 sets Mesosphere公司 against Mesos', async () => {
    const [conflict] = await messagesIn('000', 'conflicting-name')
    expect(conflict).toMatchObject({line: 177})
    expect(conflict!.reason).toMatch(/`Mesosphere` where `004[^`]*:391`.*`Mesos`/)
  })

  test.each([
    ['000', 203, /004[^`]*:457/],
    ['003', 36, /004[^`]*:314/],
    ['001', 45, /004[^`]*:250/]
  ])('145 finds the passage of %s:%i in %s', async (number, line, other) => {
    const passages = (await messagesIn(number, 'near-verbatim-passage')).filter((message) => message.line === line)
    expect(passages.filter(({reason}) => other.test(reason))).toHaveLength(1)
  })
})
