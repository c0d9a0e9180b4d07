import type {Root} from 'mdast'
import type {Chapter} from '../book.ts'
import type {Edition, Labels} from '../load/config.ts'
import type {ScriptConverter} from './script-converter.ts'

/**
 * Tell readers, at the start of the book, where nobody has read the edition through or settled each of its words.
 *
 * @param script Absent where the edition is printed in the script that it is written in.
 */
export function noteUnreviewed(
  chapters: readonly Chapter[],
  {edition, labels}: {edition: Edition; labels: Labels},
  script: ScriptConverter | undefined
): void {
  const tree = chapters[0]?.tree
  const value = labels['unreviewed']
  if ((edition.reviewed && (script?.open.size ?? 0) === 0) || !tree || value === undefined) return
  const heading = tree.children.findIndex((node) => node.type === 'heading' && node.depth === 1)
  const notice: Root['children'][number] = {
    type: 'admonition',
    kind: 'note',
    children: [{type: 'paragraph', children: [{type: 'text', value}]}]
  }
  tree.children.splice(heading + 1, 0, notice)
}
