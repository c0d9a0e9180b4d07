import type {Element, Root} from 'hast'
import {visitParents} from 'unist-util-visit-parents'
import {attributeOf, elementsOf} from './parse-html.ts'

/** Which heading an address within the text leads to, and the identifiers of headings that something leads to. */
export type NamedHeadings = {byId: ReadonlyMap<string, Element>; identifiers: ReadonlyMap<Element, string>}

/**
 * Find the heading of each place that a link leads to: the one that it is in, or stands before, or follows.
 */
export function nameHeadings(tree: Root): NamedHeadings {
  const byId = headingsById(tree)
  const identifiers = new Map<Element, string>()
  for (const link of elementsOf(tree, 'a')) {
    const address = attributeOf(link, 'href')
    const heading = address.startsWith('#') ? headingOf(byId, address.slice(1)) : undefined
    if (heading && !identifiers.has(heading)) identifiers.set(heading, `sec:${identifiers.size + 1}`)
  }
  return {byId, identifiers}
}

/** @param address Behind `#`; percent-encoded or not. */
export function headingOf(byId: ReadonlyMap<string, Element>, address: string): Element | undefined {
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
