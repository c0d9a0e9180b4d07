import type {Identifier} from '../apparatus.ts'
import {foldText, foldUnits} from './fold-text.ts'
import type {FoldedUnits} from './fold-text.ts'
import {buildTrie, startState} from './term-trie.ts'
import type {Trie} from './term-trie.ts'

/**
 * A form to find. Without an identifier it blocks: where it stands, nothing shorter is found. `meant` is the part of it that
 * is found, the rest what must stand beside that.
 */
export type Pattern = {
  form: string
  identifier?: Identifier
  case: 'exact' | 'ignore'
  plural?: boolean
  meant?: string
}

/** Offsets in UTF-16 code units, `end` excluded. */
export type Match = {start: number; end: number; identifier: Identifier}

export type Matcher = (text: string) => Match[]

/** What the search asks of a pattern at every place, as bits: whether letter case counts, an ending may follow, it links. */
const [hasCase, hasPlural, isFound] = [1, 2, 4]

type Search = {
  trie: Trie
  /** By pattern, as `trie` counts them: the three above, and the form as it is compared. */
  traits: Uint8Array
  exact: readonly Uint16Array[]
  /** The pattern that stands where the search was last asked. */
  best: number
}

/**
 * Find terms in one pass: leftmost, then longest. At a Latin edge a form must end its word; Han letters never stand in the
 * way (`Docker镜像`, `PaaS化`).
 */
export function createMatcher(all: readonly Pattern[]): Matcher {
  const patterns = withoutRepeats(all)
  const folded = patterns.map(({form}) => foldUnits(form))
  const trie = buildTrie(folded.map(({lower}) => lower))
  const parts = patterns.map(partOf)
  const search = {trie, traits: Uint8Array.from(patterns, traitsOf), exact: folded.map(({exact}) => exact), best: 0}
  let room: FoldedUnits | undefined
  return (text) => {
    const units = foldUnits(text, room)
    room = units
    const {offsets, length} = units
    const matches: Match[] = []
    for (let start = 0; start < length;) {
      const longest = longestAt(search, units, start)
      if (longest === 0) {
        start += 1
        continue
      }
      const {identifier} = patterns[search.best] ?? {}
      const part = parts[search.best]
      const [from, end] = part ? [start + part.from, start + part.to] : [start, longest]
      if (identifier !== undefined)
        matches.push({start: offsets?.[from] ?? from, end: offsets?.[end] ?? end, identifier})
      start = end
    }
    return matches
  }
}

function traitsOf({form, identifier, case: letterCase, plural}: Pattern): number {
  const isCased = letterCase === 'exact' && form.toLowerCase() !== form.toUpperCase()
  return (isCased ? hasCase : 0) + (plural === true ? hasPlural : 0) + (identifier === undefined ? 0 : isFound)
}

function partOf({form, meant}: Pattern): {from: number; to: number} | undefined {
  if (meant === undefined) return undefined
  const from = foldText(form).lower.indexOf(foldText(meant).lower)
  return {from, to: from + foldUnits(meant).length}
}

/** Of patterns that find the same, the first: many terms may block one form. */
function withoutRepeats(patterns: readonly Pattern[]): Pattern[] {
  const first = new Map<string, Pattern>()
  for (const pattern of patterns) {
    const key = [pattern.case, pattern.plural, pattern.identifier === undefined, pattern.meant, pattern.form].join('\n')
    if (!first.has(key)) first.set(key, pattern)
  }
  return [...first.values()]
}

/**
 * Longer first; of two alike, the one that links, so that a term another entry forbids is still found.
 *
 * @param search Gets its `best`. Nothing is made for what is looked at and dropped: there is much of it.
 * @returns Where it ends; 0 where nothing stands.
 */
function longestAt(search: Search, text: FoldedUnits, start: number): number {
  const {trie, traits, exact} = search
  const {states, codes, same} = trie
  const {lower, length} = text
  let longest = 0
  let state = startState
  for (let end = start; end < length;) {
    const next = (states[state * 4] ?? 0) + (codes[lower[end] ?? 0] ?? 0)
    if (states[next * 4 + 1] !== state || (end === start && isInsideWord(text, start))) break
    state = next
    end += 1
    for (let index = states[state * 4 + 2] ?? -1; index >= 0; index = same[index] ?? -1) {
      const trait = traits[index] ?? 0
      if ((trait & hasCase) !== 0 && !isSame(exact[index] ?? none, text.exact, start)) continue
      const last = endOf(text, end, trait)
      if (last < longest || last === 0) continue
      if (last === longest && ((traits[search.best] ?? 0) & isFound) !== 0) continue
      longest = last
      search.best = index
    }
  }
  return longest
}

const none = new Uint16Array()

/** @returns Where a pattern ends whose form ends here; 0 where that is in the middle of a word. */
function endOf(text: FoldedUnits, end: number, trait: number): number {
  if (!isInsideWord(text, end)) return end
  const last = (trait & hasPlural) !== 0 ? pluralEnd(text, end) : end
  return isInsideWord(text, last) ? 0 : last
}

function isSame(form: Uint16Array, text: Uint16Array, start: number): boolean {
  for (let index = 0; index < form.length; index++) if (form[index] !== text[start + index]) return false
  return true
}

const [letterE, letterS] = ['e'.charCodeAt(0), 's'.charCodeAt(0)]

/** Where a word ends that goes on with `s` or `es` behind a form; the form's own end where it does not. */
function pluralEnd({exact, length}: FoldedUnits, end: number): number {
  if (end < length && exact[end] === letterS) return end + 1
  return end + 1 < length && exact[end] === letterE && exact[end + 1] === letterS ? end + 2 : end
}

/** Whether the place between two units is in the middle of a word. */
function isInsideWord({lower, length}: FoldedUnits, place: number): boolean {
  if (place === 0 || place >= length) return false
  return isWordCharacter(lower[place] ?? 0) && isWordCharacter(lower[place - 1] ?? 0)
}

/** Digits, `_`, and letters of the Latin, Greek and Cyrillic scripts. */
function isWordCharacter(unit: number): boolean {
  if (unit < 0x80)
    return (unit > 47 && unit < 58) || (unit > 64 && unit < 91) || unit === 95 || (unit > 96 && unit < 123)
  return (unit > 0xbf && unit < 0x530 && unit !== 0xd7 && unit !== 0xf7) || (unit > 0x1dff && unit < 0x2000)
}
