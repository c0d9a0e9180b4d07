import type {Element} from 'hast'
import {h} from 'hastscript'
import type {Heading} from 'mdast'
import type {State} from 'mdast-util-to-hast'
import {propertiesOf} from './attributed.ts'
import {generated, ownId, type HandlerGroup} from './context.ts'

/** Render headings with their number. */
export const heading: HandlerGroup = (context) => ({
  heading: (state: State, node: Heading): Element => {
    const {target, attributes, generated: isOurs} = node.data ?? {}
    const label = target?.label ? [generated('label', `${target.label} `)] : []
    const own = isOurs ? {className: ['gen']} : propertiesOf(context, attributes)
    const properties = {...own, ...ownId(context, target?.htmlId)}
    const result = h(`h${node.depth}`, properties, [...label, ...state.all(node)])
    state.patch(node, result)
    return result
  }
})
