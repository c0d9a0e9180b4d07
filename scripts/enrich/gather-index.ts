import {reportWarning} from '../diagnostics.ts'
import type {IndexLocator} from '../mdast-apparatus.ts'
import type {MarkUse} from './collect-index-marks.ts'
import {draftAt, emptyDraft, type IndexDraft} from './index-draft.ts'
import {namedTerms, otherNamesOf, type IndexOptions, type NamedTerm} from './name-index-marks.ts'

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
