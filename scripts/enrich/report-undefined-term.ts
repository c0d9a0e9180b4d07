import type {VFile} from 'vfile'
import type {Identifier} from '../apparatus.ts'
import {reportError} from '../diagnostics.ts'
import type {TermReference} from '../mdast.ts'
import {nearest} from '../nearest.ts'

/**
 * Report a link to a term that the glossary does not have.
 *
 * @param identifiers Those that it has.
 *   Reports `undefined-term` (error).
 */
export function reportUndefinedTerm(node: TermReference, file: VFile, identifiers: Iterable<Identifier>): void {
  const {identifier} = node
  reportError(file, {
    source: 'enrich',
    ruleId: 'undefined-term',
    reason: `Unexpected link to undefined term \`${identifier}\`, expected the id of a glossary entry`,
    place: node,
    note: `Write \`glossary/terms/${identifier}.yaml\`, or correct the id`,
    expected: nearest(identifier, identifiers),
    values: {identifier}
  })
}
