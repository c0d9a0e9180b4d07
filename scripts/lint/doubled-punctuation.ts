import {matchRule} from './match-rule.ts'

/** `，，`, `。。`. An exclamation may be as loud as it likes. */
export const doubledPunctuation = matchRule({
  ruleId: 'doubled-punctuation',
  severity: 'warning',
  description: 'A mark stands once.',
  pattern: /([，、；：])\1+|(?<!。)。。(?!。)/gu,
  kind: 'safe',
  expected: ({0: found}) => found[0]
})
