import type {ContentsEntry} from '../../book.ts'
import {contentsLabel, formOf, isTitle, squeezed} from './heading-forms.ts'
import type {Line, Recovery} from './recovery.ts'

/** `lines` are the numbers of those it is printed on, its label included. */
export type FoundContents = {entries: ContentsEntry[]; first: Line; last: Line; recovery: Recovery}

type Row = {line: Line; title: string; page: string | undefined}

/** Entries from which on a run of lines is a table of contents. */
const fewest = 4
const fewestLabelled = 3

/** Title, then a leader of dots, tabs or spaces, then a page; or no page. */
const rowForm =
  /^(.*?)(?:\s*(?:\t|[.．·・…⋯‥。_-]{3,}|[…⋯‥]{2}|(?:[.·…]\s){3,}|\s)[\s.．·・…⋯‥_-]*)(\d{1,4}|[ivxlc]{1,7})$/u

/**
 * Find a printed table of contents: behind its label, or by its pages alone.
 *
 * It ends at the first line that is neither an entry nor the number of what comes next, or where it begins again.
 */
export function findContents(text: string, lines: readonly Line[]): FoundContents | undefined {
  const readable = lines.filter(({kind}) => kind !== 'blank')
  for (const [index, line] of readable.entries()) {
    if (line.kind === 'other') continue
    const isLabel = contentsLabel.test(line.text)
    if (!isLabel && !hasLeader(line)) continue
    const below = readable.slice(isLabel ? index + 1 : index)
    const paged = pagedRows(below, isLabel ? fewestLabelled : fewest)
    const rows = paged.length > 0 || !isLabel ? paged : repeatedRows(below)
    const first = isLabel ? line : rows[0]?.line
    const last = rows.at(-1)?.line
    if (!first || !last) continue
    const entries = rows.map(entryOf)
    return {entries, first, last, recovery: recoveryOf(text, {first, last, entries, lines})}
  }
  return undefined
}

function pagedRows(lines: readonly Line[], enough: number): Row[] {
  const rows = rowsFrom(lines)
  const paged = rows.filter(({page}) => page !== undefined)
  return paged.length < enough || paged.length * 2 < rows.length ? [] : rows
}

/** Titles without pages, behind the label: they end where the first of them comes again, and most come again. */
function repeatedRows(lines: readonly Line[]): Row[] {
  const titles = lines.map(({text}) => squeezed(text))
  const end = titles.indexOf(titles[0] ?? '', 1)
  if (end < fewestLabelled - 1) return []
  const rows = lines.slice(0, end).map((line) => ({line, title: tidy(line.text), page: undefined}))
  const later = new Set(titles.slice(end))
  const again = rows.filter(({line}) => later.has(squeezed(line.text)))
  const areTitles = rows.every(({line, title}) => line.kind !== 'other' && isTitle(title))
  return areTitles && again.length * 2 > rows.length ? rows : []
}

function hasLeader({text}: Line): boolean {
  return /\t|[.．·・…⋯]{3,}|[…⋯‥]{2}/u.test(text) && rowForm.test(text)
}

function rowsFrom(lines: readonly Line[]): Row[] {
  const rows: Row[] = []
  const seen = new Set<string>()
  let [page, chapter] = [0, '']
  for (const [index, line] of lines.entries()) {
    const row = rowOf(line)
    if (line.kind === 'other' || !row) break
    const form = formOf(row.title)
    const own = `${form?.kind ?? ''} ${form?.number.join('.') ?? ''}`
    // 第一节 comes again in each chapter.
    const key = form?.kind === 'section' && form.number.length === 1 ? `${chapter} ${own}` : own
    if (form?.kind === 'chapter') chapter = own
    if (form && form.number.length > 0 && form.kind !== 'other' && form.evidence === 'number' && seen.has(key)) break
    const number = Number(row.page)
    const isPaged = row.page !== undefined && (Number.isNaN(number) || number >= page)
    if (!isPaged && !leadsOn(row, lines.slice(index + 1, index + 4))) break
    if (isPaged && !Number.isNaN(number)) page = number
    seen.add(key)
    const before = rows.at(-1)
    // A title too long for its line goes on in the next, and only there has its page.
    if (before && before.page === undefined && isPaged && !form && formOf(before.title)?.kind !== 'part') {
      rows[rows.length - 1] = {line, title: joinTitle(before.title, row.title), page: row.page}
    } else rows.push(isPaged ? row : {...row, page: undefined})
  }
  while (rows.at(-1)?.page === undefined && rows.length > 0) rows.pop()
  return rows
}

function joinTitle(first: string, second: string): string {
  return /[\w]$/.test(first) || /^\w/.test(second) ? `${first} ${second}` : first + second
}

function rowOf(line: Line): Row | undefined {
  const text = line.text.replace(/\s+$/, '')
  const found = rowForm.exec(text)
  if (found?.[1]) return {line, title: tidy(found[1]), page: found[2]}
  return text.length > 80 || /[。；！？]$/u.test(text) ? undefined : {line, title: tidy(text), page: undefined}
}

function tidy(title: string): string {
  return title
    .replace(/[\s.．·・…⋯‥_-]+$/u, '')
    .replace(/[\s\u3000]+/gu, ' ')
    .trim()
}

/** A part, or the first line of a long title, has no page; what follows has. */
function leadsOn(row: Row, next: readonly Line[]): boolean {
  const paged = next.slice(0, formOf(row.title) ? 2 : 1).some((line) => rowOf(line)?.page !== undefined)
  return paged && (formOf(row.title) !== undefined || row.title.length < 40)
}

function entryOf({line, title, page}: Row): ContentsEntry {
  const form = formOf(title)
  const isStructure = form !== undefined && form.evidence !== 'series'
  return {
    kind: isStructure ? form.kind : 'other',
    number: form?.number ?? [],
    title: form && form.title !== '' && form.number.length > 0 ? form.title : title,
    text: title,
    ...(page === undefined ? {} : {page}),
    line: line.number + 1
  }
}

type Span = {first: Line; last: Line; entries: readonly ContentsEntry[]; lines: readonly Line[]}

function recoveryOf(text: string, {first, last, entries, lines}: Span): Recovery {
  const count = (kind: ContentsEntry['kind']): number => entries.filter((entry) => entry.kind === kind).length
  const values = {
    count: entries.length,
    parts: count('part'),
    chapters: count('chapter'),
    sections: count('section'),
    others: count('other')
  }
  const next = lines.slice(last.number + 1).find(({kind}) => kind !== 'blank')
  const end = next?.start ?? text.length
  return {
    kind: 'contents',
    ruleId: 'recover-contents',
    start: first.start,
    end: last.end,
    edits: [{start: first.start, end, text: ''}],
    certain: true,
    reason: `Unexpected printed table of contents of ${values.count} entries (parts: ${values.parts}, chapters: ${values.chapters}, sections: ${values.sections}, others: ${values.others}), expected the contents that are made from the headings`,
    note: 'It is read and compared with the headings; the contents of the book take its place',
    values
  }
}
