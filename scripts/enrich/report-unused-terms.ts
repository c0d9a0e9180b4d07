import type {Identifier, Term} from '../apparatus.ts'
import {reportInfo} from '../diagnostics.ts'
import type {Edition} from '../load/config.ts'

/**
 * Report entries that the book never uses. An edition that leaves chapters out, or looks for no terms, says nothing of it.
 *
 * @param terms From `buildGlossary`.
 *   Reports `unused-term` (info) on the entry's file.
 */
export function reportUnusedTerms(
  terms: ReadonlyMap<Identifier, Term>,
  glossary: readonly Term[],
  edition: Edition
): void {
  if (edition.chapters !== undefined || edition.terms.link === 'none') return
  for (const {identifier, file} of glossary) {
    if (terms.has(identifier)) continue
    reportInfo(file, {
      source: 'enrich',
      ruleId: 'unused-term',
      reason: `Unexpected term \`${identifier}\` that no chapter uses, left out of the glossary`,
      values: {identifier}
    })
  }
}
