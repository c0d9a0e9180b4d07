import type {Element, ElementContent, Root} from 'hast'
import {visitParents, SKIP} from 'unist-util-visit-parents'

/**
 * Take out of a tree what no output may hold, wherever it came from: doctype and raw nodes, comments, links in links,
 * characters that XML has no place for. Changes the tree.
 */
export function makeSafe(tree: Root): Root {
  visitParents(tree, (node, ancestors) => {
    const parent = ancestors.at(-1)
    if (node.type === 'text') node.value = printable(node.value)
    else if (node.type === 'element') makeElementSafe(node, ancestors)
    else if (node.type !== 'root' && parent) {
      const index = parent.children.indexOf(node as ElementContent)
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    return undefined
  })
  return tree
}

function makeElementSafe(element: Element, ancestors: readonly (Root | Element)[]): void {
  for (const [name, value] of Object.entries(element.properties)) {
    if (typeof value === 'string') element.properties[name] = printable(value)
    if (/^on/i.test(name) || name === 'style') Reflect.deleteProperty(element.properties, name)
  }
  if (element.tagName === 'a' && ancestors.some((other) => other.type === 'element' && other.tagName === 'a')) {
    const {className, id} = element.properties
    element.tagName = 'span'
    element.properties = {...(className ? {className} : {}), ...(id ? {id} : {})}
  }
}

/** Show control characters as their pictures (␛), and what is no character at all as �. */
function printable(text: string): string {
  return text.replace(unprintable, (character) => {
    const code = character.charCodeAt(0)
    if (code < 0x20) return String.fromCharCode(0x2400 + code)
    return code === 0x7f ? '\u2421' : '\uFFFD'
  })
}

// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const unprintable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uD800-\uDFFF\uFFFE\uFFFF]/gu
