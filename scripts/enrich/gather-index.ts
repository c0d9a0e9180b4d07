import type {Chapter, Identifier, Term} from '../book.ts'
import {reportWarning} from '../diagnostics.ts'
import type {IndexLocator, IndexPlace} from '../mdast.ts'
import type {MarkUse} from './collect-index-marks.ts'
import {draftAt, emptyDraft, type IndexDraft} from './index-draft.ts'
import type {TermPlace} from './link-terms.ts'
import {nameOf, readingOf, sideOf} from './term-name.ts'
import {formsOf} from './term-patterns.ts'

export type IndexOptions = {
  chapters: readonly Chapter[]
  /** Chapters that the edition leaves out: to be sent to their entries is no mistake. */
  leftOut: readonly Chapter[]
  /** From `linkTerms`; empty where terms have no place in the index. */
  places: readonly TermPlace[]
  glossary: readonly Term[]
  language: string
}

/**
 * Gather the entries that authors marked and those of terms.
 *
 * @param marks From `underTheirNames`.
 * @returns The entry above all entries.
 *   Reports `unmatched-index-range` (warning).
 */
export function gatherIndex(marks: readonly MarkUse[], options: IndexOptions): IndexDraft {
  const root = emptyDraft('')
  const open = new Map<IndexDraft, MarkUse>()
  for (const mark of marks) addMark(root, mark, open)
  for (const mark of open.values()) {
    reportUnmatched(mark, 'end')
    draftAt(root, mark.path).locators.push({start: mark.start})
  }
  addTerms(root, namedTerms(options))
  const order = new Map(options.chapters.map(({id}, index) => [id, index]))
  sortLocators(root, ({start}) => [order.get(start.chapterId) ?? 0, ...start.number])
  return root
}

/** What only points elsewhere (`see`) does not lead to where it is marked. */
function addMark(root: IndexDraft, mark: MarkUse, open: Map<IndexDraft, MarkUse>): void {
  const {path, start, end, range} = mark
  const draft = draftAt(root, path)
  if (mark.reading !== undefined) draft.reading ??= mark.reading
  draft.see.push(...mark.see)
  draft.seeAlso.push(...mark.seeAlso)
  if (range === undefined) {
    if (mark.see.length === 0) draft.locators.push({start, ...(end ? {end} : {})})
    return
  }
  const begun = open.get(draft)
  open.delete(draft)
  if (range === 'start') {
    if (begun) closeUnmatched(draft, begun, 'end')
    open.set(draft, mark)
  } else if (begun) draft.locators.push({start: begun.start, end: start})
  else closeUnmatched(draft, mark, 'start')
}

function closeUnmatched(draft: IndexDraft, mark: MarkUse, missing: 'start' | 'end'): void {
  reportUnmatched(mark, missing)
  draft.locators.push({start: mark.start})
}

/** A term stands under the name it is shown by; its other names lead there. */
function addTerms(root: IndexDraft, terms: readonly NamedTerm[]): void {
  for (const {name, reading, places} of terms) {
    const draft = draftAt(root, [name])
    if (reading !== undefined) draft.reading ??= reading
    draft.locators.push(...places.map((start) => ({start})))
  }
  for (const [form, name] of otherNamesOf(terms)) draftAt(root, [form]).see.push([name])
}

type NamedTerm = {name: string; forms: readonly string[]; reading: string | undefined; places: readonly IndexPlace[]}

function namedTerms({places, glossary, language}: IndexOptions): NamedTerm[] {
  const byTerm = new Map<Identifier, IndexPlace[]>()
  for (const {identifier, place} of places) byTerm.set(identifier, [...(byTerm.get(identifier) ?? []), place])
  return glossary.flatMap((term) => {
    const own = byTerm.get(term.identifier)
    const side = sideOf(term, language)
    const forms = side ? formsOf(side) : []
    return own ? [{name: nameOf(term, language), forms, reading: readingOf(term, language), places: own}] : []
  })
}

/** Names of terms by their other names. What is one term's name is no other name of another. */
function otherNamesOf(terms: readonly NamedTerm[]): Map<string, string> {
  const names = new Set(terms.map(({name}) => name))
  const others = terms.flatMap(({name, forms}) => forms.map((form) => [form, name] as const))
  return new Map(others.filter(([form]) => !names.has(form)))
}

/** What an author calls by another name of a term stands with the term: one thing in one place. */
export function underTheirNames(marks: readonly MarkUse[], options: IndexOptions): MarkUse[] {
  const names = otherNamesOf(namedTerms(options))
  const rename = ([first = '', ...rest]: readonly string[]): string[] => [names.get(first) ?? first, ...rest]
  return marks.map((mark) => {
    const path = rename(mark.path)
    const others = (pointers: MarkUse['see']): string[][] =>
      pointers
        .filter((one) => one.join('!') === mark.path.join('!') || rename(one).join('!') !== path.join('!'))
        .map(rename)
    return {...mark, path, see: others(mark.see), seeAlso: others(mark.seeAlso)}
  })
}

function sortLocators(draft: IndexDraft, keyOf: (locator: IndexLocator) => readonly number[]): void {
  draft.locators.sort((a, b) => compareNumbers(keyOf(a), keyOf(b)))
  for (const entry of draft.entries.values()) sortLocators(entry, keyOf)
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index])
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1)
}

function reportUnmatched({path, node, file}: MarkUse, missing: 'start' | 'end'): void {
  const [found, entry] = [missing === 'end' ? 'start' : 'end', path.join('!')]
  reportWarning(file, {
    source: 'enrich',
    ruleId: 'unmatched-index-range',
    reason: `Unexpected \`${found}\` of a range of \`${entry}\`, expected its \`${missing}\` as well`,
    place: node,
    note: 'The index leads to this place alone',
    values: {found, missing, entry}
  })
}
