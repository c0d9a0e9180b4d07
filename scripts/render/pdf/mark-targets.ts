import type {Element, ElementContent, Nodes, Root} from 'hast'
import {h} from 'hastscript'
import {SKIP, visit} from 'unist-util-visit'
import {markerHref, targetHref} from './addresses.ts'

/** Elements that begin with a line of text, so that what stands first in them is on the page of that line. */
const lineHolders =
  /^(?:p|h[1-6]|li|dt|dd|figcaption|caption|td|th|span|sup|code|em|strong|dfn|cite|ruby|mark|summary)$/

/**
 * Put a marker where each element with an id begins, and take the ids away.
 *
 * A marker is out of the flow and one pixel wide: the browser's link annotation for it says on which page the element is.
 */
export function markTargets(tree: Root | Element): void {
  const ids: {element: Element; parent: Root | Element; id: string}[] = []
  visit(tree, 'element', (element, index, parent) => {
    // Ids of drawings are for the drawing's own references, and no marker can stand in one.
    if (element.tagName === 'svg' || element.tagName === 'math') return SKIP
    const id = element.properties['id']
    if (typeof id !== 'string' || !parent || (parent.type === 'root' && index === undefined)) return
    ids.push({element, parent, id})
    delete element.properties['id']
    return
  })
  for (const {element, parent, id} of ids) placeMarker(element, parent, id)
}

/** Point internal links at addresses that carry their target's id. */
export function linkTargets(tree: Root | Element): void {
  visit(tree, 'element', (element) => {
    const {href} = element.properties
    if (element.tagName === 'a' && typeof href === 'string' && href.startsWith('#'))
      element.properties['href'] = targetHref(href.slice(1))
  })
}

function placeMarker(element: Element, parent: Root | Element, id: string): void {
  const marker = h('a', {className: ['marker'], href: markerHref(id)})
  const holder = firstLineHolder(element)
  const siblings = parent.children as Nodes[]
  const at = siblings.indexOf(element)
  if (holder) holder.children.unshift(marker)
  // Else the marker of a link that begins a line would be left on the line before.
  else if (element.tagName === 'a') siblings.splice(at, 1, h('span', {className: ['kept']}, [marker, element]))
  else siblings.splice(at, 0, marker)
}

function firstLineHolder(element: Element): Element | undefined {
  if (lineHolders.test(element.tagName)) return element
  // A link cannot hold a link, and lists and tables only their own parts.
  if (element.tagName === 'a') return undefined
  for (const child of element.children.filter(isElement)) {
    const holder = firstLineHolder(child)
    if (holder) return holder
  }
  return element.tagName === 'div' || element.tagName === 'pre' ? element : undefined
}

function isElement(node: ElementContent): node is Element {
  return node.type === 'element'
}
