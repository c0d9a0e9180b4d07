/** Changes of a term's value. What was lent stays as it is. */
import type {SideValue, TermValue} from '../protocol.ts'

/** Replace fields of a language. A field that is emptied and was not written before is left out. */
export function withSide(value: TermValue, language: string, fields: Partial<SideValue>): TermValue {
  const own: SideValue = value.langs[language] ?? {status: 'missing'}
  const side: Record<string, unknown> = {...own}
  for (const [name, field] of Object.entries(fields)) {
    if (!isEmpty(field)) side[name] = field
    else if (name in own && own[name as keyof SideValue] === null) side[name] = null
    // The skeleton of a file has these two, filled or not: two translators then seldom change one line.
    else if (name === 'term' || name === 'definition') side[name] = null
    else delete side[name]
  }
  // Only names of a side's fields came in.
  return {...value, langs: {...value.langs, [language]: side as SideValue}}
}

/** Set the term, with the status that goes with having one. */
export function withTerm(value: TermValue, language: string, text: string): TermValue {
  const status = value.langs[language]?.status ?? 'missing'
  const term = text.trim()
  const next = term === '' ? 'missing' : status === 'missing' ? 'draft' : status
  return withSide(value, language, {term, status: next})
}

/** Replace fields that no language has. */
export function withFields(value: TermValue, fields: Partial<TermValue>): TermValue {
  const result: Record<string, unknown> = {...value}
  for (const [name, field] of Object.entries(fields)) {
    if (isEmpty(field)) delete result[name]
    else result[name] = field
  }
  return result as TermValue
}

/** Replace parts of how uses are found; what is as it would be anyway is not written. */
export function withMatch(value: TermValue, fields: NonNullable<TermValue['match']>): TermValue {
  const match: Record<string, unknown> = {...value.match, ...fields}
  const usual: Readonly<Record<string, unknown>> = {auto: true, case: 'smart'}
  for (const [name, field] of Object.entries(match)) {
    const isWritten = value.match !== undefined && name in value.match
    if (isEmpty(field) || (field === usual[name] && !isWritten)) delete match[name]
  }
  return withFields(value, {match})
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  return typeof value === 'object' && Object.keys(value).length === 0
}
