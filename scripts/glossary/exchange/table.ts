/** Terms as a table, a row each, for spreadsheets. */
import {packBase, sidesOf, textOf, textsOf, unpackBase} from './exchange.ts'
import type {ExchangeOptions, ExchangeTerm} from './exchange.ts'
import {isKeyed} from '../term-data.ts'
import type {TermData, TermValue} from '../term-data.ts'

const termLists = ['domain', 'related']
const matchLists = ['except', 'phrases']
const sideTexts = ['status', 'term', 'abbr']
const laterTexts = ['reading', 'pos', 'firstUse', 'basedOn', 'rationale', 'note', 'definition']

/** What a table holds: everything. */
export const tableHolds = {
  term: ['class', 'domain', 'related', 'replacedBy', 'match.auto', 'match.case', 'match.except', 'match.phrases'],
  side: [...sideTexts, 'aliases', 'forbidden', ...laterTexts, 'source']
}

/** Columns that nothing is in are left out, but for those that translators fill. */
const always = ['id', 'status', 'term', 'abbr', 'aliases', 'forbidden', 'definition', 'note']

/** Write terms as rows of text, the first with the names of columns. */
export function writeTable(terms: readonly ExchangeTerm[], {languages}: ExchangeOptions): string[][] {
  const rows = terms.map(({data, base}) => new Map([...cellsOf(data), ['_base', base ? packBase(base) : '']]))
  const columns = columnsOf(languages).filter(
    (name) => always.includes(name.split(':')[0] ?? '') || rows.some((row) => (row.get(name) ?? '') !== '')
  )
  const named = [...columns, '_base']
  return [named, ...rows.map((row) => named.map((name) => row.get(name) ?? ''))]
}

function columnsOf(languages: readonly string[]): string[] {
  const sides = [...sideTexts, 'aliases', 'forbidden', ...laterTexts, 'source.title', 'source.url', 'source.license']
  const own = languages.flatMap((language) => sides.map((name) => `${name}:${language}`))
  return [
    'id',
    'class',
    ...own,
    ...termLists,
    'replacedBy',
    'match.auto',
    'match.case',
    ...matchLists.map((name) => `match.${name}`)
  ]
}

function cellsOf(data: TermData): [string, string][] {
  const match = isKeyed(data['match']) ? data['match'] : {}
  return [
    ...['id', 'class', 'replacedBy'].map((name): [string, string] => [name, textOf(data[name])]),
    ...termLists.map((name): [string, string] => [name, joinCell(escapedTexts(data[name]))]),
    ...['auto', 'case'].map((name): [string, string] => [`match.${name}`, textOf(match[name])]),
    ...matchLists.map((name): [string, string] => [`match.${name}`, joinCell(escapedTexts(match[name]))]),
    ...sidesOf(data).flatMap(([language, side]) =>
      sideCells(side).map(([name, cell]): [string, string] => [`${name}:${language}`, cell])
    )
  ]
}

function sideCells(side: TermData): [string, string][] {
  const source = isKeyed(side['source']) ? side['source'] : {}
  const forbidden = Array.isArray(side['forbidden']) ? side['forbidden'] : []
  return [
    ...[...sideTexts, ...laterTexts].map((name): [string, string] => [name, textOf(side[name])]),
    ['aliases', joinCell(escapedTexts(side['aliases']))],
    ['forbidden', joinCell(forbidden.map(forbiddenCell))],
    ...['title', 'url', 'license'].map((name): [string, string] => [`source.${name}`, textOf(source[name])])
  ]
}

/** `货柜 => 容器 // 旧译`. */
function forbiddenCell(item: TermValue): string {
  if (!isKeyed(item)) return escape(textOf(item))
  const [form, use, why] = [textOf(item['form']), textOf(item['use']), textOf(item['why'])].map(escape)
  return `${form ?? ''}${use ? ` => ${use}` : ''}${why ? ` // ${why}` : ''}`
}

/** A backslash before what would part items or their parts. */
function escape(text: string): string {
  return text.replace(/\\|;|；|=>|\/\//g, (mark) => `\\${mark}`)
}

function escapedTexts(value: TermValue | undefined): string[] {
  return textsOf(value).map(escape)
}

/** Items with `; ` between them. */
function joinCell(items: readonly string[]): string {
  return items.join('; ')
}

function splitCell(cell: string): string[] {
  if (cell.trim() === '') return []
  return (cell.match(/(?:\\[\s\S]|[^;；\\]|\\$)+/g) ?? []).map((item) => item.trim()).filter((item) => item !== '')
}

function plain(text: string): string {
  return text.replace(/\\(=>|\/\/|[\s\S])/g, '$1')
}

/**
 * Read terms of rows.
 *
 * @throws {SyntaxError} when there is no column of ids.
 */
export function readTable(rows: readonly (readonly string[])[]): ExchangeTerm[] {
  const [head = [], ...body] = rows
  const names = head.map((name) => name.trim())
  if (!names.includes('id')) throw new SyntaxError('Expected a first row with the column `id`')
  return body.flatMap((row): ExchangeTerm[] => {
    const cells = new Map(names.map((name, at) => [name, row[at] ?? '']))
    const id = (cells.get('id') ?? '').trim()
    if (id === '') return []
    const base = unpackBase(cells.get('_base') ?? '')
    const data = termOf(id, cells)
    return [{data: base ? withAbsent(data, base, new Set(names)) : data, ...(base ? {base} : {})}]
  })
}

function termOf(id: string, cells: ReadonlyMap<string, string>): TermData {
  const data: TermData = {id}
  const match: TermData = {}
  const langs: {[language: string]: TermData} = {}
  for (const [name, cell] of cells) {
    const [field = '', language] = name.split(':')
    if (cell.trim() === '' || field === 'id' || field === '_base') continue
    if (language !== undefined) setField((langs[language] ??= {}), field, cell)
    else if (field.startsWith('match.')) setField(match, field.slice(6), cell)
    else setField(data, field, cell)
  }
  if (Object.keys(match).length > 0) data['match'] = match
  return Object.keys(langs).length > 0 ? {...data, langs} : data
}

function setField(holder: TermData, field: string, cell: string): void {
  if (field.startsWith('source.')) {
    const source = isKeyed(holder['source']) ? holder['source'] : {}
    holder['source'] = {...source, [field.slice(7)]: cell}
  } else if (field === 'forbidden') holder[field] = splitCell(cell).map(forbiddenItem)
  else if ([...termLists, ...matchLists, 'aliases'].includes(field)) holder[field] = splitCell(cell).map(plain)
  else if (field === 'auto') holder[field] = cell.trim().toLowerCase() !== 'false'
  else if (
    tableHolds.term.includes(field) ||
    tableHolds.term.includes(`match.${field}`) ||
    tableHolds.side.includes(field)
  )
    holder[field] = cell
}

function forbiddenItem(text: string): TermData {
  const [, form = '', use, why] =
    /^((?:\\[\s\S]|[^\\])*?)(?:\s+=>\s+((?:\\[\s\S]|[^\\])*?))?(?:\s+\/\/\s+([\s\S]*))?$/.exec(text) ?? []
  return {
    form: plain(form),
    ...(use === undefined ? {} : {use: plain(use)}),
    ...(why === undefined ? {} : {why: plain(why)})
  }
}

/** What the table has no column for is as it was. */
function withAbsent(data: TermData, base: TermData, columns: ReadonlySet<string>): TermData {
  const all = new Map(cellsOf(base))
  const missing = [...all].filter(([name, cell]) => cell !== '' && !columns.has(name))
  if (missing.length === 0) return data
  const own = cellsOf(data).filter(([name]) => columns.has(name))
  return termOf(textOf(data['id']), new Map([...own, ...missing]))
}
