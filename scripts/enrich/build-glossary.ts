import type {Root} from 'mdast'
import {VFile} from 'vfile'
import type {Identifier, Term} from '../apparatus.ts'
import type {Chapter, Target} from '../book.ts'
import {reportWarning} from '../diagnostics.ts'
import type {Edition, Labels} from '../load/config.ts'
import type {TermReference} from '../mdast.ts'
import type {GlossaryList} from '../mdast-apparatus.ts'
import {cloneTree} from './clone-tree.ts'
import {generatedId} from './generated-id.ts'
import {htmlIdOf} from './html-ids.ts'
import {listEnglish} from './list-english.ts'
import {nodesOf} from './nodes-of.ts'
import {reportUndefinedTerm} from './report-undefined-term.ts'
import {compareKeys, initialWords, listKeyOf} from './sort-key.ts'
import type {SortKey} from './sort-key.ts'
import {languageOf, nameOf, readingOf} from './term-name.ts'

export type GlossaryOptions = {glossary: readonly Term[]; edition: Edition; labels: Labels}

/**
 * `unused` are copies of the other terms of a whole edition, for their definitions to be checked; `chapter` and its `target`
 * are absent where no term is used.
 */
export type Glossary = {
  terms: ReadonlyMap<Identifier, Term>
  unused: readonly Term[]
  chapter?: Chapter
  target?: Target
}

/**
 * Make the glossary chapter: the terms that the text uses, and those that their definitions lead to.
 *
 * @param used From `linkTerms`.
 * @param chapters Whose ids the new chapter's differs from.
 * @returns Terms with a side for the edition's language under that language: its own, or the nearest that is written.
 *   Reports `undefined-term` (error), `self-referring-term` (warning) in definitions.
 */
export function buildGlossary(
  used: ReadonlySet<Identifier>,
  chapters: readonly Chapter[],
  options: GlossaryOptions
): Glossary {
  const terms = termsFrom(used, options)
  // Of an edition without some chapters, others use what it does not.
  const unused = options.edition.chapters === undefined ? unusedTerms(terms, options) : []
  if (terms.size === 0) return {terms, unused}
  const {edition} = options
  const title = options.labels['glossary'] ?? 'Glossary'
  const id = generatedId('glossary', chapters)
  const words = {label: '', reference: title, title, number: []}
  const target: Target = {identifier: id, kind: 'chapter', chapterId: id, htmlId: htmlIdOf(id), depth: 1, ...words}
  const list: GlossaryList = {type: 'glossaryList', groups: groupsOf(terms, options)}
  const tree: Root = {
    type: 'root',
    children: [
      {type: 'heading', depth: 1, children: [{type: 'text', value: title}], data: {target}},
      list,
      ...(edition.terms.byEnglish
        ? listEnglish(terms.values(), {...edition, labels: options.labels, chapterId: id})
        : [])
    ]
  }
  const file = new VFile({path: `${id}.md`})
  const chapter: Chapter = {id, division: 'backmatter', file, tree, title, meta: {}, generated: 'glossary'}
  return {terms, unused, chapter, target}
}

function unusedTerms(terms: ReadonlyMap<Identifier, Term>, {glossary, edition: {language}}: GlossaryOptions): Term[] {
  const entries = new Map(glossary.map((entry) => [entry.identifier, entry]))
  const unused = glossary.filter(({identifier}) => !terms.has(identifier)).map((entry) => ownTerm(entry, language))
  for (const term of unused) {
    for (const reference of referencesIn(term))
      if (!entries.has(reference.identifier)) reportUndefinedTerm(reference, term.file, entries.keys())
  }
  return unused
}

/** A Set lists what is added while it is walked: the terms of definitions follow. */
function termsFrom(
  used: ReadonlySet<Identifier>,
  {glossary, edition: {language}}: GlossaryOptions
): Map<Identifier, Term> {
  const entries = new Map(glossary.map((entry) => [entry.identifier, entry]))
  const terms = new Map<Identifier, Term>()
  const wanted = new Set(used)
  for (const identifier of wanted) {
    const entry = entries.get(identifier)
    if (!entry) continue
    const term = ownTerm(entry, language)
    terms.set(identifier, term)
    for (const reference of referencesIn(term)) {
      const linked = entries.get(reference.identifier)
      if (!linked) reportUndefinedTerm(reference, term.file, entries.keys())
      if (linked === entry) reportSelfReference(reference, term)
      wanted.add(reference.identifier)
      if (linked && reference.children.length === 0)
        reference.children = [{type: 'text', value: nameOf(linked, language)}]
    }
  }
  return terms
}

/** A definition that needs what it defines explains nothing. */
function reportSelfReference(node: TermReference, {identifier, file}: Term): void {
  reportWarning(file, {
    source: 'enrich',
    ruleId: 'self-referring-term',
    reason: `Unexpected link of \`${identifier}\` to itself in its own definition, expected other words`,
    place: node,
    values: {identifier}
  })
}

/** The edition's language is always there, and its definition is a copy: references in it get targets. */
function ownTerm(entry: Term, language: string): Term {
  const from = languageOf(entry, language)
  const [side, definition] = [entry.langs[from], entry.definitions[from]]
  return {
    ...entry,
    langs: side ? {...entry.langs, [language]: side} : entry.langs,
    definitions: definition ? {[language]: cloneTree(definition)} : {}
  }
}

function referencesIn(term: Term): TermReference[] {
  return Object.values(term.definitions).flatMap((tree) =>
    [...nodesOf(tree)].filter((node) => node.type === 'termReference')
  )
}

/** By letter, or by number of strokes. */
function groupsOf(
  terms: ReadonlyMap<Identifier, Term>,
  {edition: {language}, labels}: GlossaryOptions
): GlossaryList['groups'] {
  const sorted = [...terms.values()]
    .map((term) => ({term, key: keyOf(term, language)}))
    .sort((a, b) => compareKeys(a.key, b.key) || (a.term.identifier < b.term.identifier ? -1 : 1))
  const groups = new Map<string, Identifier[]>()
  for (const {term, key} of sorted) {
    groups.set(key.initial, [...(groups.get(key.initial) ?? []), term.identifier])
  }
  return [...groups].map(([initial, identifiers]) => ({
    initial: initialWords(initial, labels),
    identifiers
  }))
}

function keyOf(term: Term, language: string): SortKey {
  return listKeyOf(nameOf(term, language), language, readingOf(term, language))
}
