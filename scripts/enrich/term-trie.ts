/** Forms as a tree of code units, in flat tables: matching 10,000 terms costs hardly more than matching 300. */

/** `0` is no state; `first` gives the states after one unit. */
export type Trie = {
  first: Int32Array
  /** @returns The state behind another unit, or 0. */
  next: (state: number, unit: number) => number
  /** Index of each pattern that ends in a state, by state. */
  ends: readonly (readonly number[] | undefined)[]
}

/**
 * Build a trie.
 *
 * @param forms Folded; an index in `ends` is one in this list.
 */
export function buildTrie(forms: readonly Uint16Array[]): Trie {
  const units = forms.reduce((sum, form) => sum + form.length, 1)
  const size = 2 ** Math.ceil(Math.log2(units * 2 + 2))
  const mask = size - 1
  // Each step is three numbers side by side, so that it is fetched at once: state, unit, the state behind them.
  const steps = new Int32Array(size * 3)
  const first = new Int32Array(0x10000)
  let count = 0

  /** Where a step is in the table, or where there is room for it. */
  const slotOf = (state: number, unit: number): number => {
    let hash = (Math.imul(state, 0x9e3779b1) + unit) | 0
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
    let slot = (hash ^ (hash >>> 13)) & mask
    while (steps[slot * 3 + 2] !== 0 && (steps[slot * 3] !== state || steps[slot * 3 + 1] !== unit))
      slot = (slot + 1) & mask
    return slot * 3
  }
  const add = (state: number, unit: number): number => {
    if (state === 0) return (first[unit] ||= ++count)
    const slot = slotOf(state, unit)
    steps[slot] = state
    steps[slot + 1] = unit
    return (steps[slot + 2] ||= ++count)
  }
  const endings: [state: number, index: number][] = []
  for (const [index, form] of forms.entries()) {
    let state = 0
    for (const unit of form) state = add(state, unit)
    if (state !== 0) endings.push([state, index])
  }
  const ends = Array.from({length: count + 1}, (): number[] | undefined => undefined)
  for (const [state, index] of endings) ends[state] = [...(ends[state] ?? []), index]
  return {first, ends, next: (state, unit) => steps[slotOf(state, unit) + 2] ?? 0}
}
