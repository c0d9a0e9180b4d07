/** mdast → hast, for all formats. */
import type {ElementContent, Root} from 'hast'
import type {Definition, PhrasingContent, Root as MdastRoot, RootContent} from 'mdast'
import {toHast, type Handlers} from 'mdast-util-to-hast'
import {visit} from 'unist-util-visit'
import type {Chapter} from '../../book.ts'
import {admonition} from './admonition.ts'
import {annals} from './annals.ts'
import {annalsChart} from './annals-chart.ts'
import {attributed} from './attributed.ts'
import {bibliography} from './bibliography.ts'
import {code} from './code.ts'
import type {ChapterHast, Context, HandlerGroup, HastOptions} from './context.ts'
import {definitionList} from './definition-list.ts'
import {emphasis} from './emphasis.ts'
import {figure} from './figure.ts'
import {footnoteReference} from './footnote-reference.ts'
import {glossary} from './glossary.ts'
import {heading} from './heading.ts'
import {htmlElement} from './html-element.ts'
import {image} from './image.ts'
import {indexList} from './index-list.ts'
import {joinTexts} from './join-texts.ts'
import {link} from './link.ts'
import {list} from './list.ts'
import {math} from './math.ts'
import {makeSafe} from './make-safe.ts'
import {parallels} from './parallels.ts'
import {table} from './table.ts'

export {labelOf, type ChapterHast, type HastOptions} from './context.ts'
export {eventIdOf} from './annals.ts'
export {backlinksOf} from './footnote-reference.ts'
export {ownLanguageOf} from './glossary.ts'
export {outputLanguage} from './language.ts'
export {listedSections} from './listed-sections.ts'
export {nestChapters, type Nested} from './nest-chapters.ts'
export {termIdOf} from './link.ts'

const groups: readonly HandlerGroup[] = [
  admonition,
  annals,
  annalsChart,
  attributed,
  bibliography,
  code,
  definitionList,
  emphasis,
  figure,
  footnoteReference,
  glossary,
  heading,
  htmlElement,
  image,
  indexList,
  link,
  list,
  math,
  parallels,
  table
]

/**
 * Turn a chapter into HTML elements that are safe and well-formed by construction: no raw markup, no scripts or
 * styles, no address but the book's own and http(s), mailto, tel. What we add to the text stands in `.gen`.
 *
 * Reports `invalid-math` (warning) on the chapter's file.
 */
export function chapterToHast(chapter: Chapter, options: HastOptions): ChapterHast {
  const context: Context = {...options, chapter}
  const definitions = definitionsOf(chapter.tree)
  const notes = options.book.notes.filter((note) => note.chapterId === chapter.id)
  return {
    body: convert(context, chapter.tree.children),
    notes: notes.map((note) => ({
      note,
      content: convert(context, [...note.children, ...definitions]).children as ElementContent[]
    }))
  }
}

/** Turn a few words, such as a heading in a table of contents, into what stands in a line. */
export function wordsToHast(
  words: readonly PhrasingContent[],
  chapter: Chapter,
  options: HastOptions
): ElementContent[] {
  // In a paragraph: a root would put a line break between one and the next, which shows as a space.
  const [paragraph] = convert({...options, chapter}, [{type: 'paragraph', children: [...words]}]).children
  return paragraph?.type === 'element' ? paragraph.children : []
}

function convert(context: Context, children: RootContent[]): Root {
  const own: Handlers = {}
  for (const group of groups) Object.assign(own, group(context))
  const tree = toHast({type: 'root', children}, {handlers: {...own, ...context.handlers}})
  // A root gives a root; the type allows for any node.
  return joinTexts(makeSafe(tree as Root))
}

/** Link definitions of the chapter, which its notes may use as well. */
function definitionsOf(tree: MdastRoot): Definition[] {
  const definitions: Definition[] = []
  visit(tree, 'definition', (node) => void definitions.push(node))
  return definitions
}
