import {defListHastHandlers} from 'mdast-util-definition-list'
import type {HandlerGroup} from './context.ts'

/** Render `dl`. */
export const definitionList: HandlerGroup = () => ({...defListHastHandlers})
