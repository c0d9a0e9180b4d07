import type {Heading} from 'mdast'
import type {Chapter} from '../book.ts'
import type {Edition} from '../load/config.ts'
import {chapterHeadingOf} from './headings-of.ts'

/** `leftOut` are the other chapters, so that a reference into one is told from a mistake. */
export type Selection = {chapters: Chapter[]; leftOut: Chapter[]}

/**
 * Take the edition's chapters, in its order, with trees of their own.
 *
 * @returns Chapters that each have a heading: one without gets its title as one.
 */
export function selectEdition(all: readonly Chapter[], edition: Edition): Selection {
  const byId = new Map(all.map((chapter) => [chapter.id, chapter]))
  const wanted = edition.chapters === undefined ? all : edition.chapters.flatMap((id) => byId.get(id) ?? [])
  const chosen = new Set(wanted)
  return {chapters: [...chosen].map(ownChapter), leftOut: all.filter((chapter) => !chosen.has(chapter)).map(ownChapter)}
}

/** The file is shared on purpose: it carries the messages. */
function ownChapter(chapter: Chapter): Chapter {
  const tree = structuredClone(chapter.tree)
  if (!chapterHeadingOf(tree) && chapter.title !== '') {
    const heading: Heading = {type: 'heading', depth: 1, children: [{type: 'text', value: chapter.title}]}
    tree.children.unshift(heading)
  }
  return {...chapter, tree}
}
