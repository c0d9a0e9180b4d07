import type {Node} from 'unist'
import type {HtmlElement} from '../mdast.ts'
import {phrasingNames} from './html-names.ts'

const types = new Set(
  'attributeList break crossReference delete emphasis eventReference footnoteReference image imageReference indexMark inlineCode inlineMath link linkReference span strong termReference text'.split(
    ' '
  )
)

/** Whether a node stands in running text. Comments stand anywhere, and count as neither. */
export function isPhrasing(node: Node): boolean {
  return types.has(node.type) || (isHtmlElement(node) && phrasingNames.has(node.tagName))
}

export function isHtmlElement(node: Node): node is HtmlElement {
  return node.type === 'htmlElement'
}

/** Whether a node is white space and nothing else. */
export function isBlank(node: Node): boolean {
  return node.type === 'text' && 'value' in node && String(node.value).trim() === ''
}
