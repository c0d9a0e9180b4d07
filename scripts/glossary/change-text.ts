import {foldText, isFoldable, renderValue} from './render-yaml.ts'

export type TextChange = {style: 'plain' | 'quoted' | 'folded' | 'literal'; value: string; indent: number}

/**
 * Write a text in place of another, in the way that was written: of folded lines, those at the beginning and the end that
 * say the same stay.
 *
 * @param written The old value's source.
 * @param change `indent` is that of a block's lines, where it has none yet.
 */
export function changeText(written: string, {style, value, indent}: TextChange): string {
  if (style === 'folded' && isFoldable(value)) return changeFolded(written, value)
  if (style === 'literal' && isLines(value)) return changeLiteral(written, value)
  if (style === 'plain' && written.includes('\n') && isFoldable(value)) return changePlain(written, value)
  if (style === 'quoted' && !value.includes('\n')) return changeQuoted(written, value, indent)
  return renderValue(value, {indent, inside: false})
}

/** Anything but what a block would lose: other line ends, spaces in front, empty lines at the end. */
function isLines(value: string): boolean {
  return !/^[\s]|[^\P{Cc}\n]|\n$|[\u2028\u2029\ufeff]/u.test(value) && value !== ''
}

function changeFolded(written: string, value: string): string {
  const [header = '>-', ...lines] = written.split('\n')
  const indent = indentOf(lines)
  const texts = lines.map((line) => line.trim())
  // An empty line is a line end in the text: there is none in the new one.
  if (texts.includes(''))
    return [header, ...foldText(value, 100 - indent).map((line) => ' '.repeat(indent) + line)].join('\n')
  return [header, ...refold(texts, value, indent).map((line) => ' '.repeat(indent) + line)].join('\n')
}

function changePlain(written: string, value: string): string {
  const [first = '', ...more] = written.split('\n')
  const indent = indentOf(more)
  const texts = [first, ...more].map((line) => line.trim())
  const [start = '', ...rest] = refold(texts, value, indent)
  const lines = [start, ...rest.map((line) => ' '.repeat(indent) + line)]
  // What no plain text may hold would be read as something else: then a block says it.
  return /: |:$| #/.test(value) ? `>-\n${[' '.repeat(indent) + start, ...lines.slice(1)].join('\n')}` : lines.join('\n')
}

function changeLiteral(written: string, value: string): string {
  const [header = '|-', ...lines] = written.split('\n')
  const indent = ' '.repeat(indentOf(lines))
  return [header, ...value.split('\n').map((line) => (line === '' ? '' : indent + line))].join('\n')
}

/** The same marks, where they can hold the text. */
function changeQuoted(written: string, value: string, indent: number): string {
  if (/[\p{Cc}\u2028\u2029\ufeff]/u.test(value)) return renderValue(value, {indent, inside: false})
  return written.startsWith('"') ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`
}

/** Lines at the beginning and the end that the new text has too stay; what is between them is folded anew. */
function refold(lines: readonly string[], value: string, indent: number): string[] {
  let head = 0
  let rest = value
  while (head < lines.length - 1 && rest.startsWith(`${lines[head] ?? ''} `)) {
    rest = rest.slice((lines[head] ?? '').length + 1)
    head++
  }
  let tail = lines.length
  while (tail > head + 1 && rest.endsWith(` ${lines[tail - 1] ?? ''}`)) {
    rest = rest.slice(0, -(lines[tail - 1] ?? '').length - 1)
    tail--
  }
  const longest = Math.max(100 - indent, ...lines.map((line) => line.length))
  return [...lines.slice(0, head), ...foldText(rest, longest), ...lines.slice(tail)]
}

function indentOf(lines: readonly string[]): number {
  const line = lines.find((one) => one.trim() !== '') ?? ''
  return line.length - line.trimStart().length
}
