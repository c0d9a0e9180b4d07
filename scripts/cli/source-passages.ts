import {join} from 'node:path'
import {toString} from 'mdast-util-to-string'
import type {Nodes} from 'mdast'
import {SKIP, visit} from 'unist-util-visit'
import type {Book} from '../book.ts'
import type {SourcePassage} from '../check/index.ts'

/** What a message can be about: nodes that hold text, but no nodes of these. */
const kinds = /^(?:paragraph|heading|tableCell|caption|code|defListTerm|image)$/

/**
 * List what a book is made of, as its edition has it, with the places in the author's files.
 *
 * @param folder Stands before each path.
 */
export function passagesOf({chapters, notes, terms}: Book, folder: string): SourcePassage[] {
  const files = new Map(chapters.map(({id, file}) => [id, file.path]))
  return [
    ...chapters.flatMap(({tree, file}) => passagesIn(tree, join(folder, file.path))),
    ...notes.flatMap(({children, chapterId}) =>
      children.flatMap((node) => passagesIn(node, join(folder, files.get(chapterId) ?? '')))
    ),
    ...[...terms.values()].flatMap(({definitions, file}) =>
      Object.values(definitions).flatMap((tree) => passagesIn(tree, join(folder, file.path)))
    )
  ]
}

function passagesIn(tree: Nodes, path: string): SourcePassage[] {
  const passages: SourcePassage[] = []
  visit(tree, (node) => {
    if (!kinds.test(node.type) || !node.position) return
    const text = node.type === 'image' ? (node.alt ?? '') : toString(node, {includeImageAlt: false})
    if (text !== '') passages.push({path: path.replaceAll('\\', '/'), place: node.position, text})
    // An image stands within a paragraph.
    return node.type === 'paragraph' ? undefined : SKIP
  })
  return passages
}
