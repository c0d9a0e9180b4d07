import {findMisspelledIdioms, indexIdioms} from './find-misspelled-idioms.ts'
import {hanWordsOf} from './han-words-of.ts'
import {inPassages} from './in-passages.ts'
import {editOf, fixOf} from './passage.ts'
import type {Rule} from './rule.ts'

/** An idiom with a letter that only sounds or looks right: `再接再励`. */
export const misspelledIdiom: Rule = {
  ruleId: 'misspelled-idiom',
  severity: 'warning',
  description: 'An idiom is written with its own letters.',
  checkBook: (drafts, reportOn) => {
    const words = hanWordsOf(drafts)
    if (!words) return
    const idioms = indexIdioms(words)
    for (const {draft, passage, item} of inPassages(drafts, (text) => findMisspelledIdioms(text, idioms, words))) {
      const {index, written, expected} = item
      reportOn(draft)({
        reason: `Unexpected \`${written}\`, expected the idiom \`${expected}\``,
        place: passage.placeOf(index, 4),
        expected: [expected],
        values: {written, expected},
        ...fixOf('suggested', editOf(passage, {index, length: 4}, expected))
      })
    }
  }
}
