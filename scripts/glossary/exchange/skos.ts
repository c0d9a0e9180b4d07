import {packBase, sidesOf, textOf, textsOf, unpackBase} from './exchange.ts'
import type {ExchangeFormat, ExchangeTerm} from './exchange.ts'
import {isKeyed} from '../term-data.ts'
import type {TermData, TermValue} from '../term-data.ts'

const context = {
  skos: 'http://www.w3.org/2004/02/skos/core#',
  dct: 'http://purl.org/dc/terms/',
  zhushu: 'urn:zhushu:',
  id: '@id',
  type: '@type',
  graph: '@graph',
  prefLabel: {'@id': 'skos:prefLabel', '@container': '@language'},
  altLabel: {'@id': 'skos:altLabel', '@container': ['@language', '@set']},
  hiddenLabel: {'@id': 'skos:hiddenLabel', '@container': ['@language', '@set']},
  definition: {'@id': 'skos:definition', '@container': '@language'},
  note: {'@id': 'skos:note', '@container': '@language'},
  scopeNote: {'@id': 'skos:scopeNote', '@container': '@language'},
  editorialNote: {'@id': 'skos:editorialNote', '@container': '@language'},
  abbreviation: {'@id': 'zhushu:abbreviation', '@container': '@language'},
  notation: 'skos:notation',
  subject: 'dct:subject',
  related: {'@id': 'skos:related', '@type': '@id', '@container': '@set'},
  base: 'zhushu:base'
}

/** By key of the concept: the field of a side. Texts by language. */
const texts = {
  prefLabel: 'term',
  abbreviation: 'abbr',
  definition: 'definition',
  note: 'note',
  scopeNote: 'rationale',
  editorialNote: 'status'
} as const

/**
 * SKOS as JSON-LD.
 *
 * @see https://www.w3.org/TR/skos-reference/
 */
export const skos: ExchangeFormat = {
  holds: {term: ['domain', 'related'], side: [...Object.values(texts), 'aliases', 'forbidden']},
  forbidden: [],
  write: (terms) => [
    {path: '', content: `${JSON.stringify({'@context': context, graph: terms.map(conceptOf)}, undefined, 2)}\n`}
  ],
  read: (files) => readSkos(String(files[0]?.content ?? ''))
}

type ByLanguage<Value> = {[language: string]: Value}

function conceptOf({data, base}: ExchangeTerm): object {
  const sides = sidesOf(data)
  const by = <Value>(valueOf: (side: TermData) => Value | undefined): ByLanguage<Value> | undefined => {
    const found = sides.flatMap(([language, side]) => {
      const value = valueOf(side)
      return value === undefined ? [] : [[language, value] as const]
    })
    return found.length > 0 ? Object.fromEntries(found) : undefined
  }
  const listOf = (list: readonly string[]): string[] | undefined => (list.length > 0 ? [...list] : undefined)
  const forbidden = (side: TermData): string[] =>
    (Array.isArray(side['forbidden']) ? side['forbidden'] : []).map((item) =>
      textOf(isKeyed(item) ? item['form'] : item)
    )
  const own = Object.entries(texts).map(
    ([key, field]) => [key, by((side) => textOf(side[field]) || undefined)] as const
  )
  return {
    id: `urn:zhushu:term:${textOf(data['id'])}`,
    type: 'skos:Concept',
    notation: textOf(data['id']),
    ...Object.fromEntries(own.filter(([, value]) => value !== undefined)),
    altLabel: by((side) =>
      listOf([...(textOf(side['abbr']) === '' ? [] : [textOf(side['abbr'])]), ...textsOf(side['aliases'])])
    ),
    hiddenLabel: by((side) => listOf(forbidden(side))),
    subject: listOf(textsOf(data['domain'])),
    related: listOf(textsOf(data['related']).map((id) => `urn:zhushu:term:${id}`)),
    base: base ? packBase(base) : undefined
  }
}

/** @throws {SyntaxError} when it is no JSON of concepts. */
function readSkos(text: string): ExchangeTerm[] {
  const value = JSON.parse(text.replace(/^\uFEFF/, '')) as TermValue
  const graph = isKeyed(value) ? (value['graph'] ?? value['@graph']) : value
  if (!Array.isArray(graph)) throw new SyntaxError('Expected JSON-LD with a list of concepts at `graph`')
  return graph.filter(isKeyed).map((concept) => {
    const base = unpackBase(textOf(concept['base']))
    return {data: termOf(concept), ...(base ? {base} : {})}
  })
}

function termOf(concept: TermData): TermData {
  const langs: ByLanguage<TermData> = {}
  for (const [key, field] of Object.entries(texts)) {
    for (const [language, text] of entriesOf(concept[key])) (langs[language] ??= {})[field] = textOf(text)
  }
  for (const [language, labels] of entriesOf(concept['altLabel'])) {
    const side = (langs[language] ??= {})
    const [first, ...rest] = list(labels)
    const aliases = first === undefined ? [] : first === side['abbr'] ? rest : [first, ...rest]
    if (aliases.length > 0) side['aliases'] = aliases
  }
  for (const [language, labels] of entriesOf(concept['hiddenLabel'])) {
    ;(langs[language] ??= {})['forbidden'] = list(labels).map((form) => ({form}))
  }
  const [domain, related] = [list(concept['subject']), list(concept['related']).map(idOf)]
  return {
    id: textOf(concept['notation']) || idOf(textOf(concept['id'] ?? concept['@id'])),
    ...(domain.length > 0 ? {domain} : {}),
    ...(related.length > 0 ? {related} : {}),
    ...(Object.keys(langs).length > 0 ? {langs} : {})
  }
}

function entriesOf(value: TermValue | undefined): [string, TermValue][] {
  return isKeyed(value) ? Object.entries(value) : []
}

function list(value: TermValue | undefined): string[] {
  return Array.isArray(value) ? textsOf(value) : typeof value === 'string' ? [value] : []
}

function idOf(address: string): string {
  return /[^:/#]*$/.exec(address)?.[0] ?? address
}
