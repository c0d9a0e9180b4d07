import type {Node} from 'unist'
import type {Nodes} from 'mdast'

/**
 * List a node and all below it, in reading order.
 *
 * @param enter Whether to go into a node; the node itself is listed either way.
 */
export function* nodesOf(node: Nodes, enter?: (node: Nodes) => boolean): Generator<Nodes> {
  // Lists are read as they are when their turn comes: who walks a tree may change what is still ahead.
  const open: {children: readonly Nodes[]; next: number}[] = [{children: [node], next: 0}]
  for (let list = open.at(-1); list; list = open.at(-1)) {
    const found = list.children[list.next++]
    if (!found) {
      open.pop()
      continue
    }
    yield found
    if ('children' in found && enter?.(found) !== false) open.push({children: found.children, next: 0})
  }
}

/** List a node's children. */
export function childrenOf(node: Nodes): Nodes[] {
  return 'children' in node ? node.children : []
}

/**
 * Replace children by others, in place, wherever `replace` has some.
 *
 * @param node Its `children` are changed. What stands where a child stood is of the child's kind.
 */
export function replaceChildren(node: Nodes, replace: (child: Nodes) => readonly Nodes[] | undefined): void {
  const children = childrenOf(node)
  for (let index = children.length - 1; index >= 0; index--) {
    const child = children[index]
    const replacement = child && replace(child)
    if (replacement) children.splice(index, 1, ...replacement)
  }
}

/** Tell whether an HTML element's text is for reading beside the text, as `rt` is, and not a part of it. */
export function isBesideText(node: Node): boolean {
  return node.type === 'htmlElement' && 'tagName' in node && (node.tagName === 'rt' || node.tagName === 'rp')
}
