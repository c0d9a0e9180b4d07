import {distance as editDistance} from 'fastest-levenshtein'
import {confusionDistance} from './confusion-distance.ts'
import {foldName} from './spelling.ts'

/** A name to which a word may be near. */
export type Target = {
  form: string
  folded: string
  count: number
  /** Words of which one has to stand beside it; empty where none has to. */
  beside: readonly string[]
}

/** A word of the book, and what it was probably meant as. */
export type Misspelling = {
  word: string
  expected: string
  distance: number
  /** Whether the word is long, and near to no other name. */
  isSure: boolean
}

/** What a book shows of a word. */
export type WordUse = {word: string; count: number; neighbours: ReadonlySet<string>}

/** How far a word of so many letters may be from a name. */
function limitOf(length: number): number {
  if (length < 5) return length < 4 ? 0 : 0.6
  return length < 10 ? 1.1 : 2.6
}

/** Distances below are of letters that are taken for each other; a plain slip costs a whole. */
const confused = 0.95

/** A word that often stands there is a word, unless nothing but letters that look alike tells it from a name. */
const rare = 2

/** A slip is found of a name that the book often has, or of one so long that no other word is near it. */
const frequent = 3
const long = 8

/** Measured: words of so many letters that are near to one name alone were meant as that name. */
const telling = 7

/**
 * Find the name that a word was probably meant as.
 *
 * @param targets By length of their folded form.
 */
export function misspellingOf(
  {word, count, neighbours}: WordUse,
  targets: ReadonlyMap<number, readonly Target[]>
): Misspelling | undefined {
  const folded = foldName(word)
  const isSmall = word === word.toLowerCase()
  // One letter tells a short abbreviation from another: FaaS, PaaS.
  if (folded.length < 6 && /\p{Lu}.*\p{Lu}/u.test(word)) return undefined
  const limit = Math.min(limitOf(folded.length), isSmall || count > rare || folded.length < 6 ? confused : Infinity)
  let best: (Omit<Misspelling, 'isSure'> & {count: number}) | undefined
  const near = new Set<string>()
  for (let length = folded.length - 3; length <= folded.length + 3; length++) {
    for (const target of targets.get(length) ?? []) {
      if (isDerived(folded, target.folded) || !isBeside(target, neighbours) || isCompound(word, target.form)) continue
      // Quick to tell, and never more than a few edits for what scanners confuse.
      if (editDistance(folded, target.folded) > (folded.length < 10 ? 3 : 6)) continue
      const most = target.count < frequent && folded.length < long ? Math.min(limit, confused) : limit
      const distance = confusionDistance(folded, target.folded, most)
      if (distance > most) continue
      near.add(target.folded)
      const isNearer = !best || distance < best.distance || (distance === best.distance && target.count > best.count)
      if (!isNearer) continue
      best = {word, expected: target.form, distance, count: target.count}
    }
  }
  return best && {...best, isSure: near.size === 1 && folded.length >= telling && !isSmall}
}

/** `ContainerID` is made of words, and `containerd` of none: capitals inside are no slip. */
function isCompound(word: string, form: string): boolean {
  return /\p{Ll}\p{Lu}/u.test(word) && form === form.toLowerCase()
}

/** `Containers`, `dockerd`, `Kubernetes` of `K8s`: one begins or ends with the other. */
function isDerived(word: string, target: string): boolean {
  return (
    word === target ||
    word.startsWith(target) ||
    target.startsWith(word) ||
    word.endsWith(target) ||
    target.endsWith(word)
  )
}

function isBeside({beside}: Target, neighbours: ReadonlySet<string>): boolean {
  return beside.length === 0 || beside.some((word) => neighbours.has(word))
}
