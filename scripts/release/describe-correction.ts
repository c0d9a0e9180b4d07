import {diffChars} from 'diff'
import {distance} from 'fastest-levenshtein'

/** Longer texts are compared by what they begin with: whether two are alike shows there. */
const compared = 400

/** How much stands around a change, and how long an excerpt is, in characters. */
const context = 8
const longest = 60

/** Whether a passage is another one, mended: at least half of it stayed. */
export function isCorrection(before: string, after: string): boolean {
  const [one, other] = [before.slice(0, compared), after.slice(0, compared)]
  const length = Math.max(one.length, other.length)
  return distance(one, other) * 2 <= length
}

/** Cut two passages to what differs, with a little around it. */
export function describeCorrection(before: string, after: string): {before: string; after: string} {
  const parts = diffChars(before, after)
  const isSame = (part: (typeof parts)[number] | undefined): boolean =>
    part !== undefined && !part.added && !part.removed
  const first = parts.at(0)
  const last = parts.at(-1)
  const head = isSame(first) ? (first?.value.length ?? 0) : 0
  const tail = parts.length > 1 && isSame(last) ? (last?.value.length ?? 0) : 0
  return {before: excerpt(before, head, tail), after: excerpt(after, head, tail)}
}

/** @param head How much is the same at the start. @param tail And at the end. */
function excerpt(text: string, head: number, tail: number): string {
  const start = safe(text, head <= context + 2 ? 0 : head - context)
  const stop = safe(text, tail <= context + 2 ? text.length : text.length - tail + context)
  const end = Math.min(stop, safe(text, start + longest))
  return `${start > 0 ? '…' : ''}${text.slice(start, end).trim()}${end < text.length ? '…' : ''}`
}

/** Never between the halves of one character. */
function safe(text: string, index: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(index)) ? index - 1 : index
}
