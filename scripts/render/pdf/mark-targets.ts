import type {Element, Nodes, Root} from 'hast'
import {h} from 'hastscript'
import {SKIP, visit} from 'unist-util-visit'
import {visitParents} from 'unist-util-visit-parents'
import {markerHref, targetHref} from './addresses.ts'

/** Elements that begin with a line of text, so that what stands first in them is on the page of that line. */
const lineHolders =
  /^(?:p|h[1-6]|li|dt|dd|figcaption|caption|td|th|span|sup|code|em|strong|dfn|cite|ruby|mark|summary)$/

type Target = {element: Element; parent: Root | Element; id: string}

/**
 * Put a marker where each element with an id begins, and take the ids away.
 *
 * A marker is out of the flow and one pixel wide: the browser's link annotation for it says on which page the element is.
 */
export function markTargets(tree: Root | Element): void {
  const ids: Target[] = []
  visitParents(tree, 'element', (element, ancestors) => {
    const parent = ancestors.at(-1)
    // Ids of drawings are for the drawing's own references, and no marker can stand in one.
    if (element.tagName === 'svg' || element.tagName === 'math') return SKIP
    const id = element.properties['id']
    if (typeof id !== 'string' || !parent) return
    // A link cannot hold a link: what is marked in one is marked where the link begins.
    const link = ancestors.findIndex((node) => isElement(node) && node.tagName === 'a')
    const outer = link > 0 ? {element: ancestors[link] as Element, parent: ancestors[link - 1]} : undefined
    ids.push({element: outer?.element ?? element, parent: outer?.parent ?? parent, id})
    delete element.properties['id']
    return
  })
  const wrappers = new Map<Element, Element>()
  for (const target of ids) placeMarker(target, wrappers)
}

/** Point internal links at addresses that carry their target's id. */
export function linkTargets(tree: Root | Element): void {
  visit(tree, 'element', (element) => {
    const {href} = element.properties
    if (element.tagName === 'a' && typeof href === 'string' && href.startsWith('#'))
      element.properties['href'] = targetHref(href.slice(1))
  })
}

/** @param wrappers What holds a link and its markers together, by the link: else they could be left on the line before. */
function placeMarker({element, parent, id}: Target, wrappers: Map<Element, Element>): void {
  const marker = h('a', {className: ['marker'], href: markerHref(id)})
  const holder = wrappers.get(element) ?? firstLineHolder(element)
  const siblings = parent.children as Nodes[]
  const at = siblings.indexOf(element)
  if (holder) holder.children.unshift(marker)
  else if (element.tagName === 'a') {
    const wrapper = h('span', {className: ['kept']}, [marker, element])
    wrappers.set(element, wrapper)
    siblings.splice(at, 1, wrapper)
  } else siblings.splice(at, 0, marker)
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

function isElement(node: Nodes): node is Element {
  return node.type === 'element'
}
