import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import type {State} from 'mdast-util-to-hast'
import type {Citation} from '../../mdast.ts'
import type {BibliographyEntry, BibliographyList} from '../../mdast-apparatus.ts'
import {citedIn} from './cited-in.ts'
import {labelOf, ownId, type Context, type HandlerGroup} from './context.ts'

/**
 * Render citations and the list of what is cited.
 *
 * @see https://www.w3.org/TR/dpub-aria-1.1/#doc-bibliography
 */
export const bibliography: HandlerGroup = (context) => ({
  citation: (state: State, node: Citation): Element => {
    const {parts = [{text: node.written}], htmlId} = node.data ?? {}
    const chapterId = context.book.chapters.find((chapter) => chapter.generated === 'bibliography')?.id
    const content = parts.map(({text, entryId}): ElementContent => {
      if (entryId === undefined || chapterId === undefined) return {type: 'text', value: text}
      const href = context.hrefOf({chapterId, htmlId: entryId}, context.chapter.id)
      return h('a', {role: 'doc-biblioref', href}, text)
    })
    const isWritten = parts.every(({entryId}) => entryId === undefined)
    const result = isWritten
      ? h('span.citation', content)
      : h('sup', {className: ['citation', 'gen'], ...ownId(context, htmlId)}, content)
    state.patch(node, result)
    return result
  },
  bibliographyList: (state: State, node: BibliographyList): Element => {
    const label = labelOf(context.book, 'bibliography')
    const items = node.entries.map((entry) => h('li.work', ownId(context, entry.htmlId), ...lineOf(context, entry)))
    const list = h('ul.works', state.wrap(items, true))
    return h('section', {className: ['bibliography', 'gen'], role: 'doc-bibliography', ariaLabel: label}, list)
  }
})

function lineOf(context: Context, {number, text, uses}: BibliographyEntry): ElementContent[] {
  return [
    h('span.work-number', `[${number}]`),
    {type: 'text', value: ' '},
    ...withLinks(text),
    ...citedIn(context, uses)
  ]
}

/** Addresses are links; the full stop behind one is not a part of it. */
function withLinks(text: string): ElementContent[] {
  return text
    .split(/(https?:\/\/[^\s<>]+[^\s<>.,;，。；]|(?<=DOI:)10\.\d{4,9}\/[^\s<>]+[^\s<>.,;，。；])/u)
    .flatMap((part, index): ElementContent[] => {
      if (part === '') return []
      if (index % 2 === 0) return [{type: 'text', value: part}]
      return [h('a', {href: part.startsWith('10.') ? `https://doi.org/${part}` : part}, part)]
    })
}
