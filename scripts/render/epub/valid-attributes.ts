import type {Root} from 'hast'
import {visit} from 'unist-util-visit'

/**
 * Take out values that EPUB's schema refuses and browsers overlook: addresses that are none, dates that are none. The
 * text stays. Changes the tree.
 *
 * @see https://html.spec.whatwg.org/multipage/text-level-semantics.html#datetime-value
 */
export function keepValidAttributes(tree: Root): void {
  visit(tree, 'element', ({tagName, properties}) => {
    for (const name of ['href', 'cite'] as const) {
      const value = properties[name]
      if (typeof value === 'string') properties[name] = validAddress(value)
    }
    const {dateTime} = properties
    const pattern = tagName === 'time' ? time : change
    if (typeof dateTime === 'string' && !pattern.test(dateTime)) delete properties.dateTime
  })
}

/** Of `time`: a year, month, week, day, hour, or length of time. Of `ins` and `del`: a day, with an hour or not. */
const time =
  /^(\d{4,}(-\d\d(-\d\d)?|-W\d\d)?|(\d{4,}-\d\d-\d\d[T ])?\d\d:\d\d(:\d\d)?|P(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?)$/
const change = /^\d{4,}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?$/

/** Addresses inside the book are ours and right. */
function validAddress(address: string): string | undefined {
  if (!/^[a-z][a-z\d+.-]*:/i.test(address)) return address
  if (!URL.canParse(address)) return undefined
  return address.replace(/%(?![\da-f]{2})/gi, '%25')
}
