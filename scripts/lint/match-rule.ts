import type {Fix} from '../diagnostics.ts'
import {hasHan, isCatalogue} from './characters.ts'
import {editOf, fixOf, type Passage} from './passage.ts'
import type {Rule} from './rule.ts'

type Pattern = Pick<Rule, 'ruleId' | 'severity' | 'description'> & {
  /** With the flags `gu`. */
  pattern: RegExp
  /** What to write instead; `undefined` for what is no finding. */
  expected: (match: RegExpExecArray, passage: Passage) => string | undefined
  kind: Fix['kind'] | ((found: string) => Fix['kind'])
  /** Whether passages without Chinese are read, too. */
  everywhere?: boolean
}

/** Make a rule of what can be told by a pattern in one passage. Its values are `found` and `expected`. */
export function matchRule(rule: Pattern): Rule {
  const {ruleId, severity, description, pattern, expected, kind, everywhere = false} = rule
  return {
    ruleId,
    severity,
    description,
    check: ({passages}, report) => {
      for (const passage of passages) {
        if ((!everywhere && !hasHan(passage.text)) || isCatalogue(passage.text)) continue
        for (const match of passage.text.matchAll(pattern)) {
          const write = expected(match, passage)
          if (write === undefined) continue
          const {0: found, index} = match
          report({
            reason: `Unexpected \`${found}\`, expected \`${write}\``,
            place: passage.placeOf(index, found.length),
            expected: [write],
            values: {found, expected: write},
            ...fixOf(
              typeof kind === 'string' ? kind : kind(found),
              editOf(passage, {index, length: found.length}, write)
            )
          })
        }
      }
    }
  }
}
