import type {Element, Nodes} from 'xast'
import {visit} from 'unist-util-visit'

/** Find all elements of a name, in document order; of any name with `*`. */
export function all(tree: Nodes, name: string): Element[] {
  const found: Element[] = []
  visit(tree, 'element', (element: Element) => {
    if (name === '*' || element.name === name) found.push(element)
  })
  return found
}

/** Give the text below a node, without the elements for which `skip` is true. */
export function textOf(node: Nodes, skip: (element: Element) => boolean = () => false): string {
  if (node.type === 'text') return node.value
  if (!('children' in node) || (node.type === 'element' && skip(node))) return ''
  return node.children.map((child) => textOf(child, skip)).join('')
}

/** Resolve an address in a document to an entry of the archive; `undefined` for what no archive holds. */
export function resolveEntry(from: string, href: string): string | undefined {
  const base = 'https://epub.invalid/'
  try {
    const url = new URL(href, `${base}${encodeURI(from)}`)
    return url.href.startsWith(base) ? decodeURIComponent(url.pathname.slice(1)) : undefined
  } catch {
    return undefined
  }
}
