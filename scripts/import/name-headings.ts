import type {Element, Root} from 'hast'
import {visitParents} from 'unist-util-visit-parents'
import {attributeOf, elementsOf} from './parse-html.ts'

/**
 * Find the heading of each place that a link leads to: the one that it is in, or stands before, or follows.
 *
 * Such headings get an identifier for their `id`, and the links lead there; other headings lose theirs, and other links
 * within the text their address. It is written on the elements, as what makes Markdown of them works on copies.
 */
export function nameHeadings(tree: Root): void {
  const byId = headingsById(tree)
  const identifiers = new Map<Element, string>()
  for (const link of elementsOf(tree, 'a')) {
    const address = attributeOf(link, 'href')
    if (!address.startsWith('#')) continue
    const heading = headingOf(byId, address.slice(1))
    if (heading && !identifiers.has(heading)) identifiers.set(heading, `sec:${identifiers.size + 1}`)
    link.properties['href'] = heading ? `#${identifiers.get(heading) ?? ''}` : ''
  }
  for (const heading of headingsIn(tree)) heading.properties['id'] = identifiers.get(heading) ?? ''
}

function headingsIn(tree: Root): Element[] {
  return ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].flatMap((name) => elementsOf(tree, name))
}

/** @param address Behind `#`; percent-encoded or not. */
function headingOf(byId: ReadonlyMap<string, Element>, address: string): Element | undefined {
  if (byId.has(address)) return byId.get(address)
  try {
    return byId.get(decodeURIComponent(address))
  } catch {
    return undefined
  }
}

function headingsById(tree: Root): Map<string, Element> {
  const byId = new Map<string, Element>()
  let waiting: string[] = []
  let current: Element | undefined
  const settle = (heading: Element | undefined): void => {
    for (const id of waiting) if (heading) byId.set(id, heading)
    waiting = []
  }
  visitParents(tree, (node, parents) => {
    if (node.type === 'element') {
      if (isHeading(node)) current = node
      for (const name of ['id', 'name']) if (attributeOf(node, name)) waiting.push(attributeOf(node, name))
      if (isHeading(node) || parents.some((parent) => parent === current)) settle(current)
    }
    if (node.type === 'text' && node.value.trim() !== '') settle(current)
  })
  settle(current)
  return byId
}

function isHeading(node: Element): boolean {
  return /^h[1-6]$/.test(node.tagName)
}
