import type {Element, ElementContent, Parents, Root} from 'hast'
import {h} from 'hastscript'
import {visitParents} from 'unist-util-visit-parents'
import type {Note} from '../../apparatus.ts'
import type {Book} from '../../book.ts'
import type {ChapterHast} from '../hast/index.ts'

/** What a note must not break into: it follows the whole. */
const whole = /^(?:table|figure|pre|details)$/
const block = /^(?:p|h[1-6]|li|dd|dt|blockquote|div|section|article|header|aside|ul|ol|dl)$/

/**
 * Put each note behind the paragraph, heading, figure or table that first refers to it, so that it is on the same spread.
 *
 * @param chapter Its body is changed.
 * @param place `idOf` gives the id of an element from its `htmlId`.
 */
export function placeNotes(
  {body, notes}: ChapterHast,
  {book, idOf}: {book: Pick<Book, 'labels'>; idOf: (htmlId: string) => string}
): void {
  const homes = homesOf(body)
  const groups = new Map<Parents, Element>()
  let lastGroup: Element | undefined
  for (const {note, content} of notes) {
    const home = note.referenceIds.map((id) => homes.get(idOf(id))).find((found) => found !== undefined)
    const group = home
      ? (groups.get(home.host) ?? openGroup(home))
      : (lastGroup ?? openGroup({host: body, parent: body}))
    if (home) groups.set(home.host, group)
    lastGroup = group
    group.children.push(
      h('aside', {id: idOf(note.htmlId), dataNote: idOf(note.htmlId), className: ['footnote', note.class]}, [
        h('span', {className: ['footnote-label']}, note.label),
        h('div', {className: ['footnote-content']}, withWriter(content, note, book))
      ])
    )
  }
}

/** Say whose note it is, where it is not the author's. */
function withWriter(content: ElementContent[], note: Note, book: Pick<Book, 'labels'>): ElementContent[] {
  if (note.class === 'author') return content
  const word = book.labels[note.class === 'translator' ? 'translatorNote' : 'editorNote'] ?? ''
  const writer = h('span', {className: ['note-class', 'gen']}, `${word} `)
  const [first, ...rest] = content
  if (first?.type !== 'element' || first.tagName !== 'p') return [h('p', writer), ...content]
  return [{...first, children: [writer, ...first.children]}, ...rest]
}

type Home = {host: Parents; parent: Parents}

/** The place for a note, by the id of the element that refers to it. */
function homesOf(body: Root): Map<string, Home> {
  const homes = new Map<string, Home>()
  visitParents(body, 'element', (element, ancestors) => {
    const {id} = element.properties
    if (typeof id === 'string') homes.set(id, homeOf([...ancestors, element], body))
  })
  return homes
}

function homeOf(path: readonly Parents[], body: Root): Home {
  const outer = path.findIndex((node) => node.type === 'element' && whole.test(node.tagName))
  const inner = path.findLastIndex((node) => node.type === 'element' && block.test(node.tagName))
  const at = outer > 0 ? outer : inner
  return {host: path[at] ?? body, parent: path[at - 1] ?? body}
}

function openGroup({host, parent}: Home): Element {
  const group = h('div', {className: ['footnotes']})
  const inside =
    host === parent || (host.type === 'element' && /^(?:li|dd|dt|div|section|blockquote)$/.test(host.tagName))
  const children = (inside ? host.children : parent.children) as ElementContent[]
  if (inside) children.push(group)
  else children.splice(children.indexOf(host as Element) + 1, 0, group)
  return group
}
