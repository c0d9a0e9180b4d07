import {readHan} from './read-han.ts'
import type {WordBits} from './read-han.ts'

/** Letters that are read on either side. */
const reach = 4

/** Fewest bits by which a reading without borders there must be likelier. */
const margin = 5

/** The words of a reading that reach over a border of a place. */
export type Reading = {start: number; end: number}

/** Tell which words reach over the borders of a place, where a text is clearly likelier to be read so. */
export function readAround(text: string, {start, end}: Reading, bits: WordBits): Reading | undefined {
  const before = /\p{Script=Han}*$/u.exec(text.slice(Math.max(0, start - reach), start))?.[0] ?? ''
  const after = /^\p{Script=Han}*/u.exec(text.slice(end, end + reach))?.[0] ?? ''
  if (before === '' && after === '') return undefined
  const inside = text.slice(start, end)
  const free = readHan(before + inside + after, bits)
  const bound = readHan(before, bits).bits + readHan(inside, bits).bits + readHan(after, bits).bits
  if (free.bits - bound < margin) return undefined
  const [from, to] = [before.length, before.length + inside.length]
  const spans = spansOf(free.words)
  const over = spans.filter((word) => (word.start < from && word.end > from) || (word.start < to && word.end > to))
  if (over.length === 0) return undefined
  const offset = start - before.length
  return {
    start: offset + Math.min(from, ...over.map((word) => word.start)),
    end: offset + Math.max(to, ...over.map((word) => word.end))
  }
}

/** Whether a place is no word of its own. */
export function isReadApart(text: string, place: Reading, bits: WordBits): boolean {
  return readAround(text, place, bits) !== undefined
}

function spansOf(words: readonly string[]): Reading[] {
  let end = 0
  return words.map((word) => ({start: end, end: (end += word.length)}))
}
