import type {Identifier, Term} from '../apparatus.ts'
import type {Target} from '../book.ts'
import type {Labels} from '../load/config.ts'
import type {EnglishTerms} from '../mdast-apparatus.ts'
import type {Heading} from 'mdast'
import {htmlIdOf} from './html-ids.ts'
import {compareKeys, sortKeyOf} from './sort-key.ts'
import {foldForm} from './term-forms.ts'
import {sideOf} from './term-name.ts'
import {isInUse} from './term-patterns.ts'

/**
 * List the English names of terms, for readers who know those: each leads to its entry in the glossary. Names that are the
 * same in both languages lead nowhere new and are left out.
 *
 * @returns The list under a heading of its own; nothing where no name is left.
 */
export function listEnglish(
  terms: Iterable<Term>,
  {chapterId, language, labels}: {chapterId: string; language: string; labels: Labels}
): [] | [Heading, EnglishTerms] {
  const byName = new Map<string, Identifier[]>()
  for (const term of terms)
    for (const name of englishNames(term, language)) byName.set(name, [...(byName.get(name) ?? []), term.identifier])
  if (byName.size === 0) return []
  const sorted = [...byName]
    .map(([name, identifiers]) => ({name, identifiers, key: sortKeyOf(name)}))
    .sort((a, b) => compareKeys(a.key, b.key))
  const groups = new Map<string, {name: string; identifiers: Identifier[]}[]>()
  for (const {key, ...entry} of sorted) groups.set(key.initial, [...(groups.get(key.initial) ?? []), entry])
  return [
    headingOf(chapterId, labels),
    {type: 'englishTerms', groups: [...groups].map(([initial, entries]) => ({initial, entries}))}
  ]
}

function englishNames(term: Term, language: string): string[] {
  const [english, own] = [term.langs['en'], sideOf(term, language)]
  if (!english || !own || !isInUse(english) || english === own) return []
  const names = [english.term, english.abbr ?? own.abbr ?? ''].filter((name) => name !== '')
  return [...new Set(names)].filter((name) => foldForm(name) !== foldForm(own.term))
}

function headingOf(chapterId: string, labels: Labels): Heading {
  const title = labels['englishTerms'] ?? 'English terms'
  const identifier = `${chapterId}-english`
  const words = {label: '', reference: title, title, number: []}
  const target: Target = {identifier, kind: 'section', chapterId, htmlId: htmlIdOf(identifier), depth: 2, ...words}
  return {type: 'heading', depth: 2, children: [{type: 'text', value: title}], data: {target, generated: true}}
}
