import type {Root} from 'mdast'
import type {Note} from '../apparatus.ts'
import type {Target} from '../book.ts'
import type {IndexPlace} from '../mdast-apparatus.ts'
import {chapterHeadingOf} from './headings-of.ts'
import {nodesOf} from './nodes-of.ts'

/** What an index calls the place where the reader is. */
export type Section = Omit<IndexPlace, 'htmlId'>

/** Knows which section follows a heading, from one heading to the next. */
export type SectionFollower = {enter: (target: Target) => void; current: () => Section}

/**
 * Follow the sections of a chapter. What has no number is called by what is around it: the index leads to 2.3, not to
 * the second 小结 of the book; in a chapter without numbers, to the chapter.
 */
export function followSections(chapterId: string, tree: Root): SectionFollower {
  const chapter = chapterHeadingOf(tree)?.data?.target
  let open: Target[] = chapter ? [chapter] : []
  return {
    enter: (target) => {
      open = [...open.filter(({depth}) => depth < target.depth), target]
    },
    current: () => {
      const around = open.findLast(({number}) => number.length > 0) ?? open[0]
      const lettered = around?.lettered ? {lettered: true} : {}
      return {chapterId, number: around?.number ?? [], title: around?.title ?? chapter?.title ?? '', ...lettered}
    }
  }
}

/** Tell in which section each note of a chapter is first referred to; nothing for notes of notes. */
export function sectionsOfNotes(chapterId: string, tree: Root, notes: readonly Note[]): Map<Note, Section> {
  const follower = followSections(chapterId, tree)
  const byReference = new Map<string, Section>()
  for (const node of nodesOf(tree)) {
    if (node.type === 'heading' && node.data?.target) follower.enter(node.data.target)
    const htmlId = node.type === 'footnoteReference' ? node.data?.htmlId : undefined
    if (htmlId !== undefined) byReference.set(htmlId, follower.current())
  }
  return new Map(
    notes.flatMap((note) => {
      const [first = ''] = note.referenceIds
      const section = note.chapterId === chapterId ? byReference.get(first) : undefined
      return section ? [[note, section] as const] : []
    })
  )
}
