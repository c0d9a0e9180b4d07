import type {Definition, Root, RootContent} from 'mdast'
import {visit} from 'unist-util-visit'
import {rewriteChildren} from './rewrite-children.ts'

/** Turn `[文字][x]` and `![图][x]` into the links and images they stand for, and take the definitions away. */
export function remarkInlineDefinitions(): (tree: Root) => void {
  return (tree) => {
    const definitions = new Map<string, Definition>()
    visit(tree, 'definition', (node) => {
      if (!definitions.has(node.identifier)) definitions.set(node.identifier, node)
    })
    if (definitions.size === 0) return
    rewriteChildren(tree, (children) =>
      children.filter((node) => node.type !== 'definition').map((node) => resolved(node, definitions))
    )
  }
}

function resolved(node: RootContent, definitions: ReadonlyMap<string, Definition>): RootContent {
  if (node.type !== 'linkReference' && node.type !== 'imageReference') return node
  const definition = definitions.get(node.identifier)
  if (!definition) return node
  const place = node.position ? {position: node.position} : {}
  const {url, title = null} = definition
  if (node.type === 'linkReference') return {type: 'link', url, title, children: node.children, ...place}
  return {type: 'image', url, title, alt: node.alt ?? null, ...place}
}
