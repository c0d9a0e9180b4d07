import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import type {Handlers, State} from 'mdast-util-to-hast'
import type {Identifier, Term, TermLanguage, TermUse} from '../../apparatus.ts'
import type {Book} from '../../book.ts'
import type {EnglishTerms, GlossaryList} from '../../mdast-apparatus.ts'
import {generated, labelOf, ownId, type Context, type HandlerGroup} from './context.ts'
import {termIdOf} from './link.ts'
import {placesOf} from './places-of.ts'

/**
 * Render the glossary. The id stands on the `div` around term and definition, so that a reader's pop-up shows both.
 *
 * @see https://www.w3.org/TR/dpub-aria-1.1/#doc-glossary
 */
export const glossary: HandlerGroup = (context): Handlers => ({
  glossaryList: (state: State, node: GlossaryList): Element => {
    const uses = usesByTerm(context)
    const groups = node.groups.flatMap(({initial, identifiers}) => [
      h('h2', {className: ['initial', 'gen']}, initial),
      h(
        'dl',
        identifiers.flatMap((identifier) => entryOf(context, state, {identifier, uses: uses.get(identifier) ?? []}))
      )
    ])
    const properties = {className: ['glossary'], role: 'doc-glossary', ariaLabel: labelOf(context.book, 'glossary')}
    return h('section', properties, state.wrap(groups, true))
  },
  englishTerms: (state: State, node: EnglishTerms): Element => {
    const groups = node.groups.flatMap(({initial, entries}) => [
      h('h3', {className: ['initial', 'gen']}, initial),
      h(
        'dl',
        entries.map(({name, identifiers}) => pairOf(context, name, identifiers))
      )
    ])
    return h('section', {className: ['glossary', 'english-terms', 'gen']}, state.wrap(groups, true))
  }
})

/** An English name, and what it is called here. */
function pairOf({book, chapter, hrefOf}: Context, name: string, identifiers: readonly Identifier[]): Element {
  const links = identifiers.flatMap((identifier): ElementContent[] => {
    const term = book.terms.get(identifier)
    if (!term) return []
    const href = hrefOf({chapterId: chapter.id, htmlId: termIdOf(identifier)}, chapter.id)
    return [h('dd', h('a', {href}, ownLanguageOf(book, term)[1].term))]
  })
  return h('div.pair', [h('dt', {lang: 'en'}, name), ...links])
}

function usesByTerm({book, everyUse}: Context): ReadonlyMap<Identifier, readonly TermUse[]> {
  const byTerm = new Map<Identifier, TermUse[]>()
  for (const use of book.termUses) {
    if (use.repeat && !everyUse) continue
    const own = byTerm.get(use.identifier)
    if (own) own.push(use)
    else byTerm.set(use.identifier, [use])
  }
  return byTerm
}

type Entry = {identifier: Identifier; uses: readonly TermUse[]}

function entryOf(context: Context, state: State, {identifier, uses}: Entry): Element[] {
  const term = context.book.terms.get(identifier)
  if (!term) return []
  const [language, own] = ownLanguageOf(context.book, term)
  const definition = term.definitions[language]
  const lines = [
    h('dt', [...namesOf(term, own), ...otherLanguagesOf(term, language, own)]),
    ...(definition ? [h('dd.definition', state.wrap(state.all(definition), true))] : []),
    ...alsoCalledOf(context, own),
    ...relatedOf(context, term),
    ...usedInOf(context, uses)
  ]
  return [h('div.entry', ownId(context, termIdOf(identifier)), state.wrap(lines, true))]
}

/** Choose a term's language: the edition's, else the book's, else the first that has a word. */
export function ownLanguageOf({edition, config}: Book, {langs}: Term): [string, TermLanguage] {
  const entries = Object.entries(langs).filter(([, side]) => side.term !== '')
  const find = (language: string) => entries.find(([tag]) => tag === language)
  const none: TermLanguage = {status: 'missing', term: '', aliases: [], forbidden: [], definition: ''}
  return find(edition.language) ?? find(config.language) ?? entries[0] ?? [edition.language, none]
}

/** What the entry is listed under comes first: of an abbreviation, the short form. */
function namesOf(term: Term, {term: full, abbr}: TermLanguage): ElementContent[] {
  if (abbr === undefined) return [h('dfn', full)]
  const isShort = term.class === 'abbreviation'
  const other = isShort ? h('span.expansion', full) : h('abbr', abbr)
  return [h('dfn', isShort ? h('abbr', abbr) : full), generated('separator', ' '), other]
}

/** What a term is called where only its name stands. */
function nameOf(term: Term, {term: full, abbr}: TermLanguage): string {
  return term.class === 'abbreviation' ? (abbr ?? full) : full
}

function otherLanguagesOf(term: Term, language: string, own: TermLanguage): ElementContent[] {
  const others = Object.entries(term.langs).filter(
    ([tag, side]) => tag !== language && side.term !== '' && side.term !== own.term
  )
  return others.flatMap(([lang, side]) => [generated('separator', ' '), h('span.equivalent', {lang}, side.term)])
}

function alsoCalledOf({book}: Context, {aliases}: TermLanguage): Element[] {
  const names = aliases.map((alias) => [h('span.alias', alias)])
  return furniture(book, 'alsoCalled', names)
}

function relatedOf(context: Context, {related}: Term): Element[] {
  const {book, chapter, hrefOf} = context
  const links = related.flatMap((identifier) => {
    const term = book.terms.get(identifier)
    if (!term || !isListed(context, identifier)) return []
    const href = hrefOf({chapterId: chapter.id, htmlId: termIdOf(identifier)}, chapter.id)
    return [[h('a', {href}, nameOf(term, ownLanguageOf(book, term)[1]))]]
  })
  return furniture(book, 'seeAlso', links)
}

function isListed({chapter}: Context, identifier: Identifier): boolean {
  return chapter.tree.children.some(
    (node) => node.type === 'glossaryList' && node.groups.some(({identifiers}) => identifiers.includes(identifier))
  )
}

/** The first use in a section is named after it, those that follow count on: `第 2 章 打包 2 3`. */
function usedInOf({book, chapter, hrefOf}: Context, uses: readonly TermUse[]): Element[] {
  const items = placesOf(book, uses).map((place) => {
    const same = uses.filter((use) => use.chapterId === place.chapterId && use.section === place.section)
    return same.flatMap(({chapterId, htmlId}, index): ElementContent[] => {
      const properties = {href: hrefOf({chapterId, htmlId}, chapter.id), role: 'doc-backlink'}
      if (index === 0) return [h('a', properties, place.name)]
      const ariaLabel = `${place.name} ${index + 1}`
      return [{type: 'text', value: ' '}, h('a', {...properties, ariaLabel}, String(index + 1))]
    })
  })
  return furniture(book, 'usedIn', items)
}

/** A line of our words: `参见：A、B`. */
function furniture(book: Book, name: string, items: readonly (readonly ElementContent[])[]): Element[] {
  if (items.length === 0) return []
  const separator = {type: 'text' as const, value: labelOf(book, 'listSeparator')}
  const list = items.flatMap((item, index) => (index === 0 ? item : [separator, ...item]))
  const head = h('span.label', labelOf(book, name) + labelOf(book, 'labelSeparator'))
  return [
    h(
      'dd',
      {className: ['gen', name === 'usedIn' ? 'used-in' : name === 'seeAlso' ? 'see-also' : 'also-called']},
      head,
      ...list
    )
  ]
}
