import type {TextEdit} from './recovery.ts'

/** Make edits, which do not overlap and stand in order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let [result, at] = ['', 0]
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return result + text.slice(at)
}

/**
 * Make what tells where a place in the edited text came from.
 *
 * @returns For an offset in the edited text, one in the source; within new text `side` says which end of what it replaces.
 */
export function createOffsetMap(edits: readonly TextEdit[]): (offset: number, side: 'start' | 'end') => number {
  // Each edit as a stretch of the edited text, with how far the source is behind it.
  let shift = 0
  const stretches = edits.map(({start, end, text}) => {
    const from = start + shift
    shift += text.length - (end - start)
    return {from, to: from + text.length, start, end, shift}
  })
  return (offset, side) => {
    let [low, high] = [0, stretches.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((stretches[middle]?.from ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    const last = stretches[low - 1]
    if (!last) return offset
    if (offset >= last.to && !(side === 'end' && offset === last.from)) return offset - last.shift
    return side === 'start' ? last.start : offset === last.from ? last.start : last.end
  }
}
