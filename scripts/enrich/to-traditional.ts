/** The edition's door for books that are written in Simplified Chinese and printed in Traditional. */
import type {Annals, Bibliography, Ledger, Note, Term, TermLanguage} from '../apparatus.ts'
import type {Assets, Chapter, Manuscript, Target} from '../book.ts'
import {reportWarning} from '../diagnostics.ts'
import type {BookConfig, Edition} from '../load/config.ts'
import type {Root} from 'mdast'
import {convertTree} from './convert-tree.ts'
import {cornerQuotes} from './corner-quotes.ts'
import {fixedWordsOf} from './fixed-words.ts'
import {createScriptConverter} from './script-converter.ts'
import type {ScriptConverter, Substitution} from './script-converter.ts'

/** Longest list of new words in one message. */
const listed = 20

const simplified = /^zh(-Hans\b|-CN\b|-SG\b|$)/
const traditional = /^zh-(Hant|TW|HK|MO)\b/

/** Make the edition's converter; `undefined` where it is printed in the script that it is written in. */
export function converterFor(manuscript: Manuscript, edition: Edition): ScriptConverter | undefined {
  const {language} = manuscript.config
  if (!simplified.test(language) || !traditional.test(edition.language)) return undefined
  const region = /-(HK|MO)\b/.test(edition.language) ? 'hk' : 'tw'
  const ledger = ledgerOf(manuscript, edition)
  const fixed = fixedWordsOf({glossary: manuscript.glossary, ledger, languages: [language, edition.language]})
  return createScriptConverter(region, {fixed, variants: ledger?.variants ?? {}})
}

/** What `convertBook` changes. */
export type ConvertedParts = {
  chapters: readonly Chapter[]
  leftOut: readonly Chapter[]
  notes: readonly Note[]
  targets: readonly ReadonlyMap<string, Target>[]
}

/** Convert a numbered book in place: the words that its identifiers are made of were the manuscript's. */
export function convertBook({chapters, leftOut, notes, targets}: ConvertedParts, converter: ScriptConverter): void {
  const words = wordsOf(converter)
  for (const chapter of [...chapters, ...leftOut]) {
    if (chapter.generated === undefined) convertTree(chapter.tree, converter)
    chapter.title = words(chapter.title)
    if (chapter.part !== undefined) chapter.part = words(chapter.part)
  }
  for (const note of notes) for (const child of note.children) convertTree(child, converter)
  // One target may be known by several identifiers.
  for (const target of new Set(targets.flatMap((map) => [...map.values()]))) {
    target.title = words(target.title)
    target.reference = words(target.reference)
  }
}

/** Give events what they lack in the edition's language. The annals themselves stay as they are. */
function convertAnnals(
  annals: Annals<Root> | undefined,
  language: string,
  converter: ScriptConverter
): Annals<Root> | undefined {
  if (!annals) return undefined
  const words = wordsOf(converter)
  const side = (texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
    withSide(texts, language, words)
  const trees = (sides: Readonly<Record<string, Root>>): Readonly<Record<string, Root>> =>
    withSide(sides, language, (tree) => {
      const own = structuredClone(tree)
      convertTree(own, converter)
      return own
    })
  return {
    ...annals,
    topics: annals.topics.map((topic) => ({...topic, name: side(topic.name)})),
    events: annals.events.map((event) => ({
      ...event,
      ...{title: side(event.title), short: side(event.short), text: trees(event.text), conflict: trees(event.conflict)},
      sources: event.sources.map((source) => ({
        ...source,
        title: words(source.title),
        ...(source.note === undefined ? {} : {note: words(source.note)})
      }))
    }))
  }
}

/** Give a term the side that it lacks, and the words beside it that count. What the glossary says in the language stays. */
export function convertTerm(term: Term, language: string, converter: ScriptConverter): Term {
  const words = wordsOf(converter)
  const quiet = (text: string): string => cornerQuotes([converter.convertQuietly(text)])[0] ?? ''
  const both = (list: readonly string[]): string[] => [...new Set([...list, ...list.map(quiet)])]
  const {phrases, except} = term.match
  const match = {...term.match, except: both(except), ...(phrases ? {phrases: both(phrases)} : {})}
  const source = Object.keys(term.langs).find((tag) => simplified.test(tag))
  const side = source === undefined ? undefined : term.langs[source]
  const own = term.langs[language]
  if (!side || side.status === 'missing' || (own && own.status !== 'missing')) return {...term, match}
  const {definitions} = withTree(term, source ?? '', {language, converter})
  const converted: TermLanguage = {
    ...side,
    ...{term: quiet(side.term), definition: words(side.definition), aliases: side.aliases.map(quiet)},
    ...(side.abbr === undefined ? {} : {abbr: quiet(side.abbr)}),
    forbidden: []
  }
  return {...term, match, definitions, langs: {...term.langs, [language]: converted}}
}

function withTree(
  {definitions}: Term,
  source: string,
  {language, converter}: {language: string; converter: ScriptConverter}
): Pick<Term, 'definitions'> {
  const tree = definitions[source]
  if (!tree) return {definitions}
  const own = structuredClone(tree)
  convertTree(own, converter)
  return {definitions: {...definitions, [language]: own}}
}

/** Convert the words in which works are listed. */
function convertBibliography(
  bibliography: Bibliography | undefined,
  converter: ScriptConverter
): Bibliography | undefined {
  const words = wordsOf(converter)
  return bibliography && {...bibliography, works: bibliography.works.map((work) => ({...work, text: words(work.text)}))}
}

/** Convert what is lent to every edition: events, works, and what is said of the book. They themselves stay as they are. */
export function convertSources(manuscript: Manuscript, {language}: Edition, converter: ScriptConverter): Manuscript {
  const annals = convertAnnals(manuscript.annals, language, converter)
  const bibliography = convertBibliography(manuscript.bibliography, converter)
  return {
    ...manuscript,
    config: convertConfig(manuscript.config, converter),
    glossary: manuscript.glossary.map((term) => convertTerm(term, language, converter)),
    labels: convertLabels(manuscript, language, converter),
    ...(annals ? {annals} : {}),
    ...(bibliography ? {bibliography} : {})
  }
}

/** Convert words of the interface that stand in Simplified Chinese for want of others. */
function convertLabels(
  {labels, config}: Manuscript,
  language: string,
  {convertQuietly}: ScriptConverter
): Manuscript['labels'] {
  const [own = {}, written = {}] = [labels[language], labels[config.language]]
  const words = Object.entries(own).map(([name, word]): [string, string] => [
    name,
    word === written[name] ? (cornerQuotes([convertQuietly(word)])[0] ?? word) : word
  ])
  return {...labels, [language]: Object.fromEntries(words)}
}

/** Convert what the configuration says of the book to its readers. */
function convertConfig(config: BookConfig, converter: ScriptConverter): BookConfig {
  const words = wordsOf(converter)
  const {title, subtitle, publisher, rights, description} = config
  const optional = Object.entries({subtitle, publisher, rights, description}).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, words(value)] as const]
  )
  return {
    ...config,
    ...Object.fromEntries(optional),
    title: words(title),
    creators: config.creators.map((creator) => ({...creator, name: words(creator.name)})),
    subjects: config.subjects.map(words)
  }
}

/** Convert the words of drawings. */
export function convertAssets(assets: Assets, converter: ScriptConverter): Assets {
  const words = wordsOf(converter)
  return new Map(
    [...assets].map(([path, asset]) => {
      if (asset.mediaType !== 'image/svg+xml') return [path, asset]
      const drawing = new TextDecoder().decode(asset.bytes).replace(/>[^<>]*\p{Script=Han}[^<>]*</gu, words)
      return [path, {...asset, bytes: new TextEncoder().encode(drawing)}]
    })
  )
}

/**
 * Say which words no person has settled yet, on the ledger, or on the configuration where there is none.
 *
 *   Reports `unreviewed-conversion` (warning).
 */
export function reportOpen(manuscript: Manuscript, edition: Edition, {open}: ScriptConverter): void {
  if (open.size === 0) return
  const rows = [...open.values()]
  reportWarning(ledgerOf(manuscript, edition)?.file ?? manuscript.configFile, {
    source: 'enrich',
    ruleId: 'unreviewed-conversion',
    reason: `Unexpected ${rows.length} words whose conversion to \`${edition.language}\` nobody has reviewed, expected a row for each`,
    note: `Rows for \`ledger.${edition.language}.yaml\`:\n${rows.slice(0, listed).map(rowOf).join('\n')}`,
    values: {
      count: rows.length,
      language: edition.language,
      rows: rows.slice(0, listed).map(rowOf).join('\n')
    }
  })
}

/** Write a row as the ledger has it. */
function rowOf({from, to}: Substitution): string {
  return `  - {from: ${from}, to: ${to}}`
}

function ledgerOf({ledgers}: Manuscript, {language}: Edition): Ledger | undefined {
  return ledgers?.find((ledger) => ledger.language === language)
}

function wordsOf({convert}: ScriptConverter): (text: string) => string {
  return (text) => cornerQuotes([convert(text)])[0] ?? ''
}

function withSide<Side>(
  sides: Readonly<Record<string, Side>>,
  language: string,
  convert: (side: Side) => Side
): Readonly<Record<string, Side>> {
  const source = Object.keys(sides).find((tag) => simplified.test(tag))
  if (sides[language] !== undefined || source === undefined || sides[source] === undefined) return sides
  return {...sides, [language]: convert(sides[source])}
}
