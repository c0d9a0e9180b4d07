import type {Heading, Nodes, Root} from 'mdast'

/** Containers whose headings still divide the chapter. A heading in a quotation, a list or a note does not. */
const transparent: ReadonlySet<string> = new Set(['root', 'container', 'htmlElement'])

/** List the headings that divide a chapter, in order. */
export function headingsOf(tree: Root): Heading[] {
  return [...headingsIn(tree)]
}

/** Find the heading that names the chapter: the first of depth 1. */
export function chapterHeadingOf(tree: Root): Heading | undefined {
  return headingsOf(tree).find((heading) => heading.depth === 1)
}

function* headingsIn(node: Nodes): Generator<Heading> {
  if (node.type === 'heading') yield node
  else if (transparent.has(node.type) && 'children' in node) for (const child of node.children) yield* headingsIn(child)
}
