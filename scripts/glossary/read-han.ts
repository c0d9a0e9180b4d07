import type {HanWords} from '../lint/index.ts'

/** What a letter costs that is no word of the list, in bits. */
const unknown = -22

const longestWord = 8

/** Binary logarithms of how likely words are. */
export type WordBits = ReadonlyMap<string, number>

/** Take words of a list, and more that are as likely as an ordinary word of it. */
export function wordBitsOf(words: HanWords | undefined, more: Iterable<string>): WordBits {
  const bits = new Map(words?.likelihoods)
  for (const word of more) bits.set(word, Math.max(bits.get(word) ?? -Infinity, ordinary))
  return bits
}

/** 2¹⁴ in 2²⁶ words: `容器` in a book on containers. */
const ordinary = -12

/** Read a stretch of Han letters as the likeliest row of words. */
export function readHan(text: string, words: WordBits): {words: string[]; bits: number} {
  const best = [0]
  const starts = [0]
  for (let end = 1; end <= text.length; end++) {
    let [most, from] = [-Infinity, end - 1]
    for (let start = Math.max(0, end - longestWord); start < end; start++) {
      const own = words.get(text.slice(start, end)) ?? (start === end - 1 ? unknown : -Infinity)
      const bits = (best[start] ?? 0) + own
      if (bits > most) [most, from] = [bits, start]
    }
    best.push(most)
    starts.push(from)
  }
  const row: string[] = []
  for (let end = text.length; end > 0; end = starts[end] ?? 0) row.unshift(text.slice(starts[end] ?? 0, end))
  return {words: row, bits: best[text.length] ?? 0}
}
