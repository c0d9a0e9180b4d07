import {overlayOrder, termOrder} from './key-order.ts'
import {patchYaml} from './patch-yaml.ts'
import type {Patched} from './patch-yaml.ts'
import type {TermData, TermEdit} from './term-data.ts'
import {outlineOf} from './yaml-outline.ts'

/**
 * Make changes in the text of a term's file, and only those: see `patchYaml`.
 *
 * @param languages The project's, in the order that new sides are put in.
 */
export function patchTerm(text: string, edits: readonly TermEdit[], languages: readonly string[] = []): Patched {
  return patchYaml(text, edits, termOrder(languages))
}

/** Make changes in the text of an overlay, whose paths begin with the id of a term. */
export function patchOverlay(text: string, edits: readonly TermEdit[], languages: readonly string[] = []): Patched {
  return patchYaml(text, edits, overlayOrder(languages))
}

/** Read the values of a term's file; `undefined` where its text cannot be patched. */
export function readTermData(text: string): TermData | undefined {
  const outline = outlineOf(text)
  return typeof outline === 'string' ? undefined : outline.data
}
