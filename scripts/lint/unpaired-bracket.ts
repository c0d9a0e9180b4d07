import {hasHan} from './characters.ts'
import {pairBrackets} from './pair-brackets.ts'
import type {Rule} from './rule.ts'

/** `（见下文`: a full-width bracket with no other half in the paragraph. */
export const unpairedBracket: Rule = {
  ruleId: 'unpaired-bracket',
  severity: 'warning',
  description: 'Every bracket has its other half in the same paragraph.',
  check: ({passages}, report) => {
    for (const passage of passages) {
      if (!hasHan(passage.text)) continue
      for (const {index, mark} of pairBrackets(passage.text).lone) {
        if (mark === '(' || mark === ')') continue
        report({
          reason: `Unexpected \`${mark}\` without its other half, expected a pair of brackets`,
          place: passage.placeOf(index, 1),
          values: {mark}
        })
      }
    }
  }
}
