import type {Identifier} from '../book.ts'
import {foldText} from './fold-text.ts'

/** A form to find. Without an identifier it blocks: where it stands, nothing shorter is found. */
export type Pattern = {form: string; identifier?: Identifier; case: 'exact' | 'ignore'; plural?: boolean}

/** Offsets in UTF-16 code units, `end` excluded. */
export type Match = {start: number; end: number; identifier: Identifier}

export type Matcher = (text: string) => Match[]

type State = {next: Map<number, State>; patterns: Pattern[]}
type Hit = {end: number; identifier: Identifier | undefined}
type Folded = {exact: string; lower: string}

/**
 * Find terms in one pass: leftmost, then longest. At a Latin edge a form must end its word; Han letters never stand in the
 * way (`Docker镜像`, `PaaS化`).
 */
export function createMatcher(patterns: readonly Pattern[]): Matcher {
  const root: State = {next: new Map(), patterns: []}
  for (const pattern of patterns) addPattern(root, pattern)
  return (text) => {
    const {exact, lower, offsets} = foldText(text)
    const matches: Match[] = []
    for (let start = 0; start < lower.length;) {
      const hit = longestAt(root, {exact, lower}, start)
      if (hit?.identifier !== undefined) {
        const [from, to] = [offsets?.[start] ?? start, offsets?.[hit.end] ?? hit.end]
        matches.push({start: from, end: to, identifier: hit.identifier})
      }
      start = hit ? hit.end : start + 1
    }
    return matches
  }
}

function addPattern(root: State, pattern: Pattern): void {
  const {exact, lower} = foldText(pattern.form)
  let state = root
  for (let index = 0; index < lower.length; index++) {
    const unit = lower.charCodeAt(index)
    let next = state.next.get(unit)
    if (!next) state.next.set(unit, (next = {next: new Map(), patterns: []}))
    state = next
  }
  if (state !== root) state.patterns.push({...pattern, form: exact})
}

function longestAt(root: State, text: Folded, start: number): Hit | undefined {
  let state = root.next.get(text.lower.charCodeAt(start))
  if (!state || isInsideWord(text.lower, start)) return undefined
  let best: Hit | undefined
  for (let end = start + 1; state; end++) {
    for (const pattern of state.patterns) best = betterOf(best, hitOf(pattern, text, {start, end}))
    if (end >= text.lower.length) break
    state = state.next.get(text.lower.charCodeAt(end))
  }
  return best
}

/** Longer first; of two alike, the one that links, so that a term another entry forbids is still found. */
function betterOf(best: Hit | undefined, hit: Hit | undefined): Hit | undefined {
  if (!best || !hit) return best ?? hit
  if (hit.end !== best.end) return hit.end > best.end ? hit : best
  return best.identifier === undefined ? hit : best
}

function hitOf(pattern: Pattern, {exact, lower}: Folded, {start, end}: {start: number; end: number}): Hit | undefined {
  if (pattern.case === 'exact' && exact.slice(start, end) !== pattern.form) return undefined
  const ends = pattern.plural && isWordCharacter(lower.charCodeAt(end - 1)) ? [end, ...pluralEnds(exact, end)] : [end]
  const last = ends.find((candidate) => !isInsideWord(lower, candidate))
  return last === undefined ? undefined : {end: last, identifier: pattern.identifier}
}

function pluralEnds(text: string, end: number): number[] {
  return ['s', 'es'].filter((suffix) => text.startsWith(suffix, end)).map((suffix) => end + suffix.length)
}

/** Whether the place between two units is in the middle of a word. */
function isInsideWord(text: string, place: number): boolean {
  return place > 0 && isWordCharacter(text.charCodeAt(place)) && isWordCharacter(text.charCodeAt(place - 1))
}

/** Digits, `_`, and letters of the Latin, Greek and Cyrillic scripts. */
function isWordCharacter(unit: number): boolean {
  if (unit < 0x80)
    return (unit > 47 && unit < 58) || (unit > 64 && unit < 91) || unit === 95 || (unit > 96 && unit < 123)
  return (unit > 0xbf && unit < 0x530 && unit !== 0xd7 && unit !== 0xf7) || (unit > 0x1dff && unit < 0x2000)
}
