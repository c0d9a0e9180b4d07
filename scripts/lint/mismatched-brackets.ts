import {hasHan} from './characters.ts'
import {pairBrackets} from './pair-brackets.ts'
import {editOf, fixOf} from './passage.ts'
import type {Rule} from './rule.ts'

const wide: Readonly<Record<string, string>> = {'(': '（', ')': '）', '[': '［', ']': '］'}

/** `（微软)`: one half is full-width, the other is not. */
export const mismatchedBrackets: Rule = {
  ruleId: 'mismatched-brackets',
  severity: 'warning',
  description: 'Both halves of a pair of brackets have the same width.',
  check: ({passages}, report) => {
    for (const passage of passages) {
      if (!hasHan(passage.text)) continue
      for (const {open, close} of pairBrackets(passage.text).mismatched) {
        const wrong = open.mark in wide ? open : close
        const expected = wide[wrong.mark] ?? wrong.mark
        const inner = passage.text.slice(open.index, close.index + 1)
        report({
          reason: `Unexpected \`${wrong.mark}\` in \`${short(inner)}\`, expected \`${expected}\` as its other half`,
          place: passage.placeOf(wrong.index, 1),
          expected: [expected],
          values: {found: wrong.mark, text: short(inner), expected},
          ...fixOf('safe', editOf(passage, {index: wrong.index, length: 1}, expected))
        })
      }
    }
  }
}

function short(text: string): string {
  return text.length > 24 ? `${text.slice(0, 10)}…${text.slice(-10)}` : text
}
