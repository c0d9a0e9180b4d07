import {hasHan} from './characters.ts'
import {pairQuotes, type QuotePair} from './pair-quotes.ts'
import {fixOf} from './passage.ts'
import {edits} from './reversed-quotes.ts'
import type {Rule} from './rule.ts'

/** `‘沙盒’` that is not within `“…”`. @see GB/T 15834-2011, 4.8 */
export const singleQuotes: Rule = {
  ruleId: 'single-quotes',
  severity: 'warning',
  description: 'Quotations have double marks; single ones stand within them.',
  check: ({passages}, report) => {
    for (const passage of passages) {
      const {text} = passage
      if (!hasHan(text)) continue
      const {pairs} = pairQuotes(text)
      for (const pair of pairs) {
        const {open, close} = pair
        const found = text.slice(open.index, close.index + 1)
        if (open.mark !== '‘' || !hasHan(found) || pairs.some((outer) => isWithin(pair, outer) || crosses(pair, outer)))
          continue
        const expected = `“${found.slice(1, -1)}”`
        report({
          reason: `Unexpected single quotes \`${found}\`, expected \`${expected}\``,
          place: passage.placeOf(open.index, found.length),
          expected: [expected],
          values: {found, expected},
          ...fixOf('suggested', ...edits(passage, [open, '“'], [close, '”']))
        })
      }
    }
  }
}

/** `“甲‘乙”丙’`: whichever is wrong, other marks do not mend it. */
function crosses({open, close}: QuotePair, other: QuotePair): boolean {
  const isInside = ({index}: QuotePair['open']): boolean => index > open.index && index < close.index
  return isInside(other.open) !== isInside(other.close)
}

function isWithin({open, close}: QuotePair, outer: QuotePair): boolean {
  return outer.open.index < open.index && close.index < outer.close.index
}
