import {matchRule} from './match-rule.ts'

/** `业务°`: a full stop that was misread in a scan. */
export const degreeForFullStop = matchRule({
  ruleId: 'degree-for-full-stop',
  severity: 'warning',
  description: 'A sentence ends with `。`.',
  pattern: /(?<=[\p{Script=Han}”’）》」])[°˚º](?!\s*[CFＣＦ\d])/gu,
  kind: 'safe',
  expected: () => '。'
})
