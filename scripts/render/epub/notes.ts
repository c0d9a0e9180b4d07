import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import type {Note} from '../../book.ts'
import type {ChapterHast, HastOptions} from '../hast/index.ts'

/**
 * Put each note into one `aside` in the file that refers to it: pop-ups want it so. It begins with its number, which
 * leads back; Kobo has no glyph for `↩`.
 */
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
