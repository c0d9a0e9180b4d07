import type {RootContent} from 'mdast'

/** Whether a node prints nothing in its place: a comment, a definition, a note. */
export function isEmpty(node: RootContent): boolean {
  return node.type === 'html' || node.type === 'definition' || node.type === 'footnoteDefinition'
}
