/** What can only be told from all terms together. */
import {reportError, reportInfo, reportWarning} from '../diagnostics.ts'
import type {ReadTerm} from './glossary.ts'
import {nearest} from '../nearest.ts'

/**
 * Compare the terms with each other.
 *
 * @param languages Of the book's editions.
 *   Reports `duplicate-term-id`, `unknown-related-term` (errors), `conflicting-term`, `unordered-languages` (warnings),
 *   `missing-language` (info).
 */
export function checkGlossary(terms: readonly ReadTerm[], languages: readonly string[]): void {
  checkIdentifiers(terms)
  checkLanguages(terms, languages)
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
    const {related: list, replacedBy} = entry
    const all = [...list.entries()].map(([index, related]) => ({related, path: ['related', index]}))
    if (replacedBy !== undefined) all.push({related: replacedBy, path: ['replacedBy']})
    for (const {related, path} of all) {
      if (known.has(related)) continue
      reportError(entry.file, {
        source: 'load',
        ruleId: 'unknown-related-term',
        reason: `Unexpected related term \`${related}\`, expected the id of a term`,
        place: placeOf(path),
        expected: nearest(related, [...known]),
        values: {id: related}
      })
    }
  }
}

/**
 * Every file has the project's languages in one order, so that two translators change lines apart: the order of most
 * files is right.
 */
function checkLanguages(terms: readonly ReadTerm[], languages: readonly string[]): void {
  const read = terms.filter(({entry}) => Object.keys(entry.langs).length > 0)
  const order = commonOrder(read)
  const project = [...order, ...languages.filter((language) => !order.includes(language))]
  for (const {entry, placeOf} of read) {
    const own = Object.keys(entry.langs)
    const sorted = project.filter((language) => own.includes(language))
    const odd = own.find((language, index) => project.includes(language) && sorted[index] !== language)
    if (odd !== undefined && own.every((language) => project.includes(language))) {
      const wanted = sorted.map((language) => `\`${language}\``)
      reportWarning(entry.file, {
        source: 'load',
        ruleId: 'unordered-languages',
        reason: `Unexpected place of \`${odd}\`, expected the order of the other terms: ${wanted.join(', ')}`,
        place: placeOf(['langs', odd]),
        values: {language: odd, order: wanted.join('、')}
      })
    }
    for (const missing of languages.filter((language) => !own.includes(language))) {
      reportInfo(entry.file, {
        source: 'load',
        ruleId: 'missing-language',
        reason: `Cannot find language \`${missing}\` of an edition, expected it with \`status: missing\` at least`,
        place: placeOf(['langs']),
        values: {language: missing}
      })
    }
  }
}

/** The order that most files have; of two as common, the longer. */
function commonOrder(terms: readonly ReadTerm[]): string[] {
  const counts = new Map<string, number>()
  for (const {entry} of terms) {
    const order = Object.keys(entry.langs).join(' ')
    counts.set(order, (counts.get(order) ?? 0) + 1)
  }
  const [first] = [...counts].sort(([a, m], [b, n]) => n - m || b.length - a.length || (a < b ? -1 : 1))
  return first?.[0].split(' ') ?? []
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
