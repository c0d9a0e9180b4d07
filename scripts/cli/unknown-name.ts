import {distance} from 'fastest-levenshtein'
import {UsageError} from '../diagnostics.ts'

/** Word what is not among what is known, with what it may have been meant to be. */
export function unknownName(rule: {ruleId: string; what: string}, found: string, known: readonly string[]): UsageError {
  // What has no letter in common is no slip of the pen.
  const near = known.filter((name) => {
    const slips = distance(found.toLowerCase(), name)
    return slips <= Math.max(2, name.length / 3) && slips < name.length
  })
  const names = known.map((name) => `\`${name}\``).join(', ')
  return new UsageError(`Unexpected ${rule.what} \`${found}\`, expected ${names}`, {
    ruleId: rule.ruleId,
    note: 'see `zhushu --help`',
    ...(near.length > 0 ? {expected: near} : {}),
    values: {found, known: known.join('`、`')}
  })
}
