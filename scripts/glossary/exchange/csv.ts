import type {ExchangeFormat} from './exchange.ts'
import {readTable, tableHolds, writeTable} from './table.ts'

/** What a spreadsheet would take for a formula, or for the mark that keeps it from doing so. */
const formula = /^[=+\-@\t\r'＝＋－＠]/

/** @see https://owasp.org/www-community/attacks/CSV_Injection */
export const csv: ExchangeFormat = {
  holds: tableHolds,
  forbidden: ['use', 'why'],
  source: ['title', 'url', 'license'],
  // Excel takes a text without a byte order mark for one in the encoding of the computer.
  write: (terms, options) => [{path: '', content: `\uFEFF${writeTable(terms, options).map(lineOf).join('')}`}],
  read: (files) => readTable(rowsOf(String(files[0]?.content ?? '')).map((row) => row.map(unguarded)))
}

function lineOf(row: readonly string[]): string {
  return `${row.map((cell) => quoted(formula.test(cell) ? `'${cell}` : cell)).join(',')}\r\n`
}

function quoted(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

function unguarded(cell: string): string {
  return cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell
}

/** Rows of a text whose cells are parted by commas, semicolons or tabs: whichever its first line has most of. */
export function rowsOf(text: string): string[][] {
  const body = text.replace(/^\uFEFF/, '')
  const [first = ''] = body.split(/\r?\n/)
  const count = (mark: string): number => first.split(mark).length
  const [mark = ','] = [',', ';', '\t'].sort((a, b) => count(b) - count(a))
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${mark}\\r\\n][^${mark}\\r\\n]*|))(${mark}|\\r?\\n|$)`, 'gy')
  const rows: string[][] = [[]]
  for (let match = cell.exec(body); match; match = cell.exec(body)) {
    const [, quoted, bare = '', end = ''] = match
    rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'))
    if (end === '' || cell.lastIndex >= body.length) break
    if (end !== mark) rows.push([])
  }
  return rows
}
