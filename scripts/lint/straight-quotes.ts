import {hasHan, isHan, wideMark} from './characters.ts'
import {editOf, fixOf} from './passage.ts'
import type {Rule} from './rule.ts'

/** `"编排"` in Chinese; not `cf push "我的应用"`, which is typed. */
export const straightQuotes: Rule = {
  ruleId: 'straight-quotes',
  severity: 'warning',
  description: 'Chinese is quoted with curly marks.',
  check: ({passages}, report) => {
    for (const passage of passages) {
      const {text} = passage
      if (!hasHan(text)) continue
      for (const {0: found, index} of text.matchAll(/"[^"\n]{1,60}"/g)) {
        const [before, after] = [text[index - 1], text[index + found.length]]
        if (!hasHan(found) || !isChineseEdge(before) || !isChineseEdge(after)) continue
        const expected = `“${found.slice(1, -1)}”`
        report({
          reason: `Unexpected straight quotes \`${found}\`, expected \`${expected}\``,
          place: passage.placeOf(index, found.length),
          expected: [expected],
          values: {found, expected},
          ...fixOf(
            'safe',
            editOf(passage, {index, length: 1}, '“'),
            editOf(passage, {index: index + found.length - 1, length: 1}, '”')
          )
        })
      }
    }
  }
}

function isChineseEdge(character: string | undefined): boolean {
  return character === undefined || isHan(character) || wideMark.includes(character)
}
