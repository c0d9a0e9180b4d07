/**
 * Forms as a double-array trie: a step is two look-ups, so that matching 10,000 terms costs hardly more than matching 300.
 *
 * @see https://linux.thai.net/~thep/datrie/
 */

/**
 * Four numbers a state, side by side so that they are fetched at once: `base`, `check`, `end` (the first form that ends
 * there, −1 for none), and one without use. From state `s`, unit `u` leads to `t = base(s) + codes[u]` where `check(t)` is
 * `s`; else nowhere.
 */
export type Trie = {
  states: Int32Array
  /** By code unit, from 1; 0 for units of no form. */
  codes: Uint16Array
  /** By form: the next that is the same, −1 for none. */
  same: Int32Array
}

/** Where every text begins. */
export const startState = 1

/** Forms `from` to `to` of the sorted ones begin alike, by `depth` units, which lead to `state`. */
type Branch = {state: number; from: number; to: number; depth: number}
type Child = {code: number; from: number; to: number}

/**
 * Build a trie.
 *
 * @param forms Folded. An index in `ends` and `same` is one in this list.
 */
export function buildTrie(forms: readonly Uint16Array[]): Trie {
  const codes = codesOf(forms)
  const order = [...forms.keys()].sort((a, b) => compareForms(forms[a] ?? none, forms[b] ?? none) || a - b)
  const sorted = order.map((index) => forms[index] ?? none)
  const table = createTable(codes)
  const ends = new Map<number, number>()
  const same = new Int32Array(forms.length).fill(-1)
  // Breadth first: the widest branches find their room while there is much of it.
  const branches: Branch[] = [{state: startState, from: 0, to: sorted.length, depth: 0}]
  for (const {state, from, to, depth} of branches) {
    let start = from
    for (; start < to && sorted[start]?.length === depth; start++) {
      if (start === from) ends.set(state, order[start] ?? -1)
      else same[order[start - 1] ?? 0] = order[start] ?? -1
    }
    const children = childrenOf(sorted, {from: start, to, depth}, codes)
    if (children.length === 0) continue
    const base = table.place(state, children)
    for (const {code, ...range} of children) branches.push({state: base + code, ...range, depth: depth + 1})
  }
  return {codes, same, states: table.finish(ends)}
}

const none = new Uint16Array()

/** Units by how often forms have them: frequent ones get small codes, which keeps the tables short. */
function codesOf(forms: readonly Uint16Array[]): Uint16Array {
  const counts = new Map<number, number>()
  for (const form of forms) for (const unit of form) counts.set(unit, (counts.get(unit) ?? 0) + 1)
  const codes = new Uint16Array(0x10000)
  const units = [...counts].sort(([a, one], [b, other]) => other - one || a - b)
  for (const [index, [unit]] of units.entries()) codes[unit] = index + 1
  return codes
}

function compareForms(one: Uint16Array, other: Uint16Array): number {
  const length = Math.min(one.length, other.length)
  for (let index = 0; index < length; index++) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0)
    if (difference !== 0) return difference
  }
  return one.length - other.length
}

function childrenOf(
  sorted: readonly Uint16Array[],
  {from, to, depth}: Omit<Branch, 'state'>,
  codes: Uint16Array
): Child[] {
  const children: Child[] = []
  for (let index = from; index < to; index++) {
    const code = codes[sorted[index]?.[depth] ?? 0] ?? 0
    const last = children.at(-1)
    if (last?.code === code) last.to = index + 1
    else children.push({code, from: index, to: index + 1})
  }
  return children
}

type Table = {
  /** @returns What to add to the children's codes: there is room for all of them. */
  place: (state: number, children: readonly Child[]) => number
  finish: (ends: ReadonlyMap<number, number>) => Int32Array
}

function createTable(codes: Uint16Array): Table {
  const alphabet = codes.reduce((most, code) => Math.max(most, code), 0) + 1
  let base = new Int32Array(alphabet * 2 + 2)
  let check = new Int32Array(alphabet * 2 + 2)
  let [free, last] = [startState + 1, 1]

  /** A single child takes the first gap; several go behind those before them, so that no gap is tried twice. */
  const roomFor = (children: readonly Child[]): number => {
    while (check[free] !== 0) free += 1
    const least = children.reduce((smallest, {code}) => Math.min(smallest, code), alphabet)
    if (children.length === 1) return free > least ? free - least : firstRoom(check, children, 1)
    last = firstRoom(check, children, Math.max(last, free - least))
    return last
  }

  return {
    place: (state, children) => {
      const at = roomFor(children)
      // Any code behind any state stays inside.
      if (at + alphabet * 2 > check.length) [base, check] = [longer(base), longer(check)]
      base[state] = at
      for (const {code} of children) check[at + code] = state
      return at
    },
    finish: (ends) => {
      const states = new Int32Array(check.length * 4)
      for (let state = 0; state < check.length; state++) {
        states[state * 4] = base[state] ?? 0
        states[state * 4 + 1] = check[state] ?? 0
        states[state * 4 + 2] = ends.get(state) ?? -1
      }
      return states
    }
  }
}

function firstRoom(check: Int32Array, children: readonly Child[], from: number): number {
  let at = from
  for (let index = 0; index < children.length; index++) {
    if (check[at + (children[index]?.code ?? 0)] === 0) continue
    at += 1
    index = -1
  }
  return at
}

function longer(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const doubled = new Int32Array(numbers.length * 2)
  doubled.set(numbers)
  return doubled
}
