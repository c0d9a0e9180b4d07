import type {Element} from 'hast'
import {h} from 'hastscript'
import type {Table} from 'mdast'
import {defaultHandlers, type State} from 'mdast-util-to-hast'
import {visit} from 'unist-util-visit'
import {labelOf, type Context, type HandlerGroup} from './context.ts'

/** Render tables with scopes, aligned by class, in a frame that scrolls and can be reached by keyboard. */
export const table: HandlerGroup = (context) => ({
  table: (state: State, node: Table): Element => framed(context, defaultHandlers.table(state, node))
})

/** Put a table into its frame. */
export function framed({book}: Context, element: Element): Element {
  visit(element, 'element', (cell, _, parent) => {
    // An empty corner heads nothing, and would be announced as if it did.
    if (cell.tagName === 'th' && cell.children.length === 0) cell.tagName = 'td'
    if (cell.tagName === 'th' && parent?.type === 'element' && cell.properties['scope'] === undefined) {
      cell.properties['scope'] = isInHead(element, parent) ? 'col' : 'row'
    }
    alignByClass(cell)
  })
  return h('div.table', {role: 'group', ariaLabel: labelOf(book, 'tableRegion'), tabIndex: 0}, element)
}

/** Replace the attribute that HTML no longer knows. */
export function alignByClass(element: Element): void {
  const {align, ...properties} = element.properties
  if (align === undefined) return
  const className = Array.isArray(properties['className']) ? properties['className'] : []
  const known = align === 'left' || align === 'center' || align === 'right'
  element.properties = known ? {...properties, className: [...className, `align-${align}`]} : properties
}

function isInHead(table: Element, row: Element): boolean {
  const head = table.children.find((child) => child.type === 'element' && child.tagName === 'thead')
  if (head?.type === 'element') return head.children.includes(row)
  return row.children.every((child) => child.type !== 'element' || child.tagName === 'th')
}
