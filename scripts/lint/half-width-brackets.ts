import {hasHan, isCatalogue, isHan} from './characters.ts'
import {editOf, fixOf} from './passage.ts'
import type {Rule} from './rule.ts'

const numerals = '一二三四五六七八九十甲乙丙丁'

/** `“DC/OS”(数据中心操作系统)`: brackets round Chinese, or between Chinese words. `OCI (Open Container Initiative)` stays. */
export const halfWidthBrackets: Rule = {
  ruleId: 'half-width-brackets',
  severity: 'warning',
  description: 'Brackets in a Chinese sentence are full-width.',
  check: ({passages}, report) => {
    for (const passage of passages) {
      const {text} = passage
      if (!hasHan(text) || isCatalogue(text)) continue
      for (const {0: found, index} of text.matchAll(/\([^()（）\n]{1,80}\)/g)) {
        const end = index + found.length
        const isBetween = isHan(text[index - 1]) && isHan(text[end])
        if (!hasHan(found) && !isBetween) continue
        // (一) is a number, and (a) a mark; 他(她) is none.
        if (found.length === 3 && !(isHan(text[index - 1]) && isHan(found[1]) && !numerals.includes(found[1] ?? '')))
          continue
        const expected = `（${found.slice(1, -1)}）`
        report({
          reason: `Unexpected half-width brackets \`${found}\`, expected \`${expected}\``,
          place: passage.placeOf(index, found.length),
          expected: [expected],
          values: {found, expected},
          ...fixOf(
            'safe',
            editOf(passage, {index, length: 1}, '（'),
            editOf(passage, {index: end - 1, length: 1}, '）')
          )
        })
      }
    }
  }
}
