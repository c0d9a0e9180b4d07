import type {Parents} from 'mdast'
import {defListHastHandlers, type DefListDescriptionNode} from 'mdast-util-definition-list'
import type {Handler, State} from 'mdast-util-to-hast'
import type {HandlerGroup} from './context.ts'

/** Render `dl`. Two paragraphs stay two: the library would join those of a tight description. */
export const definitionList: HandlerGroup = () => ({
  ...defListHastHandlers,
  defListDescription: (
    state: State,
    node: DefListDescriptionNode,
    parent: Parents | undefined
  ): ReturnType<Handler> => {
    const isLoose = node.children.filter(({type}) => type === 'paragraph').length > 1
    return defListHastHandlers.defListDescription(state, {...node, spread: node.spread || isLoose}, parent)
  }
})
