import {hasHan} from './characters.ts'
import {pairQuotes} from './pair-quotes.ts'
import {fixOf} from './passage.ts'
import {edits} from './reversed-quotes.ts'
import type {Rule} from './rule.ts'

/** `‘护城河”`. */
export const mixedQuotes: Rule = {
  ruleId: 'mixed-quotes',
  severity: 'warning',
  description: 'A quotation that opens with a double mark closes with one, and so with single marks.',
  check: ({passages}, report) => {
    for (const passage of passages) {
      if (!hasHan(passage.text)) continue
      for (const {open, close} of pairQuotes(passage.text).mixed) {
        const found = passage.text.slice(open.index, close.index + 1)
        const expected = `“${found.slice(1, -1)}”`
        report({
          reason: `Unexpected mixture of quotes in \`${found}\`, expected \`${expected}\``,
          place: passage.placeOf(open.index, found.length),
          expected: [expected],
          values: {found, expected},
          ...fixOf('safe', ...edits(passage, [open, '“'], [close, '”']))
        })
      }
    }
  }
}
