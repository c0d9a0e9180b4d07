import {toString} from 'mdast-util-to-string'
import type {Paragraph, Root, Table} from 'mdast'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {reportError, reportWarning} from '../diagnostics.ts'
import {placeIn} from './place-in.ts'
import {sourceOf} from './source-of.ts'

/**
 * Check that rows have no more cells than their table has columns, as GitHub's Markdown leaves out what is beyond.
 *
 *   Reports `surplus-table-cells` (error), `malformed-table` (warning).
 */
export function remarkTableShape(): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    visit(tree, (node) => {
      if (node.type === 'table') checkRows(node, file)
      if (node.type === 'paragraph') checkDelimiterRow(node, file)
    })
  }
}

function checkRows(table: Table, file: VFile): void {
  const columns = table.align?.length ?? 0
  for (const [index, {children}] of table.children.entries()) {
    const cell = children.slice(columns).find(({children}) => children.length > 0)
    if (!cell) continue
    const [row, text] = [index + 1, toString(cell)]
    reportError(file, {
      source: 'parse',
      ruleId: 'surplus-table-cells',
      reason: `Unexpected cell \`${text}\` in row ${row}, expected no more than the ${columns} columns of the table`,
      place: cell,
      note: 'Write `\\|` for a `|` within a cell, in code too; or give the first two rows as many columns',
      values: {text, row, columns}
    })
  }
}

/** A line of `|---|` that fits the line above would have made a table; what does not is printed as it is written. */
function checkDelimiterRow(node: Paragraph, file: VFile): void {
  let [index, above] = [0, '']
  for (const source of sourceOf(node, file).split('\n')) {
    const line = source.replace(/^[\s>]+/, '').trimEnd()
    if (above.includes('|') && /^\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?$/.test(line) && line.includes('|')) {
      reportMalformed(file, {line, above, place: placeIn(node, file, {index, length: source.length})})
    }
    index += source.length + 1
    above = line
  }
}

function reportMalformed(
  file: VFile,
  {line, above, place}: {line: string; above: string; place: ReturnType<typeof placeIn>}
): void {
  const [found, wanted] = [columnsOf(line), columnsOf(above)]
  if (found === wanted) return
  reportWarning(file, {
    source: 'parse',
    ruleId: 'malformed-table',
    reason: `Unexpected \`${line}\` of ${found} columns, expected ${wanted} as in the row above`,
    place,
    note: 'It is no table, and is printed as it is written',
    values: {line, found, wanted}
  })
}

function columnsOf(line: string): number {
  return line.replace(/^\||(?<!\\)\|$/g, '').split(/(?<!\\)\|/).length
}
