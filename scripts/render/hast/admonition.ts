import type {Element} from 'hast'
import {h} from 'hastscript'
import type {State} from 'mdast-util-to-hast'
import type {Admonition, Caption} from '../../mdast.ts'
import {propertiesOf} from './attributed.ts'
import {labelOf, type HandlerGroup} from './context.ts'

/** Render boxed remarks. The kind stands as a word, never as a colour alone. */
export const admonition: HandlerGroup = (context) => ({
  admonition: (state: State, node: Admonition): Element => {
    const label = labelOf(context.book, node.kind)
    const {className = [], ...own} = propertiesOf(context, node.data?.attributes)
    const properties = {...own, className: ['admonition', node.kind, ...className], role: 'note', ariaLabel: label}
    const caption = node.children.find((child): child is Caption => child.type === 'caption')
    const content = {...node, children: node.children.filter((child) => child !== caption)}
    const result = h('div', properties, [titleOf(caption, state, label), ...state.wrap(state.all(content), true)])
    state.patch(node, result)
    return result
  }
})

function titleOf(caption: Caption | undefined, state: State, label: string): Element {
  return caption ? h('p.admonition-title', state.all(caption)) : h('p', {className: ['admonition-title', 'gen']}, label)
}
