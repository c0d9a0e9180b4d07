import type {Identifier, Term} from '../apparatus.ts'
import type {Edition, Labels} from '../load/config.ts'
import {englishOf, foldedForms, otherForms} from './term-forms.ts'
import {sideOf} from './term-name.ts'
import {endOfQuoted, explainedAt} from './term-written.ts'
import type {Explained, Span} from './term-written.ts'

/** What a use of a term reads: `shown` in place of what is written, `words` behind it, from `at`. */
export type Wording = {shown?: string; words?: {at: number; text: string}}

/** A use: where it stands in the text of its block, and the term's other uses there. */
export type WordedUse = {entry: Term; text: string; written: string; span: Span; others: () => readonly Span[]}

export type WordOptions = {
  edition: Edition
  labels: Labels
  /** Terms whose forms were shown since the book, chapter or section began. Is added to. */
  explained: Set<Identifier>
}

/**
 * Tell what a use of a term reads in this edition: the first is explained by the term's other forms, where the author did
 * not do so.
 */
export function wordingOf(use: WordedUse, {edition, labels, explained}: WordOptions): Wording {
  const {entry, text, span, written} = use
  const {language, terms} = edition
  const isFirst = policyOf(entry, edition) === 'expand' && !explained.has(entry.identifier)
  const shown = terms.display === 'english' ? englishOf(entry, written, language) : undefined
  if (!isFirst && terms.display !== 'both') return shown === undefined ? {} : {shown}
  const state: Explained = explainedAt(text, span, {others: use.others(), forms: foldedForms(entry, language)})
  if (isFirst && state !== 'blocked') explained.add(entry.identifier)
  const forms = isFirst
    ? otherForms(entry, shown ?? written, language)
    : [englishOf(entry, written, language) ?? []].flat()
  return {
    ...(shown === undefined ? {} : {shown}),
    ...(state === 'open' && forms.length > 0
      ? {words: {at: endOfQuoted(text, span), text: bracketed(forms, labels)}}
      : {})
  }
}

function policyOf(entry: Term, {language, terms}: Edition): 'expand' | 'plain' {
  return sideOf(entry, language)?.firstUse ?? terms.firstUse
}

function bracketed(forms: readonly string[], labels: Labels): string {
  const separator = labels['termFormSeparator'] ?? ', '
  return (labels['termForms'] ?? ' ({forms})').replace('{forms}', () => forms.join(separator))
}
