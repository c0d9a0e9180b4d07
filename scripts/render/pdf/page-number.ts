import type {Element} from 'hast'
import {h} from 'hastscript'

/** Stand in for the number of the page that an element is on, until the layout is known. */
export function pageNumber(id: string): Element {
  return h('span', {className: ['page-number'], dataPageOf: id}, '0')
}
