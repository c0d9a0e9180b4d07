import type {Identifier} from '../apparatus.ts'
import {foldText, foldUnits} from './fold-text.ts'
import type {FoldedUnits} from './fold-text.ts'
import {buildTrie} from './term-trie.ts'
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

/** A pattern with its form as it is compared, and whether letter case counts and it has any. */
type Wanted = Pattern & {exact: Uint16Array; hasCase: boolean; part?: {from: number; to: number}}
type Search = {trie: Trie; wanted: readonly Wanted[]; best: Wanted | undefined}

/**
 * Find terms in one pass: leftmost, then longest. At a Latin edge a form must end its word; Han letters never stand in the
 * way (`Docker镜像`, `PaaS化`).
 */
export function createMatcher(all: readonly Pattern[]): Matcher {
  const patterns = withoutRepeats(all)
  const folded = patterns.map(({form}) => foldUnits(form))
  const trie = buildTrie(folded.map(({lower}) => lower))
  const wanted = patterns.map((pattern, index) => ({
    ...pattern,
    exact: folded[index]?.exact ?? new Uint16Array(),
    hasCase: pattern.case === 'exact' && pattern.form.toLowerCase() !== pattern.form.toUpperCase(),
    ...partOf(pattern)
  }))
  const search: Search = {trie, wanted, best: undefined}
  const {first} = trie
  let room: FoldedUnits | undefined
  return (text) => {
    const units = foldUnits(text, room)
    room = units
    const {lower, offsets, length} = units
    const matches: Match[] = []
    for (let start = 0; start < length;) {
      const longest = first[lower[start] ?? 0] === 0 ? 0 : longestAt(search, units, start)
      const {identifier, part} = search.best ?? {}
      const [from, end] = part ? [start + part.from, start + part.to] : [start, longest]
      if (longest > 0 && identifier !== undefined)
        matches.push({start: offsets?.[from] ?? from, end: offsets?.[end] ?? end, identifier})
      start = longest > 0 ? end : start + 1
    }
    return matches
  }
}

function partOf({form, meant}: Pattern): Pick<Wanted, 'part'> {
  if (meant === undefined) return {}
  const from = foldText(form).lower.indexOf(foldText(meant).lower)
  return {part: {from, to: from + foldUnits(meant).length}}
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
  const {trie, wanted} = search
  const {lower, length} = text
  let state = isInsideWord(text, start) ? 0 : (trie.first[lower[start] ?? 0] ?? 0)
  let longest = 0
  for (let end = start + 1; state !== 0; end++) {
    for (const index of trie.ends[state] ?? none) {
      const pattern = wanted[index]
      if (!pattern || (pattern.hasCase && !isSame(pattern.exact, text.exact, start))) continue
      const last = endOf(pattern, text, end)
      if (last < longest || last === 0 || (last === longest && search.best?.identifier !== undefined)) continue
      longest = last
      search.best = pattern
    }
    if (end >= length) break
    state = trie.next(state, lower[end] ?? 0)
  }
  return longest
}

const none: readonly number[] = []

/** @returns Where a pattern ends whose form ends here; 0 where that is in the middle of a word. */
function endOf(pattern: Wanted, text: FoldedUnits, end: number): number {
  if (!isInsideWord(text, end)) return end
  const last = pattern.plural === true ? pluralEnd(text, end) : end
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
