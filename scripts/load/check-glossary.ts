/** What can only be told from all terms together. */
import {reportError, reportWarning} from '../diagnostics.ts'
import type {ReadTerm} from './glossary.ts'
import {nearest} from '../nearest.ts'

/**
 * Compare the terms with each other.
 *   Reports `duplicate-term-id`, `unknown-related-term` (errors), `conflicting-term` (warning).
 */
export function checkGlossary(terms: readonly ReadTerm[]): void {
  checkIdentifiers(terms)
  checkRelated(terms)
  checkForms(terms)
}

function checkIdentifiers(terms: readonly ReadTerm[]): void {
  const first = new Map<string, ReadTerm>()
  for (const term of terms) {
    const key = term.entry.identifier.toLowerCase()
    const earlier = first.get(key)
    if (!earlier) {
      first.set(key, term)
      continue
    }
    reportError(term.entry.file, {
      source: 'load',
      ruleId: 'duplicate-term-id',
      reason: `Unexpected second term \`${term.entry.identifier}\`, expected each id once, the first is in \`${earlier.entry.file.path}\``,
      place: term.placeOf(['id']),
      values: {id: term.entry.identifier, file: earlier.entry.file.path}
    })
  }
}

function checkRelated(terms: readonly ReadTerm[]): void {
  const known = new Set(terms.map(({entry}) => entry.identifier))
  for (const {entry, placeOf} of terms) {
    for (const [index, related] of entry.related.entries()) {
      if (known.has(related)) continue
      reportError(entry.file, {
        source: 'load',
        ruleId: 'unknown-related-term',
        reason: `Unexpected related term \`${related}\`, expected the id of a term`,
        place: placeOf(['related', index]),
        expected: nearest(related, [...known]),
        values: {id: related}
      })
    }
  }
}

/** One form for two terms: matching would have to guess. */
function checkForms(terms: readonly ReadTerm[]): void {
  const claims = new Map<string, ReadTerm>()
  for (const term of terms) {
    for (const {form, language, path} of formsOf(term)) {
      const key = `${language} ${form}`
      const earlier = claims.get(key)
      if (!earlier) claims.set(key, term)
      if (!earlier || earlier === term) continue
      reportWarning(term.entry.file, {
        source: 'load',
        ruleId: 'conflicting-term',
        reason: `Unexpected \`${form}\` in \`${language}\`, expected a form that only one term has, \`${earlier.entry.identifier}\` has it too`,
        place: term.placeOf(path),
        values: {form, language, id: earlier.entry.identifier}
      })
    }
  }
}

type Form = {form: string; language: string; path: (string | number)[]}

function formsOf({entry}: ReadTerm): Form[] {
  return Object.entries(entry.langs).flatMap(([language, {term, abbr, aliases}]): Form[] => {
    const form = (text: string, ...path: (string | number)[]): Form[] =>
      text === '' ? [] : [{form: text, language, path: ['langs', language, ...path]}]
    return [
      ...form(term, 'term'),
      ...form(abbr ?? '', 'abbr'),
      ...aliases.flatMap((alias, index) => form(alias, 'aliases', index))
    ]
  })
}
