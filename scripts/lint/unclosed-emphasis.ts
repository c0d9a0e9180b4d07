import type {Rule} from './rule.ts'

/** `**重点` with no end: the marks are printed. */
export const unclosedEmphasis: Rule = {
  ruleId: 'unclosed-emphasis',
  severity: 'warning',
  description: 'What is emphasised ends: `**` stands in front and behind, each beside a letter or mark.',
  check: ({passages, source}, report) => {
    for (const passage of passages) {
      for (const {0: found, index} of passage.text.matchAll(
        /(?<!\*)\*\*\*?(?!\*)|(?<![_\w])__(?=[^_\s])|(?<=[^_\s])__(?![_\w])/g
      )) {
        const isWritten = source[(passage.starts[index] ?? 0) - 1] === '\\'
        const isPower = /\w$/.test(passage.text.slice(0, index)) && /^\w/.test(passage.text.slice(index + found.length))
        if (isWritten || isPower) continue
        report({
          reason: `Unexpected \`${found}\` that emphasises nothing, expected another one that closes or opens it`,
          place: passage.placeOf(index, found.length),
          note: 'For the marks themselves write a backslash before each',
          values: {found}
        })
      }
    }
  }
}
