import {eastAsianWidth} from 'get-east-asian-width'
import type {Finding} from '../report.ts'

/** How findings are shown with their source. */
export type PrettyStyle = {
  /** One finding on one line. */
  lineOf: (finding: Finding) => string
  colour: boolean
  /** Of the terminal. */
  columns: number
}

type Cell = {text: string; width: number; isMarked: boolean}

/** Columns that the number of the line and its border take. */
const margin = 8

/**
 * Show each finding with its line of the source below it, and the place underlined.
 *
 * @param sources Text by path; a finding in a file that is not there has no line.
 */
export function formatPretty(
  findings: readonly Finding[],
  sources: ReadonlyMap<string, string>,
  style: PrettyStyle
): string {
  const lines = new Map<string, readonly string[]>()
  const linesOf = (path: string): readonly string[] => {
    const known = lines.get(path) ?? (sources.get(path) ?? '').split('\n')
    lines.set(path, known)
    return known
  }
  return findings
    .map((finding) => {
      const line = finding.line === null ? undefined : linesOf(finding.path)[finding.line - 1]
      const frame = line === undefined || line.trim() === '' ? '' : frameOf(line, finding, style)
      return `${style.lineOf(finding)}\n${frame}`
    })
    .join('')
}

function frameOf(line: string, finding: Finding, {colour, columns}: PrettyStyle): string {
  const start = (finding.column ?? 1) - 1
  const isWithin = finding.endLine === finding.line && (finding.endColumn ?? 0) - 1 > start
  const end = isWithin
    ? (finding.endColumn ?? 0) - 1
    : finding.endLine !== null && finding.endLine > (finding.line ?? 0)
      ? line.length
      : start + 1
  const cells = cut(cellsOf(line, start, end), Math.max(20, columns - margin - 1))
  const number = String(finding.line ?? '').padStart(margin - 3)
  const paint = (code: number, text: string): string => (colour ? `\u001B[${code}m${text}\u001B[39m` : text)
  const text = cells.map((cell) => cell.text).join('')
  const before = cells.findIndex(({isMarked}) => isMarked)
  const blank = ' '.repeat(widthOf(before === -1 ? cells : cells.slice(0, before)))
  const mark = '^'.repeat(Math.max(1, widthOf(cells.filter(({isMarked}) => isMarked))))
  return `${paint(90, `${number} │`)} ${text}\n${paint(90, `${' '.repeat(margin - 3)} │`)} ${blank}${paint(31, mark)}\n`
}

/** One cell a grapheme; what a terminal would obey stands as a space. */
function cellsOf(line: string, start: number, end: number): Cell[] {
  return [...new Intl.Segmenter('zh', {granularity: 'grapheme'}).segment(line)].map(({segment, index}) => {
    const text = /^\p{Cc}/u.test(segment) ? ' ' : segment
    return {text, width: graphemeWidth(text), isMarked: index < end && index + segment.length > start}
  })
}

/** Emoji sequences take two columns, a letter with its accents as many as the letter. */
function graphemeWidth(text: string): number {
  const [first = ' '] = text
  return /\p{Emoji_Presentation}|\uFE0F/u.test(text) ? 2 : eastAsianWidth(first.codePointAt(0) ?? 0)
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, {width}) => sum + width, 0)
}

/** A window round the marked cells: a paragraph is one line, and longer than any terminal. */
function cut(cells: readonly Cell[], width: number): Cell[] {
  if (widthOf(cells) <= width) return [...cells]
  const first = Math.max(
    0,
    cells.findIndex(({isMarked}) => isMarked)
  )
  const marked = Math.min(widthOf(cells.filter(({isMarked}) => isMarked)), width - 8)
  let from = first
  let before = 0
  while (from > 0 && before + (cells[from - 1]?.width ?? 0) <= (width - marked) / 2 - 2)
    before += cells[--from]?.width ?? 0
  const ellipsis: Cell = {text: '…', width: 1, isMarked: false}
  const shown: Cell[] = from > 0 ? [ellipsis] : []
  let at = from
  while (at < cells.length && widthOf(shown) + (cells[at]?.width ?? 0) <= width - 1) {
    const cell = cells[at++]
    if (cell) shown.push(cell)
  }
  return at < cells.length ? [...shown, ellipsis] : shown
}
