import type {Nodes, Parents} from 'mdast'
import {childrenOf, isBesideText} from './nodes-of.ts'

/** A piece of a chapter's text, and where it comes from. */
export type QuotablePiece = {node: Extract<Nodes, {value: string}>; parent: Parents; start: number}

/** A chapter's text as a reader could quote it: blocks are lines. No code blocks, no formulas, no notes. */
export type QuotableText = {text: string; pieces: QuotablePiece[]}

const left: ReadonlySet<string> = new Set(['code', 'math', 'html', 'definition', 'footnoteDefinition', 'yaml'])
const inline: ReadonlySet<string> = new Set([
  ...['text', 'inlineCode', 'inlineMath', 'emphasis', 'strong', 'delete', 'span', 'indexMark', 'link', 'linkReference'],
  ...['crossReference', 'termReference', 'eventReference', 'footnoteReference', 'citation', 'image', 'htmlElement']
])

/** List a chapter's text for quotations to be found in. */
export function quotableTextOf(tree: Parents): QuotableText {
  const found: QuotableText = {text: '', pieces: []}
  collect(tree, found)
  return found
}

function collect(parent: Parents, found: QuotableText): void {
  for (const node of parent.children as Nodes[]) {
    if (left.has(node.type) || isBesideText(node)) continue
    if (!inline.has(node.type) && found.text !== '' && !found.text.endsWith('\n')) found.text += '\n'
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'inlineMath') {
      found.pieces.push({node, parent, start: found.text.length})
      found.text += node.value
    } else if (childrenOf(node).length > 0) collect(node as Parents, found)
  }
}
