import {matchRule} from './match-rule.ts'

/** `30,0000`, `1,23 台`, `2O14`: numbers that nobody writes so. */
export const malformedNumber = matchRule({
  ruleId: 'malformed-number',
  severity: 'warning',
  description: 'Digits are grouped by three, or counted in 万; letters are no digits.',
  pattern:
    /(?<![\w,.])\d{1,3}(?:,\d{4})+(?![\w,])|(?<![\w.])\d+[Oo]\d+(?!\w)|(?<!第\s?|[\w,.])\d,\d{2}(?=\s?[台个家种次人名元万亿])|(?<![\w,.])\d{4,}(?:,\d{3})+(?=\s?[台个家种次人名元])|(?<![\d，])\d{1,3}(?:，000)+(?!\d)/gu,
  kind: 'human',
  expected: ({0: found, index}, {text}) => {
    // Lists of ports and the like.
    if (/(?:端口|编号|port|:)\s*$/i.test(text.slice(0, index))) return undefined
    const digits = found.replace(/[,，]/g, '').replace(/o/gi, '0')
    if (/o/i.test(found)) return digits
    return /0000$/.test(digits) && digits.length < 9
      ? `${digits.slice(0, -4)} 万`
      : digits.replace(/\B(?=(?:\d{3})+$)/g, ',')
  }
})
