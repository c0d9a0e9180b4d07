/** The only module that knows the writer and the reader of spreadsheets. */
import readXlsxFile from 'read-excel-file/node'
import writeXlsxFile from 'write-excel-file/node'
import type {ExchangeFormat} from './exchange.ts'
import {readTable, tableHolds, writeTable} from './table.ts'

/** Cells are text by their type: no program takes one for a formula. */
export const xlsx: ExchangeFormat = {
  holds: tableHolds,
  forbidden: ['use', 'why'],
  source: ['title', 'url', 'license'],
  write: async (terms, options) => {
    const [head = [], ...rows] = writeTable(terms, options)
    const cells = [
      head.map((value) => ({value, type: String, fontWeight: 'bold' as const})),
      ...rows.map((row) => row.map((value) => (value === '' ? null : {value, type: String, wrap: true})))
    ]
    const columns = head.map((name) => ({
      width: name === '_base' ? 2 : /^(definition|note|rationale)/.test(name) ? 50 : 18
    }))
    const buffer = await writeXlsxFile(cells, {
      columns,
      stickyRowsCount: 1,
      stickyColumnsCount: 1,
      sheet: 'terms'
    }).toBuffer()
    return [{path: '', content: new Uint8Array(buffer)}]
  },
  read: async (files) => {
    const content = files[0]?.content ?? ''
    const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content)
    const [sheet] = await readXlsxFile(bytes, {trim: false})
    const rows = sheet?.data ?? []
    return readTable(rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell).replace(/\r\n?/g, '\n')))))
  }
}
