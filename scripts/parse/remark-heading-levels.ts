import type {Heading, Root} from 'mdast'
import {visit} from 'unist-util-visit'

type Depth = Heading['depth']

/**
 * Give headings depths without gaps, one heading of depth 1 at most, first. `data.writtenDepth` keeps what was written.
 *
 * A further heading of depth 1 becomes a section, and what follows it moves one level down with it.
 */
export function remarkHeadingLevels(): (tree: Root) => void {
  return (tree) => {
    const top = tree.children.find((node) => node.type === 'heading')
    const hasTitle = tree.children.some((node) => node.type === 'heading' && node.depth === 1)
    const title = hasTitle ? tree.children.find((node) => node.type === 'heading' && node.depth === 1) : top
    const open: number[] = []
    let shift = 0
    visit(tree, 'heading', (node) => {
      if (node === title) {
        setDepth(node, 1)
        open.splice(0, open.length, 1)
        return
      }
      if (node.depth === 1) shift = 1
      const written = Math.max(node.depth + shift, 2)
      while ((open.at(-1) ?? 0) >= written) open.pop()
      open.push(written)
      const level = open[0] === 1 ? open.length : open.length + 1
      setDepth(node, Math.min(level, 6) as Depth)
    })
  }
}

function setDepth(node: Heading, depth: Depth): void {
  if (node.depth === depth) return
  node.data = {...node.data, writtenDepth: node.depth}
  node.depth = depth
}
