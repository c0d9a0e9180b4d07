import {packBase, sidesOf, textOf, textsOf} from './exchange.ts'
import type {ExchangeFile, ExchangeFormat, ExchangeOptions, ExchangeTerm} from './exchange.ts'
import {readTbx} from './read-tbx.ts'
import {isKeyed} from '../term-data.ts'
import type {TermData, TermValue} from '../term-data.ts'

/** What the two versions of TBX call the same things. */
type Names = {entry: string; language: string; section: string}

const names = {
  3: {entry: 'conceptEntry', language: 'langSec', section: 'termSec'},
  2: {entry: 'termEntry', language: 'langSet', section: 'tig'}
} as const satisfies Record<number, Names>

const holds = {
  term: ['domain', 'related'],
  side: ['status', 'term', 'abbr', 'aliases', 'forbidden', 'pos', 'source', 'note', 'definition']
}

/**
 * TBX-Basic, version 3, data categories as attributes.
 *
 * @see https://www.tbxinfo.net/tbx-dialects/
 */
export const tbx: ExchangeFormat = {
  holds,
  forbidden: [],
  source: ['title'],
  write: (terms, {title, source}) => [
    {path: '', content: documentOf(terms, {title, source, languages: undefined, version: 3})}
  ],
  read: (files) => readTbx(textOfFile(files))
}

/** TBX version 2, as Weblate and OmegaT read it: two languages in a file. */
export const tbx2: ExchangeFormat = {
  holds: {...holds, languages: ({source, target}) => [...new Set([source, target])]},
  forbidden: [],
  source: ['title'],
  write: (terms, {title, source, target}) => [
    {path: '', content: documentOf(terms, {title, source, languages: [...new Set([source, target])], version: 2})}
  ],
  read: (files) => readTbx(textOfFile(files))
}

function textOfFile(files: readonly ExchangeFile[]): string {
  const content = files[0]?.content ?? ''
  return typeof content === 'string' ? content : Buffer.from(content).toString('utf8')
}

type Making = Pick<ExchangeOptions, 'title' | 'source'> & {languages: readonly string[] | undefined; version: 2 | 3}

function documentOf(terms: readonly ExchangeTerm[], making: Making): string {
  const {title, source, version} = making
  const shown = terms.filter(({data}) => sidesIn(data, making).length > 0)
  const known = new Set(shown.map(({data}) => textOf(data['id'])))
  const entries = shown.map((term) => entryOf(term, {...making, known})).join('')
  const [head, tail] =
    version === 3
      ? [
          `<tbx type="TBX-Basic" style="dca" xml:lang="${xml(source)}" xmlns="urn:iso:std:iso:30042:ed-2">\n<tbxHeader>\n<fileDesc>\n<titleStmt><title>${xml(title)}</title></titleStmt>\n<sourceDesc><p>${xml(title)}</p></sourceDesc>\n</fileDesc>\n</tbxHeader>`,
          '</tbx>'
        ]
      : [
          `<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n<martif type="TBX" xml:lang="${xml(source)}">\n<martifHeader>\n<fileDesc>\n<titleStmt><title>${xml(title)}</title></titleStmt>\n<sourceDesc><p>${xml(title)}</p></sourceDesc>\n</fileDesc>\n<encodingDesc><p type="XCSURI">http://www.ttt.org/oscarstandards/tbx/TBXXCS.xcs</p></encodingDesc>\n</martifHeader>`,
          '</martif>'
        ]
  return `<?xml version="1.0" encoding="UTF-8"?>\n${head}\n<text>\n<body>\n${entries}</body>\n</text>\n${tail}\n`
}

/** XML's names begin with no digit. */
function nameOf(id: string): string {
  return /^\d/.test(id) ? `_${id}` : id
}

/** A reference within the file leads to an entry of it; others are words for who reads them. */
function referenceTo(id: string, known: ReadonlySet<string>): string {
  return known.has(id)
    ? `<ref type="crossReference" target="${xml(nameOf(id))}">${xml(id)}</ref>`
    : `<xref type="externalCrossReference" target="term:${xml(id)}">${xml(id)}</xref>`
}

function entryOf(
  {data, base}: ExchangeTerm,
  {languages, version, known}: Making & {known: ReadonlySet<string>}
): string {
  const {entry} = names[version]
  const sides = sidesIn(data, {languages})
  const inner = [
    ...(base ? [`<?zhushu-base ${packBase(base)}?>`] : []),
    ...textsOf(data['domain']).map((text) => `<descrip type="subjectField">${xml(text)}</descrip>`),
    ...textsOf(data['related']).map((id) => referenceTo(id, known)),
    ...sides.map(([language, side]) => languageOf(language, side, version))
  ]
  return `<${entry} id="${xml(nameOf(textOf(data['id'])))}">\n${inner.join('\n')}\n</${entry}>\n`
}

function sidesIn(data: TermData, {languages}: Pick<Making, 'languages'>): [language: string, side: TermData][] {
  return sidesOf(data).filter(([language, side]) => (languages?.includes(language) ?? true) && hasTerm(side))
}

/** An entry has terms: a language without one waits for its translator elsewhere. */
function hasTerm(side: TermData): boolean {
  return textOf(side['term']) !== '' || textsOf(side['aliases']).length > 0 || textOf(side['abbr']) !== ''
}

type Section = {form: string; administrative: string; type?: string}

function languageOf(language: string, side: TermData, version: 2 | 3): string {
  const {language: element, section} = names[version]
  const status = textOf(side['status'])
  const forbidden = Array.isArray(side['forbidden']) ? side['forbidden'] : []
  const sections: Section[] = [
    {
      form: textOf(side['term']),
      administrative: status === 'deprecated' ? 'supersededTerm-admn-sts' : 'preferredTerm-admn-sts',
      ...(textOf(side['abbr']) === '' ? {} : {type: 'fullForm'})
    },
    {form: textOf(side['abbr']), administrative: 'preferredTerm-admn-sts', type: 'abbreviation'},
    ...textsOf(side['aliases']).map((form) => ({form, administrative: 'admittedTerm-admn-sts', type: 'variant'})),
    ...forbidden.map((item) => ({form: formOf(item), administrative: 'deprecatedTerm-admn-sts'}))
  ]
  const pos = textOf(side['pos'])
  const parts = [
    ...definitionOf(side),
    ...(status === '' ? [] : [`<note>status: ${xml(status)}</note>`]),
    ...(textOf(side['note']) === '' ? [] : [`<note>${xml(textOf(side['note']))}</note>`]),
    ...sections
      .filter(({form}) => form !== '')
      .map(({form, administrative, type}, at) =>
        [
          `<${section}>`,
          `<term>${xml(form)}</term>`,
          ...(at === 0 && pos !== '' ? [`<termNote type="partOfSpeech">${xml(pos)}</termNote>`] : []),
          ...(type ? [`<termNote type="termType">${type}</termNote>`] : []),
          `<termNote type="administrativeStatus">${administrative}</termNote>`,
          `</${section}>`
        ].join('')
      )
  ]
  return `<${element} xml:lang="${xml(language)}">\n${parts.join('\n')}\n</${element}>`
}

function definitionOf(side: TermData): string[] {
  const [definition, source] = [
    textOf(side['definition']),
    isKeyed(side['source']) ? textOf(side['source']['title']) : ''
  ]
  if (definition === '' && source === '') return []
  const title = source === '' ? '' : `<admin type="source">${xml(source)}</admin>`
  return [`<descripGrp><descrip type="definition">${xml(definition)}</descrip>${title}</descripGrp>`]
}

function formOf(item: TermValue): string {
  return isKeyed(item) ? textOf(item['form']) : textOf(item)
}

function xml(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll('\r', '&#13;')
      // What XML has no place for.
      .replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]|\p{Surrogate}/gu, '')
  )
}
