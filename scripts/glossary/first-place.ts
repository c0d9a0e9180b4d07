import type {Block} from './book-text.ts'
import {occurrenceOf} from './occurrence.ts'
import type {Occurrence} from './occurrence.ts'

/** Where something stands first, with its sentence. */
export type FirstPlace = Pick<Occurrence, 'path' | 'line' | 'column' | 'before' | 'written' | 'after'>

/** Tell where a piece of a block stands. */
export function firstPlace(edition: string, block: Block, span: {start: number; end: number}): FirstPlace {
  const {start, end} = span
  const {path, line, column, before, written, after} = occurrenceOf(edition, block, {
    ...{start, end, identifier: '', isLink: false}
  })
  return {path, line, column, before, written, after}
}
