import type {Element} from 'hast'
import {h} from 'hastscript'
import {SKIP, visit} from 'unist-util-visit'
import type {Book, Chapter, Identifier} from '../../book.ts'
import {chapterToHast, termIdOf} from '../hast/index.ts'
import type {Site} from './site.ts'

/** A term's name and definition, by the id of its entry. */
export type Previews = ReadonlyMap<string, Element>

/** Take each term's name and definition out of the glossary. */
export function buildPreviews({book, options}: Site): Previews {
  const previews = new Map<string, Element>()
  for (const chapter of book.chapters.filter(({generated}) => generated === 'glossary')) {
    visit(chapterToHast(chapter, options).body, 'element', (element) => {
      const {id, className} = element.properties
      if (typeof id !== 'string' || !Array.isArray(className) || !className.includes('entry')) return undefined
      previews.set(id, previewOf(element))
      return SKIP
    })
  }
  return previews
}

/**
 * Lay up the terms that a page uses, for its script to show beside them.
 *
 * They are templates: no reader meets them, no id in them counts. Without a script the term is a link.
 */
export function termTemplates(book: Book, chapter: Chapter, previews: Previews): Element[] {
  if (chapter.generated === 'glossary') return []
  return [...termsIn(book, chapter)].flatMap((identifier) => {
    const id = termIdOf(identifier)
    const preview = previews.get(id)
    return preview ? [h('template', {dataTerm: id}, preview)] : []
  })
}

function termsIn({notes}: Book, chapter: Chapter): Set<Identifier> {
  const used = new Set<Identifier>()
  const own = notes.filter(({chapterId}) => chapterId === chapter.id)
  for (const tree of [chapter.tree, ...own.map(({children}) => ({type: 'root' as const, children}))]) {
    visit(tree, 'termReference', (node) => void used.add(node.identifier))
  }
  return used
}

/** Keep name and definition; no links, as a preview closes when the pointer leaves it. */
function previewOf(entry: Element): Element {
  const kept = entry.children.filter(
    (child) => child.type === 'element' && (child.tagName === 'dt' || isDefinition(child))
  )
  const preview = structuredClone(h('dl', kept))
  visit(preview, 'element', (element) => {
    if (element.tagName === 'a') Object.assign(element, {tagName: 'span', properties: {}})
    Reflect.deleteProperty(element.properties, 'id')
  })
  return preview
}

function isDefinition({properties: {className}}: Element): boolean {
  return Array.isArray(className) && className.includes('definition')
}
