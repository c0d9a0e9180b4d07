import type {Node} from 'unist'
import type {Nodes} from 'mdast'

/**
 * List a node and all below it, in reading order.
 *
 * Unlike `unist-util-visit` this goes into the titles of admonitions, which are text but not children.
 *
 * @param enter Whether to go into a node; the node itself is listed either way.
 */
export function* nodesOf(node: Nodes, enter: (node: Nodes) => boolean = () => true): Generator<Nodes> {
  yield node
  if (!enter(node)) return
  for (const child of childrenOf(node)) yield* nodesOf(child, enter)
}

/** List a node's children, the title of an admonition first. */
export function childrenOf(node: Nodes): Nodes[] {
  const children: Nodes[] = 'children' in node ? node.children : []
  return node.type === 'admonition' ? [...node.title, ...children] : children
}

/**
 * Replace children by others, in place, wherever `replace` has some.
 *
 * @param node Its lists of children are changed: `children`, and the title of an admonition.
 */
export function replaceChildren(node: Nodes, replace: (child: Nodes) => readonly Nodes[] | undefined): void {
  for (const list of listsOf(node)) {
    for (let index = list.length - 1; index >= 0; index--) {
      const child = list[index]
      const replacement = child && replace(child)
      if (replacement) list.splice(index, 1, ...replacement)
    }
  }
}

/** What stands where a child stood is of the child's kind, so the lists stay what mdast says they are. */
function listsOf(node: Nodes): Nodes[][] {
  const lists: Nodes[][] = 'children' in node ? [node.children as Nodes[]] : []
  return node.type === 'admonition' ? [node.title, ...lists] : lists
}

/** Tell whether an HTML element's text is for reading beside the text, as `rt` is, and not a part of it. */
export function isBesideText(node: Node): boolean {
  return node.type === 'htmlElement' && 'tagName' in node && (node.tagName === 'rt' || node.tagName === 'rp')
}
