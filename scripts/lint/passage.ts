import type {Nodes} from 'mdast'
import type {Position} from 'unist'
import type {Edit, Fix} from '../diagnostics.ts'

/**
 * A paragraph, a heading, a cell: text that is read as one, as a reader sees it.
 *
 * Code, images, formulas and addresses stand in it as `\uFFFC`, hard line breaks as `\n`; marks of Markdown, notes and
 * comments are left out, so that what a reader sees side by side is side by side.
 */
export type Passage = {
  node: Nodes
  /** From the root to the node around it. */
  parents: readonly Nodes[]
  text: string
  /** Where each UTF-16 unit of `text` starts and ends in the source. */
  starts: readonly number[]
  ends: readonly number[]
  /** Where so many units from an index on stand in the file. */
  placeOf: (index: number, length: number) => Position
}

/** Whether a passage has an ancestor, or is itself, of a type. */
export function isIn({node, parents}: Passage, ...types: readonly Nodes['type'][]): boolean {
  return types.includes(node.type) || parents.some((parent) => types.includes(parent.type))
}

/**
 * Write another text in place of `length` units of a passage; with 0, behind the unit before.
 *
 * @returns `undefined` where marks of Markdown stand between the units: no edit can be sure not to break them.
 */
export function editOf(passage: Passage, range: {index: number; length: number}, text: string): Edit | undefined {
  const {starts, ends, placeOf} = passage
  const {index, length} = range
  const first = length === 0 ? index - 1 : index
  const last = length === 0 ? index : index + length - 1
  for (let at = first; at < Math.min(last, starts.length - 1); at++) {
    if (at >= 0 && ends[at] !== starts[at + 1]) return undefined
  }
  return {place: placeOf(index, length), text}
}

/** Make a fix of edits, or none if one of them cannot be made. */
export function fixOf(kind: Fix['kind'], ...edits: readonly (Edit | undefined)[]): {fix: Fix} | Record<string, never> {
  const whole = edits.filter((edit) => edit !== undefined)
  return whole.length > 0 && whole.length === edits.length ? {fix: {kind, edits: whole}} : {}
}
