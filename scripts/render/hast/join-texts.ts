import type {ElementContent, Root} from 'hast'
import {visit} from 'unist-util-visit'

/** Make one text of those that stand side by side, where what was between them is not in this format. Changes the tree. */
export function joinTexts(tree: Root): Root {
  visit(tree, (node) => {
    if (!('children' in node)) return
    const joined: ElementContent[] = []
    for (const child of node.children as ElementContent[]) {
      const last = joined.at(-1)
      if (last?.type === 'text' && child.type === 'text')
        joined[joined.length - 1] = {...last, value: last.value + child.value}
      else joined.push(child)
    }
    if (joined.length < node.children.length) node.children = joined
  })
  return tree
}
