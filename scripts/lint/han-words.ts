/** How likely a stretch of Han letters is, by the words it can be read as. */

export type HanWords = {
  /** Binary logarithm of a word's share of all words: negative. */
  likelihoods: ReadonlyMap<string, number>
  /** Idioms of four letters. */
  idioms: readonly string[]
}

/** Binary logarithm of the number of words that the list was counted from. */
const totalBits = 26

/** What a letter costs that is no word of the list. */
const unknown = -22

const longestWord = 4

/** Read word lists: a line for each frequency, `w` words, `i` idioms; a later list corrects an earlier one. */
export function parseHanWords(text: string): HanWords {
  const likelihoods = new Map<string, number>()
  const idioms: string[] = []
  for (const line of text.split('\n').filter((one) => one !== '' && !one.startsWith('#'))) {
    const [key = '', ...words] = line.split(' ')
    const likelihood = Number(key.slice(1)) - totalBits
    for (const word of words) likelihoods.set(word, likelihood)
    if (key.startsWith('i')) idioms.push(...words)
  }
  return {likelihoods, idioms}
}

/** Give the binary logarithm of how likely a text is, read as the likeliest row of words. */
export function likelihoodOf(text: string, {likelihoods}: HanWords): number {
  const best = [0]
  for (let end = 1; end <= text.length; end++) {
    let most = (best[end - 1] ?? 0) + (likelihoods.get(text.charAt(end - 1)) ?? unknown)
    for (let start = Math.max(0, end - longestWord); start < end - 1; start++) {
      const likelihood = likelihoods.get(text.slice(start, end))
      if (likelihood !== undefined) most = Math.max(most, (best[start] ?? 0) + likelihood)
    }
    best.push(most)
  }
  return best[text.length] ?? 0
}

/** Offsets of the words of two letters and more that cover a letter, in a text where another may stand in its place. */
export function wordsOver(text: string, place: number, {likelihoods}: HanWords): {start: number; end: number}[] {
  const found: {start: number; end: number}[] = []
  for (let start = Math.max(0, place - longestWord + 1); start <= place; start++) {
    for (let end = Math.max(place + 1, start + 2); end <= Math.min(text.length, start + longestWord); end++) {
      if (likelihoods.has(text.slice(start, end))) found.push({start, end})
    }
  }
  return found
}
