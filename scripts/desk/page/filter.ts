/** Rows that fit a filter, in order. Nothing here knows the page. */
import type {Row, Status} from '../protocol.ts'

export type Flag = 'stale' | 'unused' | 'undefined' | 'conflicting' | 'unsaved'

export type Filter = {
  search: string
  /** Which language `status` and `flag` are about; empty for any. */
  language: string
  status: Status | ''
  flag: Flag | ''
}

/** A column: `id`, `uses`, or a language. */
export type Order = {column: string; isDescending: boolean}

export const noFilter: Filter = {search: '', language: '', status: '', flag: ''}

const collators = new Map<string, Intl.Collator>()

/**
 * Choose and sort rows.
 *
 * @param drafts Ids of terms with unsaved changes.
 */
export function choose(
  rows: readonly Row[],
  filter: Filter,
  {order, drafts}: {order: Order; drafts: ReadonlySet<string>}
): Row[] {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean)
  const chosen = rows.filter(
    (row) => words.every((word) => row.keys.includes(word)) && fitsStatus(row, filter) && fitsFlag(row, filter, drafts)
  )
  return sortRows(chosen, order)
}

function cellsOf(row: Row, language: string) {
  const cell = language === '' ? undefined : row.cells[language]
  if (language === '') return Object.values(row.cells)
  return cell ? [cell] : []
}

function fitsStatus(row: Row, {language, status}: Filter): boolean {
  if (status === '') return true
  const cells = cellsOf(row, language)
  // A language that a file does not have is missing as well.
  return cells.some((cell) => cell.status === status) || (status === 'missing' && language !== '' && cells.length === 0)
}

function fitsFlag(row: Row, {language, flag}: Filter, drafts: ReadonlySet<string>): boolean {
  if (flag === '') return true
  if (flag === 'unsaved') return drafts.has(row.id)
  if (flag === 'unused') return row.uses === 0
  if (flag === 'conflicting') return row.isConflicting
  const cells = cellsOf(row, language)
  if (flag === 'stale') return cells.some(({isStale}) => isStale)
  return row.uses > 0 && (cells.length === 0 || cells.some(({isDefined}) => !isDefined))
}

function sortRows(rows: Row[], {column, isDescending}: Order): Row[] {
  const sign = isDescending ? -1 : 1
  if (column === 'uses') return rows.sort((a, b) => sign * (a.uses - b.uses) || compareIds(a, b))
  if (column === 'id') return rows.sort((a, b) => sign * compareIds(a, b))
  const collator = collatorOf(column)
  const keyOf = (row: Row): string => row.cells[column]?.term ?? ''
  return rows.sort((a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)]
    // What is missing comes last, whichever way.
    if (left === '' || right === '') return left === right ? compareIds(a, b) : left === '' ? 1 : -1
    return sign * collator.compare(left, right) || compareIds(a, b)
  })
}

function compareIds(a: Row, b: Row): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

function collatorOf(language: string): Intl.Collator {
  const found = collators.get(language) ?? new Intl.Collator(language, {numeric: true})
  collators.set(language, found)
  return found
}
