import type {Element, ElementContent, Properties, Root} from 'hast'
import {h} from 'hastscript'
import {visit} from 'unist-util-visit'
import type {Note} from '../../apparatus.ts'
import type {ChapterHast, HastOptions} from '../hast/index.ts'

/** Write note marks so that they stand apart on any device: `[1][2]`, not `12`. Changes the tree. */
export function bracketMarks(body: Root): void {
  visit(body, 'element', ({properties, children}) => {
    if (properties.role !== 'doc-noteref') return
    openAsNote(properties)
    children.unshift({type: 'text', value: '['})
    children.push({type: 'text', value: ']'})
  })
}

/** Tell 多看 and 掌阅 that a link opens a note; others know by its role. Changes the properties. */
export function openAsNote(properties: Properties): void {
  const {className} = properties
  properties.className = [...(Array.isArray(className) ? className : []), 'duokan-footnote']
}

/**
 * Put each note into one `aside` in the file that refers to it: pop-ups want it so. It begins with its number, which
 * leads back; Kobo has no glyph for `↩`.
 */
export function noteAsides({notes}: ChapterHast, options: HastOptions): Element[] {
  return notes.map(({note, content}) => {
    const id = options.idOf(note.chapterId, note.htmlId)
    return noteAside({id, className: ['note', note.class]}, beginWith(backlinks(note, options), content))
  })
}

/**
 * Make an `aside`. A pop-up takes out what is in it: paragraphs carry a class of their own.
 *
 * 多看 and 掌阅 know a note by the list inside, which is none to others.
 */
export function noteAside(properties: Properties, content: ElementContent[]): Element {
  const item = h('li.duokan-footnote-item', content)
  const list = h('ol.duokan-footnote-content', {role: 'presentation'}, item)
  const aside = h('aside', {...properties, role: 'doc-footnote'}, list)
  visit(aside, 'element', ({tagName, properties: own}) => {
    if (tagName === 'p') own.className = ['note-text']
  })
  return aside
}

function backlinks({label, chapterId, referenceIds}: Note, {book, hrefOf}: HastOptions): ElementContent[] {
  const links = referenceIds.map((htmlId, index) => {
    const properties = {
      role: 'doc-backlink',
      href: hrefOf({chapterId, htmlId}, chapterId),
      ariaLabel: `${book.labels['backToText'] ?? ''} ${label}${index === 0 ? '' : ` ${index + 1}`}`.trim()
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
