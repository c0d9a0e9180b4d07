/** What can be told from one term alone. */
import type {TermLanguage} from '../apparatus.ts'
import {reportError, reportInfo, reportWarning} from '../diagnostics.ts'
import type {ReadTerm} from './glossary.ts'
import {termHash} from './term-hash.ts'

type Side = {language: string; side: TermLanguage; term: ReadTerm}

/**
 * Look at one term.
 *   Reports `missing-term`, `missing-expansion` (errors), `missing-definition`, `repeated-form`, `self-related-term`
 *   (warnings), `outdated-translation` (info).
 */
export function checkTerm(term: ReadTerm): void {
  for (const [language, side] of Object.entries(term.entry.langs)) {
    checkFilled({language, side, term})
    checkExpansion({language, side, term})
    checkRepeated({language, side, term})
    checkOrigin({language, side, term})
  }
  checkSelf(term)
}

function checkFilled({language, side, term: {entry, placeOf}}: Side): void {
  const {status} = side
  const values = {language, status}
  const place = placeOf(['langs', language, 'status'])
  const found = `Unexpected status \`${status}\` of \`${language}\``
  if (status !== 'missing' && side.term === '') {
    const reason = `${found} without a term, expected its text at \`term\``
    const note = 'Write the term, or `status: missing`'
    reportError(entry.file, {source: 'load', ruleId: 'missing-term', reason, place, note, values})
  }
  if (status === 'approved' && side.definition === '') {
    const reason = `${found} without a definition, expected its text at \`definition\``
    reportWarning(entry.file, {source: 'load', ruleId: 'missing-definition', reason, place, values})
  }
}

/** An abbreviation has both: what it stands for, and its short form. */
function checkExpansion({language, side, term: {entry, placeOf}}: Side): void {
  const {status, term, abbr} = side
  if (entry.class !== 'abbreviation' || status === 'missing' || term === '') return
  if (abbr !== undefined && foldForm(abbr) !== foldForm(term)) return
  reportError(entry.file, {
    source: 'load',
    ruleId: 'missing-expansion',
    reason: `Unexpected abbreviation \`${term}\` in \`${language}\` without what it stands for, expected that at \`term\` and the short form at \`abbr\``,
    place: placeOf(['langs', language, 'term']),
    values: {term, language}
  })
}

/** Each form has one role in its language: the term, an alias, or forbidden. */
function checkRepeated({language, side, term: {entry, placeOf}}: Side): void {
  const seen = new Set<string>()
  const forms = [
    {form: side.term, path: ['term']},
    {form: side.abbr ?? '', path: ['abbr']},
    ...side.aliases.map((form, index) => ({form, path: ['aliases', index]})),
    ...side.forbidden.map(({form}, index) => ({form, path: ['forbidden', index]}))
  ]
  for (const {form, path} of forms.filter((item) => item.form !== '')) {
    if (seen.has(form) && !(path[0] === 'abbr' && entry.class === 'abbreviation')) {
      reportWarning(entry.file, {
        source: 'load',
        ruleId: 'repeated-form',
        reason: `Unexpected second \`${form}\` in \`${language}\`, expected each form once: as the term, an alias, or forbidden`,
        place: placeOf(['langs', language, ...path]),
        values: {form, language}
      })
    }
    seen.add(form)
  }
}

function checkOrigin({language, side, term: {entry, placeOf}}: Side): void {
  const [from = '', hash] = side.basedOn?.split('@') ?? []
  const origin = entry.langs[from]
  if (hash === undefined || !origin || termHash(origin) === hash) return
  const now = `${from}@${termHash(origin)}`
  reportInfo(entry.file, {
    source: 'load',
    ruleId: 'outdated-translation',
    reason: `Unexpected \`${from}\` that changed since \`${language}\` was translated from it, expected \`basedOn: ${now}\` once that is looked through`,
    place: placeOf(['langs', language, 'basedOn']),
    values: {from, language, now}
  })
}

function checkSelf({entry, placeOf}: ReadTerm): void {
  const {identifier, related, replacedBy} = entry
  const paths = [
    ...related.flatMap((id, index) => (id === identifier ? [['related', index]] : [])),
    ...(replacedBy === identifier ? [['replacedBy']] : [])
  ]
  for (const path of paths) {
    reportWarning(entry.file, {
      source: 'load',
      ruleId: 'self-related-term',
      reason: `Unexpected reference of \`${identifier}\` to itself, expected another term`,
      place: placeOf(path),
      values: {id: identifier}
    })
  }
}

function foldForm(form: string): string {
  return form.toLowerCase().replace(/[\s-]/g, '')
}
