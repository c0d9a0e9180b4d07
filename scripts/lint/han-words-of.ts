import type {Lexicon} from '../book.ts'
import {parseHanWords, type HanWords} from './han-words.ts'
import type {Draft} from './rule.ts'

const read = new WeakMap<Lexicon, HanWords>()

/** Give the words that a book is compared with; nothing for one whose language has no list. */
export function hanWordsOf(drafts: readonly Draft[]): HanWords | undefined {
  const {lexicon, config} = drafts[0]?.manuscript ?? {}
  if (!lexicon || !config || !/^zh(?!-Hant)/.test(config.language)) return undefined
  const words = read.get(lexicon) ?? parseHanWords(lexicon.words)
  read.set(lexicon, words)
  return words
}
