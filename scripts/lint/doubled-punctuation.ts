import {matchRule} from './match-rule.ts'

/** `，，`, `。。`, `，。`. An exclamation may be as loud as it likes. */
export const doubledPunctuation = matchRule({
  ruleId: 'doubled-punctuation',
  severity: 'warning',
  description: 'A mark stands once.',
  pattern:
    /([，、；：])\1+|(?<!。)。。(?!。)|(?<![，、；：,;:。！？])(?:[，、；：,;:][。！？]|[，、；：。][，、；：]|[！？]。)(?![，、；：,;:。！？])/gu,
  // Of two that differ, the author meant one: probably the one that ends the sentence.
  kind: (found) => (found[0] === found[1] ? 'safe' : 'suggested'),
  expected: ({0: found}) => (/[。！？]/u.exec(found) ?? found)[0]
})
