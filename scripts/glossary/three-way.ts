import {isKeyed, isSame} from './term-data.ts'
import type {TermData, TermPath, TermValue} from './term-data.ts'

/** A field that both sides changed, each in its own way; `undefined` is one that a side does not have. */
export type Conflict = {
  path: TermPath
  base: TermValue | undefined
  mine: TermValue | undefined
  theirs: TermValue | undefined
}

/** `merged` has what is mine where there is a conflict. */
export type Merge = {merged: TermData; conflicts: Conflict[]}

type Value = TermValue | undefined
type Sides = {base: Value; mine: Value; theirs: Value}
type Part = {value: Value; conflicts: Conflict[]}

/**
 * Merge two changes of one term, field by field. Lists are merged as sets: what either side added is there, what either
 * took away is not. A key without a value is the same as none.
 */
export function mergeTerms(base: TermData, mine: TermData, theirs: TermData): Merge {
  const {value, conflicts} = mergeValues({base, mine, theirs}, [])
  return {merged: isKeyed(value) ? value : mine, conflicts}
}

function mergeValues(sides: Sides, path: TermPath): Part {
  const {base, mine, theirs} = sides
  if (isEqual(mine, theirs) || isEqual(base, theirs)) return {value: mine, conflicts: []}
  if (isEqual(base, mine)) return {value: theirs, conflicts: []}
  if (isKeyedOrNothing(base) && isKeyed(mine) && isKeyed(theirs))
    return mergeKeys({base: base ?? {}, mine, theirs}, path)
  if (isListOrNothing(base) && isListOrNothing(mine) && isListOrNothing(theirs))
    return mergeLists({base: base ?? [], mine: mine ?? [], theirs: theirs ?? []}, path)
  return {value: mine, conflicts: [{path, base, mine, theirs}]}
}

type Keys = {[key: string]: TermValue}

function mergeKeys({base, mine, theirs}: {base: Keys; mine: Keys; theirs: Keys}, path: TermPath): Part {
  const merged: Keys = {}
  const conflicts: Conflict[] = []
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const part = mergeValues({base: own(base, key), mine: own(mine, key), theirs: own(theirs, key)}, [...path, key])
    if (part.value !== undefined) merged[key] = part.value
    conflicts.push(...part.conflicts)
  }
  return {value: merged, conflicts}
}

/** Items are known by what they say, forbidden forms by their form. */
function mergeLists(lists: {base: TermValue[]; mine: TermValue[]; theirs: TermValue[]}, path: TermPath): Part {
  const [base, mine, theirs] = [lists.base, lists.mine, lists.theirs].map(
    (list) => new Map(list.map((item) => [nameOf(item), item]))
  ) as [Map<string, TermValue>, Map<string, TermValue>, Map<string, TermValue>]
  const merged: TermValue[] = []
  const conflicts: Conflict[] = []
  for (const name of joinOrder([...mine.keys()], [...theirs.keys()])) {
    const sides = {base: base.get(name), mine: mine.get(name), theirs: theirs.get(name)}
    const at = lists.mine.findIndex((item) => nameOf(item) === name)
    const part = mergeItems(sides, [...path, at < 0 ? lists.mine.length : at])
    if (part.value !== undefined) merged.push(part.value)
    conflicts.push(...part.conflicts)
  }
  return {value: merged, conflicts}
}

function mergeItems(sides: Sides, path: TermPath): Part {
  const keyed = Object.values(sides).every((side) => side === undefined || isKeyed(side))
  if (keyed && sides.mine !== undefined && sides.theirs !== undefined) return mergeValues(sides, path)
  const {base, mine, theirs} = sides
  if (isEqual(mine, theirs) || isEqual(base, theirs)) return {value: mine, conflicts: []}
  if (isEqual(base, mine)) return {value: theirs, conflicts: []}
  return {value: mine, conflicts: [{path, base, mine, theirs}]}
}

/** Mine in my order; what only they have stands behind what it stands behind with them. */
function joinOrder(mine: readonly string[], theirs: readonly string[]): string[] {
  const joined = [...mine]
  for (const [at, name] of theirs.entries()) {
    if (joined.includes(name)) continue
    const before = theirs.slice(0, at).findLast((one) => joined.includes(one))
    joined.splice(before === undefined ? 0 : joined.indexOf(before) + 1, 0, name)
  }
  return joined
}

function nameOf(item: TermValue): string {
  return isKeyed(item) && typeof item['form'] === 'string'
    ? item['form']
    : typeof item === 'string'
      ? item
      : JSON.stringify(item)
}

function own(keys: Keys, key: string): Value {
  return Object.hasOwn(keys, key) ? keys[key] : undefined
}

function isEqual(a: Value, b: Value): boolean {
  return isSame(a ?? null, b ?? null)
}

function isKeyedOrNothing(value: Value): value is Keys | null | undefined {
  return value === null || value === undefined || isKeyed(value)
}

function isListOrNothing(value: Value): value is TermValue[] | null | undefined {
  return value === null || value === undefined || Array.isArray(value)
}
