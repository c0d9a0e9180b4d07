import type {Heading, Parents, Root} from 'mdast'
import {visit} from 'unist-util-visit'

type Depth = Heading['depth']

/**
 * Give headings depths without gaps, one heading of depth 1 at most, first. `data.writtenDepth` keeps what was written.
 *
 * A further heading of depth 1 becomes a section, and what follows it moves one level down with it; one that opens a
 * chapter of its own (`data.opening`) stays, and counting begins anew.
 */
export function remarkHeadingLevels(): (tree: Root) => void {
  return (tree) => {
    const title = titleHeadingOf(tree) ?? headingsOf(tree)[0]
    const open: number[] = []
    let shift = 0
    visit(tree, 'heading', (node) => {
      if (node === title || node.data?.opening) {
        shift = 0
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

/** The heading of depth 1: the chapter's title. One in a quotation is not. */
export function titleHeadingOf(tree: Root): Heading | undefined {
  return headingsOf(tree).find((heading) => heading.depth === 1)
}

/** Headings of the chapter itself, also those in an author's `div`. */
function headingsOf(parent: Parents): Heading[] {
  return parent.children.flatMap((node) => {
    if (node.type === 'heading') return [node]
    return node.type === 'htmlElement' || node.type === 'container' ? headingsOf(node) : []
  })
}

function setDepth(node: Heading, depth: Depth): void {
  if (node.depth === depth) return
  node.data = {...node.data, writtenDepth: node.depth}
  node.depth = depth
}
