import type {GlossaryEntry, TermLanguage} from '../apparatus.ts'
import type {Pattern} from './term-matcher.ts'

/** A letter of a spaced script beside a Han letter, either way round, with or without a space. */
const border = /(?<=\p{Script=Han})\s*(?=[\p{Script=Latin}\d])|(?<=[\p{Script=Latin}\d])\s*(?=\p{Script=Han})/gu

/**
 * List what to look for: the terms of a language and their English names, and what must not be mistaken for them.
 *
 * @param glossary Entries with `match.auto: false` and sides that are missing or deprecated give nothing to find, but still block.
 */
export function patternsOf(glossary: readonly GlossaryEntry[], language: string): Pattern[] {
  return glossary.flatMap((entry) => {
    const sides = [...new Set([language, 'en'])].flatMap((tag) => entry.langs[tag] ?? [])
    const formOf = (form: string): Pattern => ({form, case: caseOf(entry, form)})
    const found = entry.match.auto ? sides.filter(isInUse).flatMap(formsOf).filter(isLongEnough) : []
    const forbidden = sides.flatMap((side) => side.forbidden.map(({form}) => form))
    return [
      ...withPlurals(spelledOut(found)).map((form) => ({...formOf(form), identifier: entry.identifier, plural: true})),
      ...(entry.match.phrases ?? []).flatMap((phrase) => phrasePatterns(phrase, entry)),
      ...spelledOut(entry.match.except).map(formOf),
      ...spelledOut(forbidden).map((form): Pattern => ({form, case: 'exact'}))
    ]
  })
}

/** `[Docker] 收购` finds `Docker`, and with it whatever stands around it. */
function phrasePatterns(phrase: string, entry: GlossaryEntry): Pattern[] {
  const meant = /\[(.*)\]/.exec(phrase)?.[1] ?? ''
  const forms = spelledOut([phrase.replace(/[[\]]/g, '')])
  return forms.map((form) => ({form, case: caseOf(entry, form), identifier: entry.identifier, meant}))
}

/** Give the forms that mean the term: its name, its abbreviation, other names. */
export function formsOf({term, abbr, aliases}: TermLanguage): string[] {
  return [term, abbr ?? '', ...aliases].map((form) => form.trim()).filter((form) => form !== '')
}

/** Whether a side is one to write with. */
export function isInUse({status}: TermLanguage): boolean {
  return status !== 'missing' && status !== 'deprecated'
}

/** One Han letter is part of too many words. */
function isLongEnough(form: string): boolean {
  return !/^.?$/su.test(form)
}

function caseOf({match}: GlossaryEntry, form: string): Pattern['case'] {
  if (match.case !== 'smart') return match.case
  return form === form.toLowerCase() ? 'ignore' : 'exact'
}

/** `registry` has a plural that no ending makes; the matcher knows those that one does. */
function withPlurals(forms: readonly string[]): string[] {
  return forms.flatMap((form) => (/[a-z][^aeiou\W]y$/i.test(form) ? [form, form.replace(/y$/i, 'ies')] : [form]))
}

/** `Docker 镜像` is written `Docker镜像` as well. */
function spelledOut(forms: readonly string[]): string[] {
  return [...new Set(forms.flatMap((form) => [form, form.replace(border, ''), form.replace(border, ' ')]))]
}
