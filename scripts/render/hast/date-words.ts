import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import type {Book} from '../../book.ts'
import {labelOf} from './context.ts'

/** Write a date as exactly as it is known: `2013`, `2013-03`, `2013-03-15`. */
export function dateWords(date: string, book: Book): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const name = day ? 'dateDay' : month ? 'dateMonth' : 'dateYear'
  const monthName = labelOf(book, 'monthNames').split(' ')[Number(month) - 1] ?? month
  return fill(labelOf(book, name), {year, monthName, month: String(Number(month)), day: String(Number(day))})
}

/** Write a date, or from when to when, for a machine as well. */
export function dateElements({date, end}: {date: string; end?: string}, book: Book): ElementContent[] {
  const start = timeOf(date, book)
  if (end === undefined) return [start]
  const [before = '', between = '', after = ''] = labelOf(book, 'dateRange').split(/\{start\}|\{end\}/)
  return [words(before), start, words(between), timeOf(end, book), words(after)].filter(
    (node) => node.type !== 'text' || node.value !== ''
  )
}

/** Write from when to when in plain text. */
export function rangeWords({date, end}: {date: string; end?: string}, book: Book): string {
  const start = dateWords(date, book)
  return end === undefined ? start : fill(labelOf(book, 'dateRange'), {start, end: dateWords(end, book)})
}

/** Put values into a label's pattern. */
export function fill(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

function timeOf(date: string, book: Book): Element {
  return h('time', {dateTime: date}, dateWords(date, book))
}

function words(value: string): ElementContent {
  return {type: 'text', value}
}
