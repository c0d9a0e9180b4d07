import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import type {Paragraph} from 'mdast'
import {defaultHandlers, type State} from 'mdast-util-to-hast'
import type {TermUse} from '../../apparatus.ts'
import type {ParallelNote} from '../../mdast-apparatus.ts'
import {labelOf, ownId, type Context, type HandlerGroup} from './context.ts'
import {placesOf} from './places-of.ts'

/** Render what links a passage to those that tell the same, and the passage that they link to. */
export const parallels: HandlerGroup = (context) => ({
  paragraph: (state: State, node: Paragraph): Element => {
    const result = defaultHandlers.paragraph(state, node)
    // Not on the paragraph: in a tight list it is undone, and its content stays.
    const anchor = ownId(context, node.data?.htmlId)
    if (anchor.id !== undefined) result.children.unshift(h('span.gen', anchor))
    return result
  },
  parallelNote: (_state: State, {places, conflicts}: ParallelNote): Element => {
    const {book} = context
    const links = places.flatMap((place, index): ElementContent[] => [
      ...(index === 0 ? [] : [{type: 'text' as const, value: labelOf(book, 'listSeparator')}]),
      linkTo(context, place)
    ])
    const head = h('span.label', labelOf(book, 'parallels') + labelOf(book, 'labelSeparator'))
    return h('div', {className: ['gen', 'parallels'], role: 'note', ariaLabel: labelOf(book, 'parallels')}, [
      h('p', head, ...links),
      ...conflicts.map((conflict) => h('p.parallel-conflict', conflictOf(context, conflict)))
    ])
  }
})

/** Where the words of the other passage are, by what readers call its chapter and section. */
function linkTo(context: Context, place: TermUse): Element {
  const [named] = placesOf(context.book, [place])
  const {chapterId, htmlId} = place
  return h('a', {href: context.hrefOf({chapterId, htmlId}, context.chapter.id)}, named?.name ?? place.section)
}

/** `此处作“30 万台”，第 3 章作“3 万台”`: the place in it is a link. */
function conflictOf(context: Context, {found, said, place}: ParallelNote['conflicts'][number]): ElementContent[] {
  const words = (text: string): string => text.replace('{found}', () => found).replace('{said}', () => said)
  const [before = '', after = ''] = labelOf(context.book, 'parallelConflict').split('{place}').map(words)
  return [{type: 'text', value: before}, linkTo(context, place), {type: 'text', value: after}]
}
