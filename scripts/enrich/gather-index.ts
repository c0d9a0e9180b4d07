import type {Chapter, Identifier, Term} from '../book.ts'
import {reportWarning} from '../diagnostics.ts'
import type {IndexLocator, IndexPlace} from '../mdast.ts'
import type {MarkUse} from './collect-index-marks.ts'
import {draftAt, emptyDraft, findDraft, isFilled, type IndexDraft} from './index-draft.ts'
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
 * @param marks From `collectIndexMarks`.
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
  addTerms(root, options)
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
function addTerms(root: IndexDraft, {places, glossary, language}: IndexOptions): void {
  const byTerm = new Map<Identifier, IndexPlace[]>()
  for (const {identifier, place} of places) byTerm.set(identifier, [...(byTerm.get(identifier) ?? []), place])
  const used = glossary.filter(({identifier}) => byTerm.has(identifier))
  for (const term of used) {
    const draft = draftAt(root, [nameOf(term, language)])
    const reading = readingOf(term, language)
    if (reading !== undefined) draft.reading ??= reading
    draft.locators.push(...(byTerm.get(term.identifier) ?? []).map((start) => ({start})))
  }
  for (const term of used) {
    const name = nameOf(term, language)
    const side = sideOf(term, language)
    for (const form of side ? formsOf(side) : []) {
      const other = findDraft(root, [form])
      if (form === name || other === findDraft(root, [name])) continue
      // Another term of that name is no other name of this one.
      if (other && isFilled(other) && used.some((one) => nameOf(one, language) === form)) continue
      draftAt(root, [form]).see.push([name])
    }
  }
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
