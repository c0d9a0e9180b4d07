import type {Nodes} from 'mdast'
import {childrenOf, isBesideText} from './nodes-of.ts'

/** Give the text of nodes as one line: no notes, no ruby readings, no comments. */
export function plainTextOf(nodes: readonly Nodes[]): string {
  return nodes.map(textOf).join('').replace(/\s+/g, ' ').trim()
}

function textOf(node: Nodes): string {
  if (node.type === 'html' || isBesideText(node)) return ''
  if (node.type === 'break') return ' '
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? ''
  if ('value' in node) return node.value
  return childrenOf(node).map(textOf).join('')
}
