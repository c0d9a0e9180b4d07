import {isHan} from './characters.ts'
import {matchRule} from './match-rule.ts'

/** `小小的创新—镜像`: half a dash. Between numbers and names it means from–to, and stays. */
export const singleDash = matchRule({
  ruleId: 'single-dash',
  severity: 'info',
  description: 'A dash is two units long.',
  // Before a measure word it is a misread 一.
  pattern: /(?<![—\-\d\s])[—―](?![—\-\d\s个种条些样系列旦次位件天般直切起度边定方面味共同])/gu,
  kind: 'suggested',
  expected: ({index}, {text}) => {
    const [before, after] = [text[index - 1], text[index + 1]]
    if (before === undefined || after === undefined) return undefined
    return isHan(before) !== isHan(after) || /[，。”]/.test(before) ? '——' : undefined
  }
})
