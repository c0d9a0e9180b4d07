import type {Element, Nodes, Root} from 'hast'
import rehypeParse from 'rehype-parse'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'

const parser = unified().use(rehypeParse).freeze()

/** Elements that HTML ends at once. */
const empty = 'area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr'

/** Parse HTML, or XHTML, where any element may end at once: `<a id="x"/>`. */
export function parseHtml(text: string): Root {
  const closed = text.replace(
    new RegExp(String.raw`<(?!(?:${empty})\b)([a-zA-Z][\w:-]*)(\s(?:[^<>"']|"[^"]*"|'[^']*')*)?/>`, 'g'),
    '<$1$2></$1>'
  )
  return parser.parse(closed)
}

/** Find the elements of a name, in order. */
export function elementsOf(tree: Nodes, name: string): Element[] {
  const found: Element[] = []
  visit(tree, 'element', (node) => {
    if (node.tagName === name) found.push(node)
  })
  return found
}

/** Give the value of an attribute as text. */
export function attributeOf(node: Element, name: string): string {
  const value = node.properties[name]
  return Array.isArray(value) ? value.join(' ') : typeof value === 'string' ? value : ''
}
