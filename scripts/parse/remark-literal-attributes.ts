import type {Root} from 'mdast'
import {attributeListOf} from './attribute-syntax.ts'
import {mergeText, rewriteChildren} from './rewrite-children.ts'

/** Turn `{#id}` that belongs to nothing back into the text that was written. */
export function remarkLiteralAttributes(): (tree: Root) => void {
  return (tree) => {
    rewriteChildren(tree, (children) => {
      if (!children.some(attributeListOf)) return children
      return mergeText(
        children.map((node) => {
          const list = attributeListOf(node)
          if (!list) return node
          return {type: 'text', value: list.value, ...(list.position ? {position: list.position} : {})}
        })
      )
    })
  }
}
