import type {Unit} from './units.ts'

/** Places in two rows of units that correspond, in order. */
export type Alignment = readonly (readonly [number, number])[]

/** Align what two rows have in common: a longest common subsequence by keys. What they begin and end with is told at once. */
export function alignUnits(first: readonly Unit[], second: readonly Unit[]): Alignment {
  const shorter = Math.min(first.length, second.length)
  let head = 0
  while (head < shorter && first[head]?.key === second[head]?.key) head++
  let tail = 0
  while (tail < shorter - head && first.at(-1 - tail)?.key === second.at(-1 - tail)?.key) tail++
  const middle = alignMiddle(first.slice(head, first.length - tail), second.slice(head, second.length - tail))
  const pairAt = (index: number): [number, number] =>
    index < head ? [index, index] : [first.length - tail + index - head, second.length - tail + index - head]
  const ends = Array.from({length: head + tail}, (_, index) => pairAt(index))
  return [
    ...ends.slice(0, head),
    ...middle.map(([i, j]): [number, number] => [i + head, j + head]),
    ...ends.slice(head)
  ]
}

function alignMiddle(first: readonly Unit[], second: readonly Unit[]): Alignment {
  const width = second.length + 1
  const lengths = new Uint16Array((first.length + 1) * width)
  for (let i = first.length - 1; i >= 0; i--) {
    for (let j = second.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        first[i]?.key === second[j]?.key
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0)
    }
  }
  const pairs: [number, number][] = []
  for (let [i, j] = [0, 0]; i < first.length && j < second.length;) {
    if (first[i]?.key === second[j]?.key) pairs.push([i++, j++])
    else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i++
    else j++
  }
  return pairs
}
