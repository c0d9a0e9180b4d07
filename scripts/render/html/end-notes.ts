import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import type {Note} from '../../apparatus.ts'
import {backlinksOf, labelOf, type ChapterHast} from '../hast/index.ts'
import type {Site} from './site.ts'

/** Build a chapter's notes, at its end, each with links back. */
export function endNotes(site: Site, notes: ChapterHast['notes']): Element[] {
  if (notes.length === 0) return []
  const label = labelOf(site.book, 'notes')
  const items = notes.map(({note, content}) => noteItem(site, note, content))
  return [h('section.notes', {role: 'doc-endnotes', ariaLabel: label}, [h('h2.gen', label), h('ol', items)])]
}

/** The links back stand at the end of the last paragraph, not under it. */
function noteItem(site: Site, note: Note, content: ElementContent[]): Element {
  const back = backlinksOf(note, site.options)
  const last = content.at(-1)
  const isParagraph = last?.type === 'element' && last.tagName === 'p'
  const closed: ElementContent[] = isParagraph
    ? [...content.slice(0, -1), {...last, children: [...last.children, back]}]
    : [...content, back]
  const mark = h('span.note-mark.gen', {ariaHidden: 'true'}, `${note.label} `)
  return h('li', {id: note.htmlId}, [mark, h('div.note-text', [...writerOf(site, note), ...closed])])
}

/** Say whose note it is, where it is not the author's. */
function writerOf({book}: Site, note: Note): ElementContent[] {
  if (note.class === 'author') return []
  return [h('span.note-class.gen', `${labelOf(book, note.class === 'translator' ? 'translatorNote' : 'editorNote')} `)]
}
