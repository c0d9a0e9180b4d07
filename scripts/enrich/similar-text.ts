import search from 'approx-string-match'

/** Where a text has what is wanted or nearly so, and by how many characters it differs. */
export type SimilarPlace = {start: number; end: number; errors: number}

/** Gives the places that differ least, in order; none where that is more than `most` characters. */
export type SimilarSearch = (wanted: string, most: number) => SimilarPlace[]

/** Shorter words share no two letters with what is like them. */
const leastLength = 6
/** What share of its pairs of letters a place must have where so many errors are allowed that none is needed. */
const leastShare = 0.1
/** What is at more places tells nothing, and is not looked for any further. */
const mostPlaces = 5000
const partLength = 2000

/**
 * Prepare a text to be searched many times. Only stretches that share enough pairs of letters with what is wanted are
 * compared letter by letter: each error can spoil two pairs, and no more.
 */
export function createSimilarSearch(text: string): SimilarSearch {
  const pairs = pairsOf(text)
  const isWanted = new Uint8Array(0x10000)
  return (wanted, most) => {
    const own = pairsOf(wanted)
    const needed = own.length - 2 * most
    const least = needed > 0 ? needed : Math.ceil(own.length * leastShare)
    for (const pair of own) isWanted[pair] = 1
    const width = wanted.length + most
    const stretches =
      wanted.length < leastLength ? [{from: 0, to: text.length}] : stretchesWith(pairs, isWanted, {width, least})
    for (const pair of own) isWanted[pair] = 0
    const places: SimilarPlace[] = []
    for (const {from, to} of stretches.flatMap((stretch) => partsOf(stretch, width))) {
      if (places.length > mostPlaces) break
      for (const {start, end, errors} of search(text.slice(from, to), wanted, most))
        places.push({start: start + from, end: end + from, errors})
    }
    const fewest = places.reduce((few, {errors}) => Math.min(few, errors), most)
    return places.filter(({errors}) => errors === fewest)
  }
}

type Stretch = {from: number; to: number}

/** So that a search can end early: what lies across a border is in both parts. */
function partsOf({from, to}: Stretch, width: number): Stretch[] {
  const count = Math.max(1, Math.ceil((to - from) / partLength))
  return Array.from({length: count}, (_, index) => {
    const start = from + index * partLength
    return {from: start, to: Math.min(to, start + partLength + width)}
  })
}

/** Each letter with the next, as a number: different pairs may have the same. */
function pairsOf(text: string): Uint16Array {
  const pairs = new Uint16Array(Math.max(0, text.length - 1))
  for (let at = 0; at < pairs.length; at++) pairs[at] = Math.imul(text.charCodeAt(at), 31) + text.charCodeAt(at + 1)
  return pairs
}

/** Stretches every end of which closes a window of `width` letters with at least so many of the wanted pairs. */
function stretchesWith(
  pairs: Uint16Array,
  isWanted: Uint8Array,
  {width, least}: {width: number; least: number}
): Stretch[] {
  const stretches: Stretch[] = []
  let count = 0
  for (let at = 0; at < pairs.length; at++) {
    count += isWanted[pairs[at] ?? 0] ?? 0
    if (at >= width) count -= isWanted[pairs[at - width] ?? 0] ?? 0
    if (count < least) continue
    const [from, to] = [Math.max(0, at - width), at + 2]
    const last = stretches.at(-1)
    if (last && from <= last.to) last.to = to
    else stretches.push({from, to})
  }
  return stretches
}
