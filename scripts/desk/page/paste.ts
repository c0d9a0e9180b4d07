/** A block of a spreadsheet → changes of terms. */
import type {Row} from '../protocol.ts'

export type PastedCell = {id: string; language: string; before: string; after: string}

/** Read tab-separated text as spreadsheets copy it: quotes around cells with tabs, line ends or quotes in them. */
export function blockOf(text: string): string[][] {
  const rows: string[][] = [[]]
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n?|\n|$)/y
  let match = cell.exec(text)
  while (match) {
    const value = match[1]?.replaceAll('""', '"') ?? match[2] ?? ''
    rows.at(-1)?.push(value.replace(/\s+/g, ' ').trim())
    if (match[3] === '' || cell.lastIndex >= text.length) break
    if (match[3] !== '\t') rows.push([])
    match = cell.exec(text)
  }
  return rows
}

/**
 * Lay a block over the table. Empty cells of the block leave what is there.
 *
 * @param from The cell that it begins at: a row, and an index in `languages`.
 * @returns Cells that change, and how many are left out for want of a row or column.
 */
export function laid(
  block: readonly (readonly string[])[],
  rows: readonly Row[],
  {row, column, languages}: {row: number; column: number; languages: readonly string[]}
): {cells: PastedCell[]; leftOut: number} {
  const cells: PastedCell[] = []
  let leftOut = 0
  for (const [down, line] of block.entries()) {
    for (const [right, after] of line.entries()) {
      const [target, language] = [rows[row + down], languages[column + right]]
      if (after === '') continue
      if (!target || language === undefined) leftOut++
      else if (after !== (target.cells[language]?.term ?? '')) {
        cells.push({id: target.id, language, before: target.cells[language]?.term ?? '', after})
      }
    }
  }
  return {cells, leftOut}
}
