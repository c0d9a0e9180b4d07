import type {Heading, Nodes, Root} from 'mdast'

/** Containers whose headings still divide the chapter. A heading in a quotation, a list or a note does not. */
const transparent: ReadonlySet<string> = new Set(['root', 'container', 'htmlElement'])

/** List the headings that divide a chapter, in order. */
export function headingsOf(tree: Root): Heading[] {
  return [...headingsIn(tree)]
}

/** Find the heading that names the chapter: the first that its author gave depth 1. */
export function chapterHeadingOf(tree: Root): Heading | undefined {
  return headingsOf(tree).find((heading) => writtenDepthOf(heading) === 1)
}

/** Give the depth that the author wrote, where `parse` levelled it. */
export function writtenDepthOf({depth, data}: Heading): Heading['depth'] {
  return data?.writtenDepth ?? depth
}

function* headingsIn(node: Nodes): Generator<Heading> {
  if (node.type === 'heading') yield node
  else if (transparent.has(node.type) && 'children' in node) for (const child of node.children) yield* headingsIn(child)
}
