import type {Element, ElementContent, Root} from 'hast'
import {h} from 'hastscript'
import {visit} from 'unist-util-visit'
import type {Term} from '../../apparatus.ts'
import type {Chapter} from '../../book.ts'
import {chapterToHast, outputLanguage, ownLanguageOf, termIdOf, type HastOptions} from '../hast/index.ts'
import {noteAside, openAsNote} from './notes.ts'

/**
 * Give each term of a chapter a short definition at the chapter's end, and point its links there: it is a note to
 * reading systems, which know pop-ups for notes in the same file only. From there a link leads to the glossary.
 *
 * @param body Changed: its links to the glossary.
 * @see https://www.w3.org/TR/epub-ssv-11/#glossref
 */
export function termAsides(body: Root, chapter: Chapter, options: HastOptions): Element[] {
  if (chapter.generated === 'glossary') return []
  const asides = new Map<string, Element | undefined>()
  visit(body, 'element', ({properties}) => {
    if (properties.role !== 'doc-glossref') return
    const entry = String(properties.href)
    const term = termAt(entry, options)
    if (!asides.has(entry)) asides.set(entry, term && asideOf(term, entry, {chapter, options}))
    const id = asides.get(entry)?.properties.id
    if (id === undefined) return
    Object.assign(properties, {href: `#${id}`, 'epub:type': 'glossref noteref'})
    openAsNote(properties)
  })
  return [...asides.values()].filter((aside) => aside !== undefined)
}

/** Find the term whose glossary entry is at an address. */
function termAt(href: string, {book, idOf}: HastOptions): Term | undefined {
  const fragment = href.slice(href.indexOf('#') + 1)
  return [...book.terms.values()].find(({identifier}) => idOf('', termIdOf(identifier)) === fragment)
}

function asideOf(term: Term, entry: string, place: {chapter: Chapter; options: HastOptions}): Element | undefined {
  const {chapter, options} = place
  const {edition, labels} = options.book
  const [language, {term: name}] = ownLanguageOf(options.book, term)
  const definition = definitionOf(term, language, place)
  if (definition.length === 0) return undefined
  const properties = {
    id: options.idOf(chapter.id, `note-${termIdOf(term.identifier)}`),
    className: ['note', 'term-note'],
    ...(language === edition.language ? {} : {lang: outputLanguage(language)})
  }
  const head = [h('b', h('a', {href: entry}, name)), labels['labelSeparator']]
  return noteAside(properties, [h('p', ...head, ...definition)])
}

/** The first paragraph is enough here. Its ids stand in the glossary. */
function definitionOf(term: Term, language: string, {chapter, options}: {chapter: Chapter; options: HastOptions}) {
  const tree = term.definitions[language]
  const alone = {...options, book: {...options.book, notes: []}}
  const content = tree ? chapterToHast({...chapter, tree}, alone).body.children : []
  const paragraph = content.find((node): node is Element => node.type === 'element' && node.tagName === 'p')
  if (paragraph) visit(paragraph, 'element', ({properties}) => void Reflect.deleteProperty(properties, 'id'))
  return (paragraph?.children ?? []) satisfies ElementContent[]
}
