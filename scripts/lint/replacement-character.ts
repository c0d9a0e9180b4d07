import type {Point} from 'unist'
import type {Rule} from './rule.ts'

/** U+FFFD: a character that an earlier conversion could not read. */
export const replacementCharacter: Rule = {
  ruleId: 'replacement-character',
  severity: 'warning',
  description: 'Text holds no character that was lost in a conversion.',
  check: (_, {file, report}) => {
    String(file)
      .split('\n')
      .forEach((line, index) => {
        const column = line.indexOf('\uFFFD') + 1
        if (column === 0) return
        const place: Point = {line: index + 1, column}
        report({
          reason: 'Unexpected `\uFFFD`, expected the character that was lost here',
          place,
          note: 'An earlier conversion could not read it; look it up in the original'
        })
      })
  }
}
