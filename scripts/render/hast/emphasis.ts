import type {Element} from 'hast'
import {h} from 'hastscript'
import type {Emphasis} from 'mdast'
import type {State} from 'mdast-util-to-hast'
import {toString} from 'mdast-util-to-string'
import type {HandlerGroup} from './context.ts'

/** Render emphasis, and say where it has no Han in it: only Latin letters are slanted, Han gets dots. */
export const emphasis: HandlerGroup = () => ({
  emphasis: (state: State, node: Emphasis): Element => {
    const isLatin = !/\p{Script=Han}/u.test(toString(node))
    const result = h('em', isLatin ? {className: ['latin']} : {}, state.all(node))
    state.patch(node, result)
    return result
  }
})
