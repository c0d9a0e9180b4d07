import type {ElementContent} from 'hast'
import {h} from 'hastscript'
import type {TermUse} from '../../apparatus.ts'
import {generated, labelOf, type Context} from './context.ts'
import {placesOf} from './places-of.ts'

/** Say, in words of ours, where a figure or a work is spoken of; nothing where it is not. */
export function citedIn({book, chapter, hrefOf}: Context, uses: readonly TermUse[]): ElementContent[] {
  if (uses.length === 0) return []
  const separator = {type: 'text' as const, value: labelOf(book, 'listSeparator')}
  const links = placesOf(book, uses).flatMap(({chapterId, htmlId, name}, index) => {
    const link = h('a', {href: hrefOf({chapterId, htmlId}, chapter.id), role: 'doc-backlink'}, name)
    return index === 0 ? [link] : [separator, link]
  })
  const head = h('span.label', labelOf(book, 'citedIn') + labelOf(book, 'labelSeparator'))
  return [{type: 'text', value: ' '}, generated('used-in', [head, ...links])]
}
