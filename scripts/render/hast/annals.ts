import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import type {State} from 'mdast-util-to-hast'
import type {EventSource, Identifier, TermUse} from '../../apparatus.ts'
import type {EventReference} from '../../mdast.ts'
import type {AnnalsConflict, AnnalsEntry, AnnalsList} from '../../mdast-apparatus.ts'
import {generated, labelOf, ownId, type Context, type HandlerGroup} from './context.ts'
import {dateElements, dateWords} from './date-words.ts'
import {isSafeAddress} from './link.ts'
import {placesOf} from './places-of.ts'

/** Render the dated events, and what links to them. */
export const annals: HandlerGroup = (context) => ({
  annalsList: (state: State, node: AnnalsList): Element =>
    h('ol', {className: ['annals']}, state.wrap(state.all(node), true)),
  annalsEntry: (state: State, node: AnnalsEntry): Element => {
    const lines = [
      titleOf(context, node),
      ...state.all(node),
      ...sourcesOf(context, node.sources),
      ...usedInOf(context, node.uses)
    ]
    const properties = {className: ['event', node.event.certainty], ...ownId(context, eventIdOf(node.event.identifier))}
    return h('li', properties, state.wrap(lines, true))
  },
  annalsConflict: (state: State, node: AnnalsConflict): Element =>
    h('div', {className: ['conflict'], role: 'note', ariaLabel: labelOf(context.book, 'conflict')}, [
      h('p', {className: ['conflict-title', 'gen']}, labelOf(context.book, 'conflict')),
      ...state.wrap(state.all(node), true)
    ]),
  eventReference: (state: State, node: EventReference): Element => {
    const result = eventReferenceOf(context, state, node)
    state.patch(node, result)
    return result
  }
})

/** Name an event's entry in the annals. */
export function eventIdOf(identifier: Identifier): string {
  return `event-${identifier}`
}

/** Find the chapter of dated events. */
export function annalsChapterOf({book}: Context): string | undefined {
  return book.chapters.find(({generated}) => generated === 'annals')?.id
}

function eventReferenceOf(context: Context, state: State, node: EventReference): Element {
  const {htmlId, generated: isOurs} = node.data ?? {}
  const properties = {className: isOurs ? ['event', 'gen'] : ['event'], ...ownId(context, htmlId)}
  const chapterId = annalsChapterOf(context)
  if (chapterId === undefined) return h('span', properties, state.all(node))
  const href = context.hrefOf({chapterId, htmlId: eventIdOf(node.identifier)}, context.chapter.id)
  return h('a', {...properties, href}, state.all(node))
}

/** The date, what happened, and a word where that is not certain. */
function titleOf({book}: Context, {event}: AnnalsEntry): Element {
  const certainty =
    event.certainty === 'certain'
      ? []
      : [generated('separator', ' '), generated('certainty', labelOf(book, event.certainty))]
  const date = h('span', {className: ['gen', 'date']}, dateElements(event, book))
  return h('p.event-title', [date, generated('separator', ' '), h('strong', event.title), ...certainty])
}

function sourcesOf({book}: Context, sources: readonly EventSource[]): Element[] {
  if (sources.length === 0) return []
  const list = sources.flatMap((source, index): ElementContent[] => [
    ...(index === 0 ? [] : [generated('separator', labelOf(book, 'sourceSeparator'))]),
    sourceOf(source)
  ])
  const head = generated('label', labelOf(book, 'sources') + labelOf(book, 'labelSeparator'))
  return [h('p.sources', head, ...list)]

  function sourceOf({title, date, url, note}: EventSource): Element {
    const name = url !== undefined && isSafeAddress(url) ? h('a', {href: url}, title) : title
    const comma = labelOf(book, 'sourceComma')
    const when = date === undefined ? [] : [generated('date', comma + dateWords(date, book))]
    const what = note === undefined ? [] : [generated('separator', comma), note]
    return h('span.source', name, ...when, ...what)
  }
}

/** A line of our words, like the glossary's. */
function usedInOf({book, chapter, hrefOf, everyUse}: Context, uses: readonly TermUse[]): Element[] {
  const places = everyUse ? uses.map((use) => ({...use, name: use.section})) : placesOf(book, uses)
  if (places.length === 0) return []
  const links = places.flatMap(({chapterId, htmlId, name}, index): ElementContent[] => [
    ...(index === 0 ? [] : [{type: 'text' as const, value: labelOf(book, 'listSeparator')}]),
    h('a', {href: hrefOf({chapterId, htmlId}, chapter.id), role: 'doc-backlink'}, name)
  ])
  const head = h('span.label', labelOf(book, 'usedIn') + labelOf(book, 'labelSeparator'))
  return [h('p', {className: ['gen', 'used-in']}, head, ...links)]
}
