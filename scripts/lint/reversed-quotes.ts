import {hasHan} from './characters.ts'
import {pairQuotes, type Mark} from './pair-quotes.ts'
import {editOf, fixOf, type Passage} from './passage.ts'
import type {Rule} from './rule.ts'

/** `”史诗“`, `“沙盒“`. */
export const reversedQuotes: Rule = {
  ruleId: 'reversed-quotes',
  severity: 'warning',
  description: 'A quotation opens with `“` and closes with `”`.',
  check: ({passages}, report) => {
    for (const passage of passages) {
      if (!hasHan(passage.text)) continue
      for (const {open, close} of pairQuotes(passage.text).reversed) {
        const found = passage.text.slice(open.index, close.index + 1)
        const [left, right] = /[“”]/.test(open.mark) ? ['“', '”'] : ['‘', '’']
        const expected = left + found.slice(1, -1) + right
        report({
          reason: `Unexpected direction of the quotes of \`${found}\`, expected \`${expected}\``,
          place: passage.placeOf(open.index, found.length),
          expected: [expected],
          values: {found, expected},
          ...fixOf('safe', ...edits(passage, [open, left], [close, right]))
        })
      }
    }
  }
}

/** Edits for those marks alone that are wrong. */
export function edits(passage: Passage, ...wanted: readonly (readonly [Mark, string])[]) {
  return wanted
    .filter(([{mark}, text]) => mark !== text)
    .map(([{index}, text]) => editOf(passage, {index, length: 1}, text))
}
