import type {Root, RootContent} from 'mdast'
import {mergeText, rewriteChildren} from './rewrite-children.ts'

/** Take the brackets off `[@fig:a]` and `[@fig:a; @fig:b]`. */
export function remarkBracketedReferences(): (tree: Root) => void {
  return (tree) => {
    rewriteChildren(tree, (children) => {
      if (!children.some((node) => node.type === 'crossReference')) return children
      const nodes = [...children]
      for (let index = 0; index < nodes.length; index++) unwrapAt(nodes, index)
      return mergeText(nodes)
    })
  }
}

/** Unwrap the references that begin behind the text at an index, if brackets hold nothing but them. */
function unwrapAt(nodes: RootContent[], index: number): void {
  const before = nodes[index]
  if (before?.type !== 'text' || !before.value.endsWith('[')) return
  let end = index + 1
  while (nodes[end]?.type === 'crossReference' && isSeparator(nodes[end + 1])) end += 2
  const after = nodes[end + 1]
  if (nodes[end]?.type !== 'crossReference' || after?.type !== 'text' || !after.value.startsWith(']')) return
  for (const node of nodes.slice(index + 1, end)) if (node.type === 'text') node.data = {...node.data, separator: true}
  nodes[index] = {...before, value: before.value.slice(0, -1)}
  nodes[end + 1] = {...after, value: after.value.slice(1)}
}

function isSeparator(node: RootContent | undefined): boolean {
  return node?.type === 'text' && /^\s*[;,；，、]\s*$/.test(node.value)
}
