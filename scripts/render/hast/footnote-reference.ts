import type {Element} from 'hast'
import {h} from 'hastscript'
import type {FootnoteReference} from 'mdast'
import type {State} from 'mdast-util-to-hast'
import type {Note} from '../../apparatus.ts'
import {generated, labelOf, ownId, type HandlerGroup, type HastOptions} from './context.ts'

/** Render note marks. The notes themselves are apart: see `ChapterHast`. */
export const footnoteReference: HandlerGroup = (context) => ({
  footnoteReference: (state: State, node: FootnoteReference): Element => {
    const {htmlId, noteId, label} = node.data ?? {}
    if (noteId === undefined) return generated('missing', `[^${node.label ?? node.identifier}]`)
    const id = context.chapter.id
    const mark = h('a', {role: 'doc-noteref', href: context.hrefOf({chapterId: id, htmlId: noteId}, id)}, label ?? '')
    const result = h('sup', {className: ['noteref', 'gen'], ...ownId(context, htmlId)}, mark)
    state.patch(node, result)
    return result
  },
  footnoteDefinition: () => undefined
})

/** Make the links from a note to each place that refers to it. */
export function backlinksOf(note: Note, {book, hrefOf}: HastOptions): Element {
  const several = note.referenceIds.length > 1
  const links = note.referenceIds.map((htmlId, index) => {
    const href = hrefOf({chapterId: note.chapterId, htmlId}, note.chapterId)
    const name = several ? `${labelOf(book, 'backToText')} ${index + 1}` : labelOf(book, 'backToText')
    const mark = several ? ['↑', h('sup', String(index + 1))] : ['↑']
    return h('a.backlink', {role: 'doc-backlink', href, ariaLabel: `${name} (${note.label})`}, ...mark)
  })
  return generated(
    'backlinks',
    links.flatMap((link) => [{type: 'text' as const, value: ' '}, link])
  )
}
