import type {Nodes} from 'mdast'
import type {Chapter, Target} from '../book.ts'
import {nodesOf} from './nodes-of.ts'
import {plainTextOf} from './plain-text.ts'
import {readableMath} from './readable-math.ts'

/**
 * Read titles again, for the lists of a book: references in them now say where they lead, and formulas read as text.
 *
 * @param chapters Whose references are resolved. Identifiers and anchors were made before, and stay.
 */
export function completeTitles(chapters: readonly Chapter[]): void {
  for (const chapter of chapters) {
    for (const node of nodesOf(chapter.tree)) {
      const [target, words] = titleOf(node)
      if (!target || words.length === 0) continue
      const title = plainTextOf(words.map(withReadableMath))
      if (target.kind === 'chapter' && chapter.title === target.title) chapter.title = title
      target.title = title
    }
  }
}

function titleOf(node: Nodes): [Target | undefined, readonly Nodes[]] {
  if (node.type === 'heading') return [node.data?.target, node.children]
  if (node.type !== 'figure') return [undefined, []]
  return [node.data?.target, node.children.find((child) => child.type === 'caption')?.children ?? []]
}

function withReadableMath(node: Nodes): Nodes {
  const copy = structuredClone(node)
  for (const part of nodesOf(copy)) {
    if (part.type === 'inlineMath') part.value = readableMath(part.value)
  }
  return copy
}
