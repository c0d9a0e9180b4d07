import type {Element, Root} from 'hast'
import {h} from 'hastscript'
import {toString} from 'hast-util-to-string'
import {visit} from 'unist-util-visit'
import type {Book} from '../../book.ts'
import {breakInlineCode, markLongLines, markWide} from './break-code.ts'
import {stringWidth} from '../../string-width.ts'
import {pageLinks} from './index-pages.ts'
import {nameFormulas} from './name-formulas.ts'
import {keepMarks} from './keep-marks.ts'
import {pageDesignOf} from './page-design.ts'

/** Higher things may break over pages: moved as a whole they would leave a hole of a quarter of a page. */
const maxKeptLines = 12
const maxKeptRows = 10

/** In columns of code, of which a Han character takes two. As many such cells fit on a line of the smallest page. */
const maxShortCell = 11
const maxShortColumns = 4

/** Replace what only a screen can do: fold, scroll, follow a link back. Changes the tree. */
export function adaptToPaper(tree: Root, book: Book): void {
  const {codeColumns} = pageDesignOf(book.edition)
  visit(tree, 'element', (element, _, parent) => {
    const {tagName, properties} = element
    delete properties['tabIndex']
    if (tagName === 'details') properties['open'] = true
    // A role from the publishing vocabulary takes the role of a link or list item away in the tagged PDF.
    if (String(properties['role']).startsWith('doc-')) delete properties['role']
    if (tagName === 'pre') {
      markLongLines(element, codeColumns)
      markWide(element)
    } else if (tagName === 'code' && !(parent?.type === 'element' && parent.tagName === 'pre')) breakInlineCode(element)
    if (tagName === 'table') keepShortCells(element)
    if (isHigh(element)) properties['className'] = [...classesOf(element), 'breakable'].map(String)
    if (classesOf(element).includes('used-in') && parent?.type === 'element') usePages(element, parent, book)
  })
  nameFormulas(tree)
  keepMarks(tree)
}

/** A date or a name looks torn in two lines. */
function keepShortCells(table: Element): void {
  const cells: Element[] = []
  let columns = 0
  visit(table, {tagName: 'tr'}, (row: Element) => {
    const own = row.children.filter((child): child is Element => child.type === 'element')
    columns = Math.max(columns, own.length)
    cells.push(...own)
  })
  if (columns > maxShortColumns) return
  for (const cell of cells)
    if (stringWidth(toString(cell)) <= maxShortCell)
      cell.properties['className'] = [...classesOf(cell), 'short'].map(String)
}

function isHigh(element: Element): boolean {
  if (element.tagName === 'pre') return toString(element).split('\n').length > maxKeptLines
  if (element.tagName !== 'div' || !classesOf(element).includes('table')) return false
  let rows = 0
  visit(element, {tagName: 'tr'}, () => void (rows += 1))
  return rows > maxKeptRows
}

/** Backlinks become page numbers: `见于：第 3、12–14 页`. What has the list is known by its id. */
function usePages(list: Element, {properties}: Element, book: Book): void {
  const links = list.children.filter((child): child is Element => child.type === 'element' && child.tagName === 'a')
  const label = list.children.filter((child) => child.type === 'element' && child.tagName !== 'a')
  const [before = '', after = ''] = (book.labels['page'] ?? '{number}').split('{number}')
  const pages = links.map(({properties: {href}}, index) => pageLinks(book, String(href).slice(1), index > 0))
  list.children = [...label, h('span', {dataIndexEntry: String(properties['id'])}, [before, ...pages, after])]
}

function classesOf({properties}: Element): (string | number)[] {
  return Array.isArray(properties['className']) ? properties['className'] : []
}
