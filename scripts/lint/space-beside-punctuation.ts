import {hasHan} from './characters.ts'
import {editOf, fixOf, type Passage} from './passage.ts'
import type {Rule} from './rule.ts'

const wide = /[，。、；：？！（）《》〈〉「」『』【】]/

/** `。 而这`: a full-width mark has its space within. */
export const spaceBesidePunctuation: Rule = {
  ruleId: 'space-beside-punctuation',
  severity: 'warning',
  description: 'No space stands beside a full-width mark.',
  check: ({passages, source}, report) => {
    for (const passage of passages) {
      const {text, starts, ends} = passage
      if (!hasHan(text)) continue
      for (const match of text.matchAll(
        /(?<=[，。、；：？！）》〉」』】]) +(?=[^\s—])|(?<=\S) +(?=[，。、；：？！）》〉」』】])|(?<=[（《〈「『【]) +(?=\S)/g
      )) {
        const {0: space, index} = match
        // A line end of the source reads as a space, too, and is none.
        if (
          source.slice(starts[index], ends[index + space.length - 1]).trim() !== '' ||
          source[starts[index] ?? 0] === '\n' ||
          closesMarks(passage, match)
        )
          continue
        const found = text.slice(index - 1, index + space.length + 1)
        const expected = found.replaceAll(' ', '')
        report({
          reason: `Unexpected space in \`${found}\`, expected \`${expected}\``,
          place: passage.placeOf(index, space.length),
          expected: [expected],
          values: {found, expected},
          ...fixOf('safe', editOf(passage, {index, length: space.length}, ''))
        })
      }
    }
  }
}

/** `**为什么？** 因为`: most programs need the space to see where the emphasis ends, or begins. */
function closesMarks({text, starts, ends}: Passage, {0: space, index}: RegExpExecArray): boolean {
  const end = index + space.length
  const isBefore = wide.test(text[index - 1] ?? '')
  return isBefore ? ends[index - 1] !== starts[index] : ends[end - 1] !== starts[end]
}
