import type {Heading, Nodes, Paragraph, Parents, Root, RootContent} from 'mdast'
import type {IndexMark} from '../mdast.ts'
import {nodesOf} from './nodes-of.ts'

/** The range that a heading opens: `end` stands at the end of the last thing in the section. */
export type SectionMark = {heading: Heading; end: IndexMark}

/**
 * Put marks where they have a line of text around them, so that their page is that of the line: a paragraph of nothing
 * but marks is not printed.
 *
 * @param tree Marks move into the text beside them; sections that a heading puts into the index get a mark at their end.
 */
export function placeIndexMarks(tree: Root): SectionMark[] {
  const sections: SectionMark[] = []
  for (const node of [...nodesOf(tree)]) {
    if (!('children' in node)) continue
    moveMarks(node)
    for (const child of [...node.children]) {
      if (child.type === 'heading' && child.data?.index?.length) sections.push(closeSection(node, child))
    }
  }
  return sections
}

function moveMarks(parent: Parents): void {
  const children = parent.children as RootContent[]
  for (const node of children.filter(isOnlyMarks)) {
    const at = children.indexOf(node)
    const marks = node.children.filter((child): child is IndexMark => child.type === 'indexMark')
    const opening = marks.filter(({range}) => range !== 'end')
    const closing = marks.filter(({range}) => range === 'end')
    const [before, after] = [lastLineOf(children[at - 1]), firstLineOf(children[at + 1])]
    if (after) prepend(after, opening)
    if (before) append(before, closing)
    const rest = [
      ...(before ? [] : closing.map((mark) => asBlock(mark, 'behind'))),
      ...(after ? [] : opening.map((mark) => asBlock(mark, 'before')))
    ]
    children.splice(at, 1, ...rest)
  }
}

function isOnlyMarks(node: RootContent): node is Paragraph {
  if (node.type !== 'paragraph' || node.children.length === 0) return false
  return node.children.every(
    (child) =>
      (child.type === 'indexMark' && child.children.length === 0) ||
      (child.type === 'text' && child.value.trim() === '')
  )
}

function closeSection(parent: Parents, heading: Heading): SectionMark {
  const children = parent.children as RootContent[]
  const start = children.indexOf(heading)
  const next = children.findIndex(
    (node, index) => index > start && node.type === 'heading' && node.depth <= heading.depth
  )
  const section = children.slice(start + 1, next < 0 ? undefined : next)
  const last = section.findLast((node) => node.type !== 'definition' && node.type !== 'html')
  const end: IndexMark = {type: 'indexMark', path: [], see: [], seeAlso: [], children: []}
  const line = last ? lastLineOf(last) : heading
  if (line) append(line, [end])
  else if (last) children.splice(children.indexOf(last) + 1, 0, asBlock(end, 'behind'))
  return {heading, end}
}

function asBlock(mark: IndexMark, block: 'before' | 'behind'): IndexMark {
  mark.data = {...mark.data, block}
  return mark
}

function append(line: Parents, marks: readonly IndexMark[]): void {
  ;(line.children as Nodes[]).push(...marks)
}

function prepend(line: Parents, marks: readonly IndexMark[]): void {
  ;(line.children as Nodes[]).unshift(...marks)
}

const lines: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell', 'defListTerm', 'caption'])
const blocks: ReadonlySet<string> = new Set([
  ...['blockquote', 'list', 'listItem', 'container', 'admonition', 'defList', 'defListDescription', 'table', 'tableRow']
])

function firstLineOf(node: Nodes | undefined): Parents | undefined {
  return lineOf(node, (children) => children[0])
}

function lastLineOf(node: Nodes | undefined): Parents | undefined {
  return lineOf(node, (children) => children.at(-1))
}

/** An image that is alone in its paragraph stays alone: it is set in another way than text. */
function lineOf(
  node: Nodes | undefined,
  choose: (children: readonly Nodes[]) => Nodes | undefined
): Parents | undefined {
  if (!node || !('children' in node)) return undefined
  if (lines.has(node.type)) return node.children.some(({type}) => type.startsWith('image')) ? undefined : node
  return blocks.has(node.type) ? lineOf(choose(node.children), choose) : undefined
}
