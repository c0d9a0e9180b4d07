import type {Identifier} from '../apparatus.ts'
import type {Match} from '../enrich/index.ts'
import {findNames} from '../lint/index.ts'
import type {NameUse} from '../lint/index.ts'
import type {BookText, EditionText} from './book-text.ts'
import {changedTerms, changeEdition} from './change-edition.ts'
import type {TermChange} from './change-edition.ts'
import {compareUses} from './compare-uses.ts'
import type {EditionImpact} from './compare-uses.ts'
import {followUses} from './link-uses.ts'
import type {BlockChange} from './link-uses.ts'
import {formsIn} from './term-forms.ts'

export type Impact = {
  editions: EditionImpact[]
  /** What the rules on names will find and do not find now, and the other way round. */
  flagged: NameUse[]
  cleared: NameUse[]
}

/** Tell what changed terms do to a book. */
export function impactOf(book: BookText, changes: readonly TermChange[]): Impact {
  const {flagged, cleared} = namesChanged(book, changes)
  return {editions: book.editions.map((text) => impactOn(text, book, changes)), flagged, cleared}
}

function namesChanged(
  {manuscript, drafts}: BookText,
  changes: readonly TermChange[]
): Pick<Impact, 'flagged' | 'cleared'> {
  const forms = changes.flatMap(({before, after}) => [before, after].flatMap((term) => (term ? formsIn(term) : [])))
  const now = findNames(drafts, manuscript, {glossary: manuscript.glossary, forms})
  const then = findNames(drafts, manuscript, {glossary: changedTerms(manuscript.glossary, changes), forms})
  const keyOf = ({path, line, column, ruleId, use}: NameUse): string => [path, line, column, ruleId, use].join(':')
  const [old, wanted] = [new Set(now.map(keyOf)), new Set(then.map(keyOf))]
  return {
    flagged: then.filter((one) => !old.has(keyOf(one))),
    cleared: now.filter((one) => !wanted.has(keyOf(one)))
  }
}

function impactOn(text: EditionText, {manuscript}: BookText, changes: readonly TermChange[]): EditionImpact {
  const {changed, terms: entries} = changeEdition(text, manuscript, changes)
  const wanted = involved(text, changed, changes)
  const before = followUses(text, {entries: text.terms, changes: new Map(), wanted})
  const after = followUses(text, {entries, changes: changed, wanted})
  return compareUses(text, {before, after, changed, ids: new Set(changes.flatMap(idsOf))})
}

function idsOf({before, after}: TermChange): Identifier[] {
  return [before, after].flatMap((term) => term?.identifier ?? [])
}

/** The changed terms, and those whose uses change with them. */
function involved(
  {blocks}: EditionText,
  changed: ReadonlyMap<number, BlockChange>,
  changes: readonly TermChange[]
): Set<Identifier> {
  const ids = new Set(changes.flatMap(idsOf))
  for (const [at, {text, matches}] of changed) {
    const block = blocks[at]
    if (!block) continue
    const keyOf = ({start, end, identifier}: Match): string => `${start} ${end} ${identifier}`
    const [before, after] = [new Set(block.matches.map(keyOf)), new Set(matches.map(keyOf))]
    const isMoved = text !== block.text
    for (const match of block.matches) if (isMoved || !after.has(keyOf(match))) ids.add(match.identifier)
    for (const match of matches) if (isMoved || !before.has(keyOf(match))) ids.add(match.identifier)
  }
  return ids
}
