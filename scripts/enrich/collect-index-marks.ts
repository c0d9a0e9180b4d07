import type {Nodes} from 'mdast'
import type {VFile} from 'vfile'
import type {Note} from '../apparatus.ts'
import type {Chapter} from '../book.ts'
import type {IndexMark} from '../mdast.ts'
import type {IndexPlace} from '../mdast-apparatus.ts'
import {followSections, sectionsOfNotes, type Section} from './follow-sections.ts'
import {claimHtmlId} from './html-ids.ts'
import type {HtmlIds} from './html-ids.ts'
import {nodesOf} from './nodes-of.ts'
import {placeIndexMarks, type SectionMark} from './place-index-marks.ts'

/** What an author wants in the index, and where; `end` where a heading puts its whole section there. */
export type MarkUse = Pick<IndexMark, 'path' | 'see' | 'seeAlso' | 'reading' | 'range'> & {
  start: IndexPlace
  end?: IndexPlace
  /** For messages. */
  node: Nodes
  file: VFile
}

/**
 * List what authors marked for the index, in reading order; a chapter's notes come after its text.
 *
 * @param chapters Marks get their `htmlId`; see `placeIndexMarks` for where they go.
 * @param htmlIds From `numberTargets`; gets those of the marks.
 */
export function collectIndexMarks(
  chapters: readonly Chapter[],
  {notes, htmlIds}: {notes: readonly Note[]; htmlIds: HtmlIds}
): MarkUse[] {
  return chapters.flatMap((chapter) => {
    const sections = placeIndexMarks(chapter.tree)
    const follower = followSections(chapter.id, chapter.tree)
    const uses: MarkUse[] = []
    const claim = (): string => claimHtmlId(htmlIds, chapter.id, 'index-mark')
    for (const node of nodesOf(chapter.tree)) {
      if (node.type === 'heading' && node.data?.target) follower.enter(node.data.target)
      const place = {file: chapter.file, section: follower.current(), claim}
      if (node.type === 'heading') uses.push(...usesOfHeading(node, sections, place))
      else if (node.type === 'indexMark' && node.path.length > 0) uses.push(useOf(node, place))
    }
    for (const [note, section] of sectionsOfNotes(chapter.id, chapter.tree, notes)) {
      for (const node of note.children.flatMap((child) => [...nodesOf(child)])) {
        if (node.type === 'indexMark') uses.push(useOf(node, {file: note.file ?? chapter.file, section, claim}))
      }
    }
    return uses
  })
}

type Place = {file: VFile; section: Section; claim: () => string}

function useOf(node: IndexMark, {file, section, claim}: Place): MarkUse {
  const {path, see, seeAlso, reading, range} = node
  const htmlId = claim()
  node.data = {...node.data, htmlId}
  return {
    ...{path, see, seeAlso, start: {...section, htmlId}, node, file},
    ...(reading === undefined ? {} : {reading}),
    ...(range ? {range} : {})
  }
}

/** The end of a section is called as its beginning is. */
function usesOfHeading(node: Nodes, sections: readonly SectionMark[], {file, section, claim}: Place): MarkUse[] {
  const found = sections.find(({heading}) => heading === node)
  const target = found?.heading.data?.target
  if (!found || !target) return []
  const htmlId = claim()
  found.end.data = {...found.end.data, htmlId}
  const start: IndexPlace = {...section, htmlId: target.htmlId}
  return (found.heading.data?.index ?? []).map((path) => ({
    ...{path, see: [], seeAlso: [], start, end: {...section, htmlId}, node, file}
  }))
}
