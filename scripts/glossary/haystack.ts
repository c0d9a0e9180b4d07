/** Many texts as one string: which of them have some words in them is found in a moment. */
export type Haystack = {text: string; starts: readonly number[]}

const border = '\n'

/** Join texts; a line end parts them, which no form has. */
export function haystackOf(texts: readonly string[]): Haystack {
  const starts: number[] = []
  let length = 0
  for (const text of texts) {
    starts.push(length)
    length += text.length + border.length
  }
  return {text: texts.join(border), starts}
}

/** Tell which texts have one of the words in them, by index. */
export function textsWith({text, starts}: Haystack, words: readonly string[]): Set<number> {
  const found = new Set<number>()
  for (const word of words) {
    if (word === '' || word.includes(border)) continue
    for (let at = text.indexOf(word); at >= 0;) {
      const index = indexAt(starts, at)
      found.add(index)
      const next = starts[index + 1]
      if (next === undefined) break
      at = text.indexOf(word, next)
    }
  }
  return found
}

/** The last start that is not behind a place. */
function indexAt(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}
