import {extractTerms, prepareBook} from '../glossary/index.ts'
import type {Extraction} from '../glossary/index.ts'
import {parseHanWords} from '../lint/index.ts'
import {editionsOf} from '../load/index.ts'
import type {GlossaryBook} from './glossary-book.ts'

/** Find what a book's text proposes for its glossary, in the edition that is printed as it was written. */
export function extractFrom({manuscript}: GlossaryBook, least: number | undefined): Extraction {
  const {config, lexicon} = manuscript
  const editions = editionsOf(config, [], [])
  const own = editions.find(({language}) => language === config.language) ?? editions[0]
  const [text] = prepareBook(manuscript, own ? [own] : []).editions
  const isSimplified = /^zh(?!-Hant)/.test(config.language)
  const words = lexicon && isSimplified ? parseHanWords(lexicon.words) : undefined
  return text ? extractTerms(text, {words, least}) : {least: least ?? 0, candidates: [], variants: [], exceptions: []}
}
