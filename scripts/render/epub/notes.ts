/** Notes and short definitions: one `aside` each in the file that refers to it, as pop-ups must have it. */
import type {Element, ElementContent, Root} from 'hast'
import {h} from 'hastscript'
import {visit} from 'unist-util-visit'
import type {Chapter, Identifier, Note, Term} from '../../book.ts'
import {chapterToHast, outputLanguage, termIdOf, type ChapterHast, type HastOptions} from '../hast/index.ts'

/** Put each note into an `aside` that begins with its number, which leads back: few devices have a glyph for `↩`. */
export function noteAsides({notes}: ChapterHast, options: HastOptions): Element[] {
  return notes.map(({note, content}) => {
    const properties = {
      id: options.idOf(note.chapterId, note.htmlId),
      className: ['note', note.class],
      role: 'doc-footnote'
    }
    return h('aside', properties, beginWith(backlinks(note, options), content))
  })
}

/**
 * Turn the links from terms to the glossary into links to a short definition at the chapter's end. It is a note to
 * reading systems that know only those. Changes the tree.
 *
 * @see https://www.w3.org/TR/epub-ssv-11/#glossref
 */
export function termAsides(body: Root, chapter: Chapter, options: HastOptions): Element[] {
  const byHref = new Map(
    [...options.book.terms.values()].flatMap((term) =>
      glossariesOf(options).map(
        (chapterId) => [options.hrefOf({chapterId, htmlId: termIdOf(term.identifier)}, chapter.id), term] as const
      )
    )
  )
  const used = new Map<Identifier, Element>()
  visit(body, 'element', ({properties}) => {
    const term = properties.role === 'doc-glossref' ? byHref.get(String(properties.href)) : undefined
    if (!term || chapter.generated === 'glossary') return
    const id = options.idOf(chapter.id, `note-${termIdOf(term.identifier)}`)
    used.set(
      term.identifier,
      used.get(term.identifier) ?? termAside(term, {id, href: String(properties.href)}, options)
    )
    properties.href = `#${id}`
    properties['epub:type'] = 'glossref noteref'
  })
  return [...used.values()]
}

function glossariesOf({book}: HastOptions): string[] {
  return book.chapters.filter(({generated}) => generated === 'glossary').map(({id}) => id)
}

function termAside(term: Term, {id, href}: {id: string; href: string}, options: HastOptions): Element {
  const {edition, config, labels, chapters} = options.book
  const language =
    [edition.language, config.language].find((tag) => term.langs[tag]?.term) ?? Object.keys(term.langs)[0]
  const own = term.langs[language ?? '']
  const lang = language === edition.language || language === undefined ? {} : {lang: outputLanguage(language)}
  const name = [h('b', h('a', {href}, own?.term ?? term.identifier)), labels['labelSeparator'] ?? ' ']
  const glossary = chapters.find(({generated}) => generated === 'glossary')
  const definition = term.definitions[language ?? '']
  const content = glossary && definition ? chapterToHast({...glossary, tree: definition}, options).body.children : []
  const short = content.find((node): node is Element => node.type === 'element')
  const line = short?.tagName === 'p' ? withoutIds(short).children : []
  return h('aside', {id, className: ['note', 'term-note'], role: 'doc-footnote', ...lang}, h('p', ...name, ...line))
}

/** A definition stands in many files and in one twice. */
function withoutIds(element: Element): Element {
  visit(element, 'element', ({properties}) => {
    delete properties.id
  })
  return element
}

function backlinks({label, chapterId, referenceIds}: Note, {book, hrefOf}: HastOptions): ElementContent[] {
  const links = referenceIds.map((htmlId, index) => {
    const properties = {
      role: 'doc-backlink',
      href: hrefOf({chapterId, htmlId}, chapterId),
      ariaLabel: `${book.labels['backToText'] ?? ''} ${label}${index === 0 ? '' : ` (${index + 1})`}`.trim()
    }
    return index === 0 ? h('a', properties, label) : h('sup', h('a', properties, String(index + 1)))
  })
  return [h('span', {className: ['gen', 'number']}, ...links), {type: 'text', value: ' '}]
}

function beginWith(start: ElementContent[], content: readonly ElementContent[]): ElementContent[] {
  const [head, ...rest] = content.filter((node) => node.type !== 'text' || node.value.trim() !== '')
  if (head?.type === 'element' && head.tagName === 'p') {
    return [{...head, children: [...start, ...head.children]}, ...rest]
  }
  return [h('p', start), ...(head ? [head] : []), ...rest]
}
