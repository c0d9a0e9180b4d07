import type {PhrasingContent, Root} from 'mdast'
import type {Position} from 'unist'
import type {Processor} from 'unified'
import {visit} from 'unist-util-visit'
import {VFile} from 'vfile'

/** What a caption in an attribute or in a link's title may hold besides letters. */
const marked = /[`*_[\]<>&\\$~!:@{}#\n]|https?:|www\./

/**
 * Parse text that stands in an attribute: a caption. It is one line of running text, or stays as it is written.
 *
 * @param place Where the text stands: its nodes and messages get this place.
 */
export function parseInline(
  processor: Processor<Root>,
  text: string,
  {file, place}: {file: VFile; place: Position | undefined}
): PhrasingContent[] {
  const plain: PhrasingContent[] = [{type: 'text', value: text, ...(place ? {position: place} : {})}]
  if (!marked.test(text)) return plain
  const inner = new VFile({path: file.path, value: text})
  const tree = processor.parse(inner)
  const [only, ...others] = tree.children
  if (only?.type !== 'paragraph' || others.length > 0) return plain
  processor.runSync(tree, inner)
  const [result, ...rest] = tree.children
  if (result?.type !== 'paragraph' || rest.length > 0) return plain
  visit(result, (node) => {
    if (place) node.position = place
  })
  for (const message of inner.messages) {
    if (place) Object.assign(message, {line: place.start.line, column: place.start.column, place})
    file.messages.push(message)
  }
  return result.children
}
