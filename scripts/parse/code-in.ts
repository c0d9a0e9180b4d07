import type {Root} from 'mdast'
import {visit} from 'unist-util-visit'

/** Tell whether an offset is in code, where signs are what they are. */
export function codeIn(tree: Root): (offset: number) => boolean {
  const ranges: [number, number][] = []
  visit(tree, (node) => {
    if (node.type !== 'code' && node.type !== 'inlineCode') return
    ranges.push([node.position?.start.offset ?? 0, node.position?.end.offset ?? 0])
  })
  return (offset) => ranges.some(([start, end]) => offset >= start && offset < end)
}
