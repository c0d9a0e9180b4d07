import type {Root} from 'mdast'
import type {Position} from 'unist'
import {visit} from 'unist-util-visit'
import {VFile} from 'vfile'
import type {MarkdownProcessor} from './create-processor.ts'

/**
 * Parse Markdown that stands in another file. Lines and columns of nodes and messages are those of the file.
 *
 * @param place Where the text starts in the file.
 */
export function parseTextAt(
  text: string,
  place: Position | undefined,
  {file, processor}: {file: VFile; processor: MarkdownProcessor}
): Root {
  // Empty lines before the text move its lines to where the file has them; its columns are moved after.
  const {line, column} = place?.start ?? {line: 1, column: 1}
  const inner = new VFile({path: file.path, value: '\n'.repeat(line - 1) + text.trim()})
  const tree = processor.parse(inner)
  processor.runSync(tree, inner)
  const moved = new Set<object>()
  const move = (position: Position | undefined): void => {
    // Plugins share positions between nodes.
    if (!position || moved.has(position)) return
    moved.add(position)
    for (const point of [position.start, position.end]) Object.assign(point, {column: point.column + column - 1})
  }
  visit(tree, (node) => {
    move(node.position)
  })
  for (const message of inner.messages) {
    if (message.column !== undefined) message.column += column - 1
    file.messages.push(message)
  }
  return tree
}
