import {editOf, fixOf, type Passage} from './passage.ts'
import type {Draft, Report, Rule} from './rule.ts'

type Border = {passage: Passage; index: number; isSpaced: boolean}

/** From so many places on a file has a style. */
const fewest = 20
/** What part of the places has to agree for the others to be slips. */
const nearlyAll = 0.95

/** Han beside Latin without a space, where the file nearly always has one; else one note on the style of the file. */
export const hanLatinSpacing: Rule = {
  ruleId: 'han-latin-spacing',
  severity: 'info',
  description: 'Between Chinese and Latin words there is always a space, or never.',
  check: (draft, report) => {
    const letters = bordersIn(draft, /(\p{Script=Han})( ?)([A-Za-z])|([A-Za-z])( ?)(\p{Script=Han})/gu)
    const spaced = letters.filter(({isSpaced}) => isSpaced).length
    if (letters.length >= fewest && spaced >= letters.length * nearlyAll) {
      for (const border of letters) if (!border.isSpaced) reportSlip(border, report)
    } else if (letters.length > 0 && spaced < letters.length) reportStyle(letters, spaced, report)
  }
}

function bordersIn({passages, source}: Pick<Draft, 'passages' | 'source'>, pattern: RegExp): Border[] {
  return passages.flatMap((passage) => {
    const borders: Border[] = []
    pattern.lastIndex = 0
    for (let match = pattern.exec(passage.text); match; match = pattern.exec(passage.text)) {
      const space = (match[2] ?? match[5] ?? '') !== ''
      // A line end of the source reads as a space, whatever the style.
      const isLineEnd = space && source[passage.starts[match.index + 1] ?? 0] === '\n'
      if (!isLineEnd) borders.push({passage, index: match.index, isSpaced: space})
      // The letter that ends one border may begin the next.
      pattern.lastIndex = match.index + match[0].length - 1
    }
    return borders
  })
}

function reportSlip({passage, index}: Border, report: Report): void {
  const found = passage.text.slice(index, index + 2)
  const expected = `${found[0] ?? ''} ${found[1] ?? ''}`
  report({
    reason: `Unexpected \`${found}\`, expected \`${expected}\` as nearly everywhere in this file`,
    place: passage.placeOf(index, 2),
    expected: [expected],
    values: {found, expected: `\`${expected}\`，这个文件里几乎处处如此`},
    ...fixOf('safe', editOf(passage, {index: index + 1, length: 0}, ' '))
  })
}

function reportStyle(borders: readonly Border[], spaced: number, report: Report): void {
  const odd = borders.find(({isSpaced}) => !isSpaced)
  if (!odd) return
  const unspaced = borders.length - spaced
  report({
    reason: `Unexpected style of spaces between Chinese and Latin: ${unspaced} places without, ${spaced} with one, expected a space everywhere`,
    place: odd.passage.placeOf(odd.index, 2),
    values: {
      found: odd.passage.text.slice(odd.index, odd.index + 2),
      expected: `一律空格：这个文件里 ${unspaced} 处不空，${spaced} 处空`
    }
  })
}
