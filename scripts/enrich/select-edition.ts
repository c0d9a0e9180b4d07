import type {Root} from 'mdast'
import type {Chapter} from '../book.ts'
import type {Edition} from '../load/config.ts'
import {chapterHeadingOf, headingsOf} from './headings-of.ts'
import {plainTextOf} from './plain-text.ts'

/** `leftOut` are the other chapters, so that a reference into one is told from a mistake. */
export type Selection = {chapters: Chapter[]; leftOut: Chapter[]}

/**
 * Take the edition's chapters, in its order, with trees of their own.
 *
 * @returns Chapters that each have a heading of depth 1, empty where there is no title.
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
  if (!chapterHeadingOf(tree)) nameChapter(tree, chapter.title)
  return {...chapter, tree}
}

/** A heading of another depth that gives the chapter its title becomes its heading; else the title does. */
function nameChapter(tree: Root, title: string): void {
  const named = headingsOf(tree)[0]
  if (named && title !== '' && plainTextOf(named.children) === title) named.data = {...named.data, writtenDepth: 1}
  else tree.children.unshift({type: 'heading', depth: 1, children: title === '' ? [] : [{type: 'text', value: title}]})
}
