import type {Node, Point, Position} from 'unist'
import type {VFile} from 'vfile'

/**
 * Where a piece of a node's source stands in the file.
 *
 * @param piece As found in what `sourceOf` gives for the node.
 */
export function placeIn(node: Node, file: VFile, {index, length}: {index: number; length: number}): Position {
  const start = (node.position?.start.offset ?? 0) + index
  const text = String(file)
  return {start: pointAt(text, start), end: pointAt(text, start + length)}
}

function pointAt(text: string, offset: number): Point {
  const before = text.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  return {line: before.split('\n').length, column: offset - lineStart + 1, offset}
}
