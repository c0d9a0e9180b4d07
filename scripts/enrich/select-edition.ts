import type {Nodes, Root} from 'mdast'
import type {Chapter} from '../book.ts'
import type {Edition} from '../load/config.ts'
import {cloneTree} from './clone-tree.ts'
import {chapterHeadingOf, headingsOf} from './headings-of.ts'
import {childrenOf, replaceChildren} from './nodes-of.ts'
import {plainTextOf} from './plain-text.ts'

/** `leftOut` are the other chapters, so that a reference into one is told from a mistake. */
export type Selection = {chapters: Chapter[]; leftOut: Chapter[]}

/**
 * Take the edition's chapters, in its order, with trees of their own, and of `:::only{edition=…}` what is for it.
 *
 * @returns Chapters that each have a heading of depth 1, empty where there is no title.
 */
export function selectEdition(all: readonly Chapter[], edition: Edition): Selection {
  const wanted =
    edition.chapters === undefined ? all : edition.chapters.flatMap((id) => all.filter((one) => fileIdOf(one) === id))
  const chosen = new Set(wanted)
  const own = (chapter: Chapter): Chapter => ownChapter(chapter, edition.name)
  return {chapters: [...chosen].map(own), leftOut: all.filter((chapter) => !chosen.has(chapter)).map(own)}
}

/** Editions name files; one may hold several chapters. */
function fileIdOf({id, sourceId}: Chapter): string {
  return sourceId ?? id
}

/** The file is shared on purpose: it carries the messages. */
function ownChapter(chapter: Chapter, edition: string): Chapter {
  const tree = cloneTree(chapter.tree)
  selectBlocks(tree, edition)
  if (!chapterHeadingOf(tree)) nameChapter(tree, chapter.title)
  return {...chapter, tree}
}

/** What is for this edition takes the place of its block; what is not goes. */
function selectBlocks(node: Nodes, edition: string): void {
  replaceChildren(node, (child) => chosenOf(child, edition))
  for (const child of childrenOf(node)) selectBlocks(child, edition)
}

function chosenOf(node: Nodes, edition: string): readonly Nodes[] | undefined {
  if (node.type !== 'container' || node.name !== 'only') return undefined
  const names = node.data?.attributes?.values['edition']?.split(/[\s,]+/) ?? []
  if (!names.includes(edition)) return []
  return node.children.flatMap((child) => chosenOf(child, edition) ?? [child])
}

/** A heading of another depth that gives the chapter its title becomes its heading; else the title does. */
function nameChapter(tree: Root, title: string): void {
  const named = headingsOf(tree)[0]
  if (named && title !== '' && plainTextOf(named.children) === title) named.data = {...named.data, writtenDepth: 1}
  else tree.children.unshift({type: 'heading', depth: 1, children: title === '' ? [] : [{type: 'text', value: title}]})
}
