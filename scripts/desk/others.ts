/** What stands elsewhere: other glossaries, and what a conversion would write. */
import {convertTexts, converterFor, foldText} from '../enrich/index.ts'
import type {GlossaryEntry} from '../apparatus.ts'
import type {OthersAnswer, Reference, TermValue} from './protocol.ts'
import type {Shelf} from './shelf.ts'

/** Another glossary, by the name of its folder. */
export type ReferenceGlossary = {name: string; entries: readonly GlossaryEntry[]}

/** Most that are shown. */
const limit = 24

/** Look a term up in other glossaries, and convert its Simplified Chinese. */
export function othersOf(value: TermValue, shelf: Shelf, references: readonly ReferenceGlossary[]): OthersAnswer {
  const forms = new Set(
    Object.values(value.langs)
      .flatMap(({term, abbr, aliases}) => [term ?? '', abbr ?? '', ...(aliases ?? [])])
      .filter((form) => form !== '')
      .map(folded)
  )
  const found = references.flatMap(({name, entries}) =>
    entries.filter((entry) => isMeant(entry, value.id, forms)).flatMap((entry) => referencesIn(name, entry))
  )
  return {references: found.slice(0, limit), traditional: traditionalOf(value, shelf)}
}

function isMeant({identifier, langs}: GlossaryEntry, id: string, forms: ReadonlySet<string>): boolean {
  if (identifier === id) return true
  return Object.values(langs).some(({term, abbr, aliases}) =>
    [term, abbr ?? '', ...aliases].some((form) => form !== '' && forms.has(folded(form)))
  )
}

function referencesIn(source: string, {langs}: GlossaryEntry): Reference[] {
  return Object.entries(langs)
    .filter(([, {term}]) => term !== '')
    .map(([language, side]) => ({
      ...{source: side.source?.title ?? source, language, term: side.term, definition: side.definition},
      url: side.source?.url ?? ''
    }))
}

function traditionalOf(value: TermValue, {manuscript, editions}: Shelf): Record<string, string> {
  const side = value.langs['zh-Hans']
  const edition = editions.find(({language}) => /^zh-(Hant|TW|HK|MO)\b/.test(language)) ?? editions[0]
  if (!side || !edition) return {}
  // What the glossary says of this very term would come back.
  const glossary = manuscript.glossary.filter(({identifier}) => identifier !== value.id)
  const language = /^zh-(Hant|TW|HK|MO)\b/.test(edition.language) ? edition.language : 'zh-Hant'
  const script = converterFor({...manuscript, glossary}, {...edition, language})
  if (!script) return {}
  const [term = '', definition = ''] = convertTexts([side.term ?? '', side.definition ?? ''], script)
  return {term, definition}
}

function folded(form: string): string {
  return foldText(form).lower.replace(/[\s-]/g, '')
}
