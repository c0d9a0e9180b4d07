import {matchRule} from './match-rule.ts'

/** `......`, `。。。`, a single `…`. Paths, and what is typed, are no ellipses. */
export const wrongEllipsis = matchRule({
  ruleId: 'wrong-ellipsis',
  severity: 'warning',
  description: 'An ellipsis is `……`.',
  pattern: /(?<![./\\\w…])(?:\.{3,}|…)(?![./\\\w…])|。{3,}|(?<!·)·{6}(?!·)/gu,
  everywhere: true,
  kind: 'safe',
  expected: ({0: found}, {text}) => {
    const isAlone = text.trim() === found
    return isAlone || /\p{Script=Han}/u.test(text) ? '……' : undefined
  }
})
