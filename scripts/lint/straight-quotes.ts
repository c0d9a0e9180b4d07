import {hasHan, isHan, wideMark} from './characters.ts'
import {editOf, fixOf} from './passage.ts'
import type {Rule} from './rule.ts'

/** `"编排"` in Chinese, `他说:"好".`; not `cf push "我的应用"`, which is typed. */
export const straightQuotes: Rule = {
  ruleId: 'straight-quotes',
  severity: 'warning',
  description: 'Chinese is quoted with curly marks.',
  check: ({passages}, report) => {
    for (const passage of passages) {
      const {text} = passage
      if (!hasHan(text)) continue
      for (const {0: found, index} of text.matchAll(/"[^"\n]{1,60}"/g)) {
        const edges = [edgeBefore(text, index), edgeBehind(text, index + found.length)]
        if (!hasHan(found) || edges.includes('typed') || !edges.some((edge) => edge !== 'latin')) continue
        const expected = `“${found.slice(1, -1)}”`
        report({
          reason: `Unexpected straight quotes \`${found}\`, expected \`${expected}\``,
          place: passage.placeOf(index, found.length),
          expected: [expected],
          values: {found, expected},
          ...fixOf(
            edges.every((edge) => edge === 'chinese') ? 'safe' : 'suggested',
            editOf(passage, {index, length: 1}, '“'),
            editOf(passage, {index: index + found.length - 1, length: 1}, '”')
          )
        })
      }
    }
  }
}

/** `typed` is what stands beside what is typed: in a command, in code. */
type Edge = 'chinese' | 'spaced' | 'latin' | 'typed'

function edgeBefore(text: string, index: number): Edge {
  const [character, beyond] = [text[index - 1], text[index - 2]]
  if (character !== undefined && ',;:'.includes(character)) return isHan(beyond) ? 'chinese' : 'typed'
  return edgeAt(character, beyond)
}

function edgeBehind(text: string, index: number): Edge {
  const [character, beyond] = [text[index], text[index + 1]]
  if (character !== undefined && ',;:.!?'.includes(character))
    return beyond === undefined || beyond === ' ' || isHan(beyond) || beyond === '\n' ? 'chinese' : 'typed'
  return edgeAt(character, beyond)
}

function edgeAt(character: string | undefined, beyond: string | undefined): Edge {
  if (character === undefined || isHan(character) || wideMark.includes(character)) return 'chinese'
  if (character === ' ' && isHan(beyond)) return 'spaced'
  return /\p{Script=Latin}/u.test(character) ? 'latin' : 'typed'
}
