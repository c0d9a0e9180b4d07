import {isHan} from './characters.ts'
import {matchRule} from './match-rule.ts'

/** `初心 -- 平台`: a typewriter's dash. Options such as `--fix` are no dashes. */
export const doubleHyphen = matchRule({
  ruleId: 'double-hyphen',
  severity: 'warning',
  description: 'A dash is `——`.',
  pattern: /(?<![-!<\w ]) ?-{2,3}(?![->]) ?(?=\S)/gu,
  kind: 'safe',
  expected: ({0: found, index}, {text}) => {
    const [before, after] = [text[index - 1] ?? '', text[index + found.length] ?? '']
    const isOption = !found.endsWith(' ') && /[\w]/.test(after)
    const isChinese = [before, after].some((one) => isHan(one) || /[“”‘’（）《》]/.test(one))
    return isOption || !isChinese ? undefined : '——'
  }
})
