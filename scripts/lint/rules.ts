import {commandWithoutCode} from './command-without-code.ts'
import {curlyQuotesInCode} from './curly-quotes-in-code.ts'
import {degreeForFullStop} from './degree-for-full-stop.ts'
import {doubleHyphen} from './double-hyphen.ts'
import {doubledCharacter} from './doubled-character.ts'
import {doubledPunctuation} from './doubled-punctuation.ts'
import {doubledWord} from './doubled-word.ts'
import {emptyChapter} from './empty-chapter.ts'
import {emptySection} from './empty-section.ts'
import {halfWidthBrackets} from './half-width-brackets.ts'
import {halfWidthPunctuation} from './half-width-punctuation.ts'
import {hanLatinSpacing} from './han-latin-spacing.ts'
import {headingSkip} from './heading-skip.ts'
import {inconsistentListEndings} from './inconsistent-list-endings.ts'
import {malformedNumber} from './malformed-number.ts'
import {mismatchedBrackets} from './mismatched-brackets.ts'
import {missingAlternativeText} from './missing-alternative-text.ts'
import {missingFullStop} from './missing-full-stop.ts'
import {mixedQuotes} from './mixed-quotes.ts'
import {multipleTitles} from './multiple-titles.ts'
import {reversedQuotes} from './reversed-quotes.ts'
import {singleDash} from './single-dash.ts'
import {singleQuotes} from './single-quotes.ts'
import {spaceBesidePunctuation} from './space-beside-punctuation.ts'
import {straightQuotes} from './straight-quotes.ts'
import {termRules} from './term-rules.ts'
import {unclosedEmphasis} from './unclosed-emphasis.ts'
import {unexpandedAbbreviation} from './unexpanded-abbreviation.ts'
import {unpairedBracket} from './unpaired-bracket.ts'
import {unpairedQuote} from './unpaired-quote.ts'
import {whitespaceLine} from './whitespace-line.ts'
import {wrongEllipsis} from './wrong-ellipsis.ts'
import type {Rule} from './rule.ts'

/** Every rule, in the order of its name. */
export const rules: readonly Rule[] = [
  commandWithoutCode,
  curlyQuotesInCode,
  degreeForFullStop,
  doubleHyphen,
  doubledCharacter,
  doubledPunctuation,
  doubledWord,
  emptyChapter,
  emptySection,
  halfWidthBrackets,
  halfWidthPunctuation,
  hanLatinSpacing,
  headingSkip,
  inconsistentListEndings,
  malformedNumber,
  mismatchedBrackets,
  missingAlternativeText,
  missingFullStop,
  mixedQuotes,
  multipleTitles,
  reversedQuotes,
  singleDash,
  singleQuotes,
  spaceBesidePunctuation,
  straightQuotes,
  ...termRules,
  unclosedEmphasis,
  unexpandedAbbreviation,
  unpairedBracket,
  unpairedQuote,
  whitespaceLine,
  wrongEllipsis
]
