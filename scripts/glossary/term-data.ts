/** A term's file as values, and changes of it. Knows nothing of text. */

/** What YAML of a term can hold: numbers and dates are text as written. */
export type TermValue = string | boolean | null | TermValue[] | {[key: string]: TermValue}

/** A term's file, as it says it: nothing filled in, nothing left out. */
export type TermData = {[key: string]: TermValue}

/** Keys and indices from the top: `['langs', 'en', 'aliases', 0]`. */
export type TermPath = readonly (string | number)[]

/**
 * One change of a file. `set` makes what is missing on its way; `insert` puts an item before the one that has the index now;
 * `delete` takes a key or an item away.
 */
export type TermEdit = {op: 'set' | 'insert'; path: TermPath; value: TermValue} | {op: 'delete'; path: TermPath}

/** Look up a value; `undefined` where there is none. */
export function valueAt(data: TermValue | undefined, path: TermPath): TermValue | undefined {
  let value = data
  for (const step of path) {
    if (Array.isArray(value)) value = typeof step === 'number' ? value[step] : undefined
    else if (isKeyed(value)) value = Object.hasOwn(value, step) ? value[step] : undefined
    else return undefined
  }
  return value
}

/** Make changes one after another, each on what the one before left. The data lent stays as it is. */
export function applyEdits(data: TermData, edits: readonly TermEdit[]): TermData {
  const copy = structuredClone(data)
  for (const edit of edits) applyEdit(copy, edit)
  return copy
}

function applyEdit(data: TermData, edit: TermEdit): void {
  const parent = parentOf(data, edit)
  const last = edit.path.at(-1)
  if (parent === undefined || last === undefined) return
  if (Array.isArray(parent)) {
    const index = Number(last)
    if (edit.op === 'delete') parent.splice(index, 1)
    else parent.splice(index, edit.op === 'insert' ? 0 : 1, structuredClone(edit.value))
  } else if (edit.op === 'delete') delete parent[last]
  else parent[last] = structuredClone(edit.value)
}

function parentOf(data: TermData, {op, path}: TermEdit): TermValue[] | {[key: string]: TermValue} | undefined {
  let parent: TermValue[] | {[key: string]: TermValue} = data
  for (const [at, step] of path.slice(0, -1).entries()) {
    let next: TermValue | undefined = valueAt(parent, [step])
    if (!isKeyed(next) && !Array.isArray(next)) {
      if (op === 'delete') return undefined
      next = typeof path[at + 1] === 'number' ? [] : {}
      if (Array.isArray(parent)) parent[Number(step)] = next
      else parent[step] = next
    }
    parent = next
  }
  return parent
}

/** Whether two values say the same; the order of keys does not count, that of items does. */
export function isSame(a: TermValue | undefined, b: TermValue | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, at) => isSame(item, b[at]))
  if (isKeyed(a) && isKeyed(b)) {
    const keys = Object.keys(a)
    return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
  }
  return a === b
}

/** Tell the changes that make `after` of `before`: as small as they can be, so that what stands around them stays. */
export function editsBetween(before: TermValue, after: TermValue, path: TermPath = []): TermEdit[] {
  if (isSame(before, after)) return []
  if (Array.isArray(before) && Array.isArray(after)) return editsOfItems(before, after, path)
  if (!isKeyed(before) || !isKeyed(after)) return [{op: 'set', path, value: after}]
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key))
  return [
    ...gone.map((key): TermEdit => ({op: 'delete', path: [...path, key]})),
    ...Object.entries(after).flatMap(([key, value]): TermEdit[] => {
      const own = Object.hasOwn(before, key) ? before[key] : undefined
      return own === undefined ? [{op: 'set', path: [...path, key], value}] : editsBetween(own, value, [...path, key])
    })
  ]
}

/** Items that stay are those of a longest common part; one that goes where one comes is changed in its place. */
function editsOfItems(before: readonly TermValue[], after: readonly TermValue[], path: TermPath): TermEdit[] {
  const kept = commonItems(before, after)
  const edits: TermEdit[] = []
  let [from, to, index] = [0, 0, 0]
  for (const [nextFrom, nextTo] of [...kept, [before.length, after.length] as const]) {
    const [old, wanted] = [before.slice(from, nextFrom), after.slice(to, nextTo)]
    const both = Math.min(old.length, wanted.length)
    for (let at = 0; at < both; at++) {
      edits.push(...editsBetween(old[at] ?? null, wanted[at] ?? null, [...path, index + at]))
    }
    for (let at = old.length - 1; at >= both; at--) edits.push({op: 'delete', path: [...path, index + at]})
    for (let at = both; at < wanted.length; at++) {
      edits.push({op: 'insert', path: [...path, index + at], value: wanted[at] ?? null})
    }
    index += wanted.length + 1
    from = nextFrom + 1
    to = nextTo + 1
  }
  return edits
}

/** A longest common subsequence, as pairs of indices. */
function commonItems(a: readonly TermValue[], b: readonly TermValue[]): (readonly [number, number])[] {
  const lengths = Array.from({length: a.length + 1}, () => new Array<number>(b.length + 1).fill(0))
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = lengths[i]
      if (row) row[j] = isSame(a[i], b[j]) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const pairs: (readonly [number, number])[] = []
  for (let [i, j] = [0, 0]; i < a.length && j < b.length;) {
    if (isSame(a[i], b[j])) pairs.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return pairs
}

/** Whether a value has keys. */
export function isKeyed(value: TermValue | undefined): value is {[key: string]: TermValue} {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
