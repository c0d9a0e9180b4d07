import {widthOf} from './heading-forms.ts'
import type {Line, Recovery, TextEdit} from './recovery.ts'

const final = /[。！？…!?][”’」』）)】》]*$/u
const indent = /^(?:[\u3000\u2003\u2002]+|[ \t]{2,}[ \t\u3000]*)/u

type Setting = {text: string; width: number | undefined; limit: number; areParagraphs: boolean}

/** What a line end inside a paragraph of Markdown was in the text. */
type LineEnd = 'paragraph' | 'break' | 'wrap'

/**
 * Find where lines are paragraphs though no empty line is between them, and lines that stand for themselves (addresses,
 * verse); take the printed indents from paragraphs.
 */
export function findParagraphs(text: string, lines: readonly Line[]): Recovery[] {
  const found: Recovery[] = []
  const areParagraphs = hasLinesForParagraphs(lines)
  const width = wrapWidth(text, lines)
  // Where some line is wider than any page, lines are wrapped nowhere.
  const limit = lines.some((line) => line.kind === 'prose' && widthOf(line.text) > 120) ? Number.POSITIVE_INFINITY : 46
  for (const line of lines) {
    const before = lines[line.number - 1]
    const isIndented = (line.kind === 'prose' || line.kind === 'code') && indent.test(text.slice(line.start, line.end))
    const end =
      before && before.block === line.block && isRunning(before) && isRunning(line)
        ? lineEnd(before, line, {text, width, limit, areParagraphs})
        : 'wrap'
    const edits = [...endEdits(end, before), ...(isIndented && line.kind !== 'item' ? indentEdits(line, end) : [])]
    if (edits.length > 0) found.push(recoveryOf(line, end, merged(edits)))
  }
  return grouped(found, lines)
}

function isRunning({kind}: Line): boolean {
  return kind === 'prose' || kind === 'code' || kind === 'item'
}

function lineEnd(before: Line, line: Line, {text, width, limit, areParagraphs}: Setting): LineEnd {
  if (/(?: {2}|\\)$/.test(text.slice(before.start, before.end))) return 'wrap'
  if (line.text === '' || before.text === '') return 'wrap'
  if (line.kind === 'item' || before.kind === 'item') return isItemLine(before, line, text) ? 'break' : 'wrap'
  const indented = indent.test(text.slice(line.start, line.end))
  const all = indent.test(text.slice(before.start, before.end))
  if (indented && (!all || width === undefined || final.test(before.text))) return 'paragraph'
  if (width !== undefined && widthOf(before.text) >= width - 6) return 'wrap'
  if (final.test(before.text) || (areParagraphs && !/[，、,]$/u.test(before.text))) return 'paragraph'
  return widthOf(before.text) < (width ?? limit) - 6 && !/[，、,]$/u.test(before.text) ? 'break' : 'wrap'
}

/** Lines of an item that are not indented belong to it by Markdown's grace only: print had them on lines of their own. */
function isItemLine(before: Line, line: Line, text: string): boolean {
  const isMarked = line.textStart > line.start && /^\s*(?:[-*+]|\d+[.)])\s/.test(text.slice(line.start, line.end))
  const isLazy = !/^[ \t]/.test(text.slice(line.start, line.end))
  return !isMarked && isLazy && before.text !== '' && !final.test(before.text) && widthOf(before.text) < 60
}

/** The width that lines are filled to, where the text was broken at one; in columns. */
function wrapWidth(text: string, lines: readonly Line[]): number | undefined {
  const inner = lines.filter((line) => {
    const next = lines[line.number + 1]
    const isInside = next && isProse(line) && isProse(next) && !indent.test(text.slice(next.start, next.end))
    return isInside && !(line.block !== next.block && line.kind === next.kind)
  })
  if (inner.length < 3) return undefined
  const widths = inner.map(({text: own}) => widthOf(own)).sort((a, b) => a - b)
  const width = widths[Math.floor(widths.length * 0.75)] ?? 0
  const full = widths.filter((one) => Math.abs(one - width) <= 8).length
  return full * 4 >= widths.length * 3 && width >= 30 ? width : undefined
}

function isProse({kind}: Line): boolean {
  return kind === 'prose' || kind === 'code'
}

/** Whether each line is a paragraph: most lines that others follow at once end as sentences do. */
function hasLinesForParagraphs(lines: readonly Line[]): boolean {
  const inner = lines.filter((line) => isProse(line) && lines[line.number + 1]?.block === line.block)
  return inner.length >= 3 && inner.filter(({text}) => final.test(text)).length * 2 >= inner.length
}

function endEdits(end: LineEnd, before: Line | undefined): TextEdit[] {
  if (end === 'wrap' || !before) return []
  const at = before.end
  return [{start: at, end: at, text: end === 'paragraph' ? '\n' : '\\'}]
}

function indentEdits(line: Line, end: LineEnd): TextEdit[] {
  return line.textStart > line.start && (end !== 'break' || line.kind === 'code')
    ? [{start: line.start, end: line.textStart, text: ''}]
    : []
}

function merged(edits: readonly TextEdit[]): TextEdit[] {
  return [...edits].sort((a, b) => a.start - b.start)
}

function recoveryOf(line: Line, end: LineEnd, edits: readonly TextEdit[]): Recovery {
  const start = Math.min(line.start, ...edits.map((edit) => edit.start))
  return {kind: 'paragraphs', start, end: line.end, edits, certain: true, ...facts[end]}
}

const facts = {
  paragraph: {
    ruleId: 'recover-paragraphs',
    reason: 'Unexpected paragraph without an empty line before it, expected one'
  },
  break: {
    ruleId: 'recover-line-breaks',
    reason: 'Unexpected line that stands for itself, expected a line break before it'
  },
  wrap: {ruleId: 'recover-indents', reason: 'Unexpected indent of a printed paragraph, expected none'}
} as const satisfies Record<LineEnd, {ruleId: string; reason: string}>

/** One message for neighbouring lines of which the same is said. */
function grouped(found: readonly Recovery[], lines: readonly Line[]): Recovery[] {
  const groups: Recovery[] = []
  const ends = new Map(lines.map(({start, end}) => [start, end]))
  let lastEnd = -1
  for (const one of found) {
    const last = groups.at(-1)
    if (last && last.ruleId === one.ruleId && one.start <= lastEnd + 1) {
      groups[groups.length - 1] = {...last, end: one.end, edits: [...last.edits, ...one.edits]}
    } else groups.push(one)
    lastEnd = Math.max(one.end, ends.get(one.start) ?? 0)
  }
  return groups
}
