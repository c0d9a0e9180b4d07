import {hanFunctionWords, measureWords, neverInTerms} from './function-words.ts'
import {hanGramsOf} from './han-grams.ts'
import type {HanGram, HanText} from './han-grams.ts'
import {readHan} from './read-han.ts'
import type {WordBits} from './read-han.ts'

/** A word that might be a term. `weight` tells which to look at first: how often it stands here beyond what is usual. */
export type Candidate = {form: string; count: number; weight: number}

/** Fewest bits of entropy on either side: below, it is a part of something longer. */
const openness = 0.9

/** Fewest bits at the weakest seam: below, its parts meet by chance. */
const firmness = 2.5

/** Fewest bits by which a word is more frequent here than elsewhere. */
const keenness = 2

/** Bits that a word of the field has at least, whatever it is elsewhere. */
const ofTheField = 3

/**
 * Find words in Han letters that a text has often, that belong together, and that it has more often than others.
 *
 * @param known Forms of the glossary: what stands in one of them (镜像 in 容器镜像) is a word of the field.
 */
export function hanCandidates(
  text: HanText,
  {words, known, least}: {words: WordBits; known: readonly string[]; least: number}
): Candidate[] {
  const field = known.join('\n')
  const total = text.units.reduce((count, unit) => count + (unit === 0 ? 0 : 1), 0)
  return hanGramsOf(text, least).flatMap((gram) => {
    if (Math.min(gram.left, gram.right) < openness || (gram.cohesion < firmness && !words.has(gram.text))) return []
    const read = readHan(gram.text, words)
    if (!isWhole(gram, read.words)) return []
    const usual = Math.log2(gram.count / total) - read.bits
    const keen = field.includes(gram.text) ? Math.max(usual, ofTheField) : usual
    return keen < keenness ? [] : [{form: gram.text, count: gram.count, weight: gram.count * Math.min(keen, most)}]
  })
}

/** Most bits that count: nothing is known of how likely rare words are together. */
const most = 7

/** A number or a pronoun with a measure word: 一台机器, 这件事. Words such as 一次性 are none. */
const counted =
  /^[一二两兩三四五六七八九十几幾各每多这這那同整头頭][个個台件项項行层層家次种種条條套份句页頁本篇位名代批步段类類组組对對块塊座张張点點边邊起样樣天年月](?!性|机|器)/u

function isWhole({text}: HanGram, words: readonly string[]): boolean {
  if (words.some((word) => neverInTerms.has(word))) return false
  // Digits written as letters, and words that only together are one: 十二月.
  if (/^[一二三四五六七八九十百千万亿零〇两第年月日]+$/u.test(text)) return false
  if (counted.test(text)) return false
  const [first = '', last = ''] = [words[0], words.at(-1)]
  return !hanFunctionWords.has(first) && !hanFunctionWords.has(last) && !measureWords.has(first)
}
