import type {Sentence, Unit} from './units.ts'

/** Two sentences of different chapters, and how many rows of units they share. */
export type SentencePair<Some> = {first: Some; second: Some; shared: number; likeness: number}

/** Units in a row that have to be alike, and how many of them have to be Han: names of products alone say nothing. */
const rowLength = 6
const leastHan = 4

/** What stands in more sentences than this is a turn of speech. */
const mostSentences = 16

/** Measured: below, sentences have no more than a turn of speech in common. */
const leastShared = 6
const leastLikeness = 0.35

/** A row's hash and the number of its sentence in one number that is exact. */
const sentenceLimit = 2 ** 21

/** Pair the sentences of different chapters that share enough rows of units. */
export function pairSentences<Some extends Sentence & {chapter: string}>(
  sentences: readonly Some[]
): SentencePair<Some>[] {
  const {rows, counts} = rowsOf(sentences.slice(0, sentenceLimit))
  const shared = new Map<number, number>()
  for (let start = 0; start < rows.length;) {
    const hash = Math.floor((rows[start] ?? 0) / sentenceLimit)
    const found: number[] = []
    for (; start < rows.length && Math.floor((rows[start] ?? 0) / sentenceLimit) === hash; start++) {
      const sentence = (rows[start] ?? 0) % sentenceLimit
      if (found.at(-1) !== sentence) found.push(sentence)
    }
    if (found.length > 1 && found.length <= mostSentences) countPairs(found, shared)
  }
  return [...shared].flatMap(([key, count]): SentencePair<Some>[] => {
    const [i, j] = [Math.floor(key / sentenceLimit), key % sentenceLimit]
    const [first, second] = [sentences[i], sentences[j]]
    const likeness = count / Math.min(counts[i] ?? 0, counts[j] ?? 0)
    const isAlike = count >= leastShared && likeness >= leastLikeness
    return first && second && first.chapter !== second.chapter && isAlike
      ? [{first, second, shared: count, likeness}]
      : []
  })
}

/** All rows, sorted, so that those alike stand together; and how many each sentence has. */
function rowsOf(sentences: readonly Sentence[]): {rows: Float64Array; counts: number[]} {
  const numbers = new Map<string, number>()
  const rows: number[] = []
  const counts = sentences.map(({units}, sentence) => {
    const before = rows.length
    const keys = units.map(({key}) => numberOf(key, numbers))
    for (let start = 0; start + rowLength <= units.length; start++) {
      if (isTelling(units, start)) rows.push(hashOf(keys, start) * sentenceLimit + sentence)
    }
    return rows.length - before
  })
  return {rows: Float64Array.from(rows).sort(), counts}
}

function isTelling(units: readonly Unit[], start: number): boolean {
  let han = 0
  for (let index = start; index < start + rowLength; index++) if (units[index]?.kind === 'han') han++
  return han >= leastHan
}

function numberOf(key: string, numbers: Map<string, number>): number {
  if (key.length === 1) return key.charCodeAt(0)
  const number = numbers.get(key) ?? 0x10000 + numbers.size
  numbers.set(key, number)
  return number
}

/** FNV-1a over whole numbers; two rows that meet by chance do no harm, as many have to be alike. */
function hashOf(keys: readonly number[], start: number): number {
  let hash = 0x811c9dc5
  for (let index = start; index < start + rowLength; index++) hash = Math.imul(hash ^ (keys[index] ?? 0), 0x01000193)
  return hash >>> 0
}

function countPairs(found: readonly number[], shared: Map<number, number>): void {
  for (const [index, first] of found.entries()) {
    for (const second of found.slice(index + 1)) {
      const key = first * sentenceLimit + second
      shared.set(key, (shared.get(key) ?? 0) + 1)
    }
  }
}
