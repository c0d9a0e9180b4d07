import type {Passage} from './passage.ts'
import type {Draft} from './rule.ts'
import {findSpelledNames, type FoundName} from './find-spelled-names.ts'
import {ordinaryWords} from './ordinary-words.ts'
import {foldName, spellingOf, type ForbiddenForm, type Spelling} from './spelling.ts'

/** A name that is written wrong. */
export type NameFinding = {draft: Draft; passage: Passage; index: number; wrong: ForbiddenForm; isSure: boolean}

/** All names of a book, well written or not. */
export type BookNames = {spelling: Spelling; findings: readonly NameFinding[]; counts: ReadonlyMap<string, number>}

type Place = {draft: Draft; passage: Passage; found: FoundName}

const known = new WeakMap<readonly Draft[], BookNames>()

/** Find the names of a book, once for all rules that ask. */
export function namesOf(drafts: readonly Draft[]): BookNames {
  const before = known.get(drafts)
  if (before) return before
  const names = readNames(drafts)
  known.set(drafts, names)
  return names
}

function readNames(drafts: readonly Draft[]): BookNames {
  const [first] = drafts
  if (!first) return {spelling: emptySpelling, findings: [], counts: new Map()}
  const spelling = spellingOf(first.manuscript)
  const places = drafts.flatMap((draft) =>
    draft.passages.flatMap((passage) =>
      findSpelledNames(passage.text, spelling).map((found): Place => ({draft, passage, found}))
    )
  )
  const counts = new Map<string, number>()
  for (const {found} of places) counts.set(found.written, (counts.get(found.written) ?? 0) + 1)
  const told = toldIn(places)
  const findings = places.flatMap(({draft, passage, found}) => {
    if (!found.wrong || isEntry(found, passage.text) || !isMistake(found, {spelling, counts, told})) return []
    return {draft, passage, index: found.start, wrong: found.wrong, isSure: isSure(found)}
  })
  return {spelling, findings, counts}
}

const emptySpelling: Spelling = {
  names: new Map(),
  targets: new Map(),
  forbidden: [],
  exceptions: [],
  related: new Map(),
  isOwn: false
}

/** A cell or a label that is nothing but a word in small letters is a key, a parameter, a field; `docker 用户组` is a name. */
function isEntry({written, end}: FoundName, text: string): boolean {
  if (written !== written.toLowerCase()) return false
  return text.trim() === written || /^ ?用户组/u.test(text.slice(end))
}

/** The concepts that the book writes of, rightly spelled. */
function toldIn(places: readonly Place[]): Set<string> {
  return new Set(places.filter(({found}) => !found.wrong).flatMap(({found}) => [...found.name.identifiers]))
}

type Evidence = {spelling: Spelling; counts: ReadonlyMap<string, number>; told: ReadonlySet<string>}

/**
 * Whether what nobody may have meant as a name is one. What the book's own author forbids is forbidden; small letters that
 * nobody forbade are a mistake where the book itself mostly writes it right; ordinary words only in a book on such things.
 */
function isMistake({written, wrong, name}: FoundName, {spelling, counts, told}: Evidence): boolean {
  if (!wrong) return false
  const isForbidden = name.forbidden.has(written)
  if (isForbidden && spelling.isOwn) return true
  const isPlain = /^\p{Ll}+$/u.test(written) || /^\p{Lu}\p{Ll}*$/u.test(written)
  const [right, odd] = [counts.get(wrong.use) ?? 0, counts.get(written) ?? 0]
  // Small letters may be a command, a process, a repository: `runc`.
  if (isPlain && !isForbidden) return !name.isProper && right > odd
  // What a book mostly writes without a space may be a name of its own: `NetworkPolicy`.
  if (!isForbidden && !spelling.isOwn && odd > right && (odd > 2 || !name.isProper)) return false
  if (!isPlain || !ordinaryWords.has(written.toLowerCase())) return true
  const ids = [...name.identifiers, ...(spelling.names.get(foldName(wrong.use))?.identifiers ?? [])]
  return ids.some((id) => told.has(id) || (spelling.related.get(id) ?? []).some((other) => told.has(other)))
}

/** Nothing else can be meant by what somebody forbade, or by capitals inside a word. */
function isSure({written, wrong, name}: FoundName): boolean {
  return (
    name.forbidden.has(written) ||
    (wrong !== undefined && foldName(wrong.use) === foldName(written) && /\P{Ll}/u.test(written))
  )
}
