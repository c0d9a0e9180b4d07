import type {GlossaryEntry, TermLanguage} from '../apparatus.ts'
import {foldText} from './fold-text.ts'
import {formsOf, isInUse} from './term-patterns.ts'

/** Fold a form for comparing: `Container-as-a-service` is `container as a service`, `DC/OS` is `DCOS`. */
export function foldForm(form: string): string {
  return foldText(form).lower.replace(/[\s\-_/.·]/g, '')
}

/** Whether two forms say the same, or one says what the other does and more. */
export function coversForm(one: string, other: string): boolean {
  const [a, b] = [foldForm(one), foldForm(other)]
  return a.includes(b) || b.includes(a)
}

/** List every form of a term that readers of a language may meet, folded. */
export function foldedForms(entry: GlossaryEntry, language: string): string[] {
  return sidesOf(entry, language).flatMap(formsOf).map(foldForm)
}

/**
 * List the forms that explain a term to one who read another: the English, the edition's own, the abbreviation.
 *
 * @param written What the text has.
 */
export function otherForms(entry: GlossaryEntry, written: string, language: string): string[] {
  const [own, english] = [sideIn(entry, language), sideIn(entry, 'en')]
  const names = entry.class === 'product' ? [] : [own?.abbr ?? english?.abbr ?? '']
  const forms: string[] = []
  for (const form of [english?.term ?? '', own?.term ?? '', ...names]) {
    if (form !== '' && ![written, ...forms].some((shown) => coversForm(shown, form))) forms.push(form)
  }
  return forms
}

/** Give the English for what is written; nothing where that is English already, or there is none. */
export function englishOf(entry: GlossaryEntry, written: string, language: string): string | undefined {
  const [own, english] = [sideIn(entry, language), sideIn(entry, 'en')]
  if (!english || formsOf(english).some((form) => foldForm(form) === foldForm(written))) return undefined
  const isShort = own?.abbr !== undefined && foldForm(own.abbr) === foldForm(written)
  const form = (isShort ? (english.abbr ?? own.abbr) : undefined) ?? english.term
  return foldForm(form) === foldForm(written) ? undefined : form
}

function sidesOf(entry: GlossaryEntry, language: string): TermLanguage[] {
  return [...new Set([language, 'en'])].flatMap((tag) => sideIn(entry, tag) ?? [])
}

function sideIn({langs}: GlossaryEntry, language: string): TermLanguage | undefined {
  const side = langs[language]
  return side && isInUse(side) ? side : undefined
}
