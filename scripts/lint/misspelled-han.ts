import {findMisreadHan, gainNeeded, type MisreadHan} from './find-misread-han.ts'
import {hanWordsOf} from './han-words-of.ts'
import {inPassages} from './in-passages.ts'
import {editOf, fixOf, type Passage} from './passage.ts'
import type {Draft, Finding, Rule} from './rule.ts'

/** A letter that looks like another, in a word that is none with it: `项日` for `项目`. */
export const misspelledHan: Rule = {
  ruleId: 'misspelled-han',
  severity: 'warning',
  description: 'A word in Han letters has no letter that only looks right.',
  checkBook: (drafts, reportOn) => {
    const words = hanWordsOf(drafts)
    if (!words) return
    const found = inPassages(drafts, (text) => findMisreadHan(text, words))
    const countOf = counterIn(drafts)
    for (const {draft, passage, item} of found) {
      if (item.gain >= gainNeeded(item, countOf)) reportOn(draft)(misreadFinding(passage, item))
    }
  }
}

function misreadFinding(passage: Passage, {start, end, word, expected}: MisreadHan): Finding {
  return {
    reason: `Unexpected \`${word}\`, expected \`${expected}\``,
    place: passage.placeOf(start, end - start),
    expected: [expected],
    values: {word, expected},
    ...fixOf('suggested', editOf(passage, {index: start, length: end - start}, expected))
  }
}

/** How often a word stands in the whole book. */
function counterIn(drafts: readonly Draft[]): (word: string) => number {
  const text = drafts.flatMap(({passages}) => passages.map((passage) => passage.text)).join('\n')
  const counts = new Map<string, number>()
  return (word) => {
    const count = counts.get(word) ?? text.split(word).length - 1
    counts.set(word, count)
    return count
  }
}
