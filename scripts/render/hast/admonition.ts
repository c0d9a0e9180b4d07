import type {Element} from 'hast'
import {h} from 'hastscript'
import type {State} from 'mdast-util-to-hast'
import type {Admonition} from '../../mdast.ts'
import {labelOf, type Context, type HandlerGroup} from './context.ts'

/** Render boxed remarks. The kind stands as a word, never as a colour alone. */
export const admonition: HandlerGroup = (context) => ({
  admonition: (state: State, node: Admonition): Element => {
    const label = labelOf(context.book, node.kind)
    const properties = {className: ['admonition', node.kind], role: 'note', ariaLabel: label}
    const result = h('div', properties, [titleOf(context, state, node), ...state.wrap(state.all(node), true)])
    state.patch(node, result)
    return result
  }
})

function titleOf({book}: Context, state: State, node: Admonition): Element {
  if (node.title.length === 0) return h('p', {className: ['admonition-title', 'gen']}, labelOf(book, node.kind))
  return h('p.admonition-title', state.all({type: 'paragraph', children: node.title}))
}
