import type {Root, RootContent} from 'mdast'
import {mergeText, rewriteChildren} from './rewrite-children.ts'

/** Between the first and the last of several: `[@fig:a – @fig:d]`. */
const range = /^\s*(?:[-–—~～]|至|到)\s*$/

/** Take the brackets off `[@fig:a]`, `[@fig:a; @fig:b]` and `[@fig:a – @fig:d]`. */
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
  for (const node of nodes.slice(index + 1, end)) {
    if (node.type !== 'text') continue
    node.data = {...node.data, separator: true, ...(range.test(node.value) ? {range: true} : {})}
  }
  nodes[index] = {...before, value: before.value.slice(0, -1)}
  nodes[end + 1] = {...after, value: after.value.slice(1)}
}

function isSeparator(node: RootContent | undefined): boolean {
  return node?.type === 'text' && (/^\s*[;,；，、]\s*$/.test(node.value) || range.test(node.value))
}
