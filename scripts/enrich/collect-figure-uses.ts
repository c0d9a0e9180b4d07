import type {Nodes} from 'mdast'
import type {Note, TermUse} from '../apparatus.ts'
import type {Chapter, Target} from '../book.ts'
import type {Edition} from '../load/config.ts'
import type {CrossReference} from '../mdast.ts'
import {claimHtmlId, type HtmlIds} from './html-ids.ts'
import {nodesOf} from './nodes-of.ts'
import {noteTrees} from './note-trees.ts'

export type FigureUseOptions = {notes: readonly Note[]; htmlIds: HtmlIds; edition: Pick<Edition, 'references'>}

/**
 * Tell each figure, table, listing and equation which places refer to it, where the edition wants that.
 *
 * @param chapters Whose references are resolved; figures get `data.uses`, references the `htmlId` that leads back.
 */
export function collectFigureUses(chapters: readonly Chapter[], options: FigureUseOptions): void {
  if (!options.edition.references.backlinks) return
  const uses = new Map<Target, TermUse[]>()
  for (const chapter of chapters) {
    const found = {uses, htmlIds: options.htmlIds}
    collectIn(chapter.tree, {chapter, section: chapter.title}, found)
    for (const {root, section} of noteTrees(chapter, options.notes)) collectIn(root, {chapter, section}, found)
  }
  for (const {tree} of chapters) {
    for (const node of nodesOf(tree)) {
      const found = node.type === 'figure' && node.data?.target ? uses.get(node.data.target) : undefined
      if (node.type === 'figure' && found) node.data = {...node.data, uses: found}
    }
  }
}

type Found = {uses: Map<Target, TermUse[]>; htmlIds: HtmlIds}

function collectIn(root: Nodes, {chapter, ...start}: {chapter: Chapter; section: string}, found: Found): void {
  let {section} = start
  // What stands in a caption is no place to come back to.
  for (const node of nodesOf(root, ({type}) => type !== 'caption')) {
    if (node.type === 'heading') section = node.data?.target?.title ?? section
    if (node.type === 'crossReference' && node.data?.target?.depth === 0) addUse(node, {chapter, section}, found)
  }
}

function addUse(
  node: CrossReference,
  {chapter, section}: {chapter: Chapter; section: string},
  {uses, htmlIds}: Found
): void {
  const target = node.data?.target
  if (!target || target.kind === 'section' || target.kind === 'note') return
  const htmlId = claimHtmlId(htmlIds, chapter.id, `ref-${target.htmlId}`)
  node.data = {...node.data, htmlId}
  const use: TermUse = {identifier: target.identifier, chapterId: chapter.id, htmlId, section}
  uses.set(target, [...(uses.get(target) ?? []), use])
}
