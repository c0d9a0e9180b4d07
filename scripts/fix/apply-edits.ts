import type {Edit} from '../diagnostics.ts'

/** Where an edit starts and ends, in UTF-16 units from the start of the text. */
export function rangeOf({place}: Edit): readonly [start: number, end: number] {
  return [place.start.offset ?? Number.NaN, place.end.offset ?? Number.NaN]
}

/**
 * Apply edits that do not overlap to a text.
 *
 * @returns `undefined` where they overlap, or are not of this text.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string | undefined {
  const sorted = [...edits].sort(compareEdits)
  const parts: string[] = []
  let at = 0
  for (const edit of sorted) {
    const [start, end] = rangeOf(edit)
    if (!(start >= at && end >= start && end <= text.length)) return undefined
    parts.push(text.slice(at, start), edit.text)
    at = end
  }
  return [...parts, text.slice(at)].join('')
}

/** By start, then by end: an insertion stands before what is replaced behind it. */
export function compareEdits(a: Edit, b: Edit): number {
  const [[aStart, aEnd], [bStart, bEnd]] = [rangeOf(a), rangeOf(b)]
  return aStart - bStart || aEnd - bEnd
}

/** Whether two edits change the same or touching text, so that one may be wrong after the other. */
export function overlap(a: Edit, b: Edit): boolean {
  const [[aStart, aEnd], [bStart, bEnd]] = [rangeOf(a), rangeOf(b)]
  if (aStart < bEnd && bStart < aEnd) return true
  // What is put in where another edit begins or ends may belong to it.
  const touches = aStart === bEnd || bStart === aEnd
  return touches && (aStart === aEnd || bStart === bEnd)
}
