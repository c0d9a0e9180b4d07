import type {Node, Position} from 'unist'
import type {VFile} from 'vfile'

/** The text a node was parsed from; empty for one that has no place. */
export function sourceOf(node: Node | Position, file: VFile): string {
  const position = 'type' in node ? node.position : node
  return String(file).slice(position?.start.offset ?? 0, position?.end.offset ?? 0)
}
