import type {Imprint} from '../../book.ts'
import {isIsbn} from '../../is-isbn.ts'
import {closeLabel, formOf, isTitle} from './heading-forms.ts'
import {spacesBetween} from './find-page-breaks.ts'
import type {Line, Recovery} from './recovery.ts'

/** Lines at the start of a text that may tell of the book. */
const depth = 60

/** `题名 / 著者著. — 地 : 社, 年`, as libraries write it. @see https://www.ifla.org/isbd */
const catalogued =
  /^(.{1,60}?)\s*[/／]\s*(.{1,60}?)[.．。]\s*[—–-]+\s*(?:[^:：]{1,20}?版\S*\s*[—–-]+\s*)?([^:：]{1,20}?)\s*[:：]\s*([^,，]{2,40}?)\s*[,，]\s*(\d{4})(?:[.．年-]\s*(\d{1,2}))?/u
const isbnForm = /ISBN(?:-1[03])?\s*[:：]?\s*((?:97[89][-\s]?)?\d(?:[-\s]?[\dXx]){8,12})(?![\d-])/u
const labelled = /^(书\s*名|题\s*名|[著作编译]\s*者|主\s*编|翻\s*译|出版(?:社|者|发行))\s*[:：]\s*(.{1,60})$/u
const credited = /^(.{2,40}?)\s*(著|编著|编|主编|译|编译)$/u

/** Read the bibliographic data at the start of a book. The text stays where it is. */
export function findImprint(text: string, lines: readonly Line[]): {imprint: Imprint; recovery: Recovery} | undefined {
  const start = lines.filter(({kind, number}) => kind !== 'blank' && number < depth).slice(0, depth)
  const spaced = spacesBetween(text)
  const facts: Facts = {creators: [], places: []}
  for (const line of start) readLine(line, facts, spaced)
  readTitlePage(start, facts)
  const isBook =
    facts.isbn !== undefined ||
    (facts.title !== undefined && (facts.publisher !== undefined || facts.creators.length > 0))
  const [first] = facts.places
  if (!isBook || !first) return undefined
  const {title, creators, isbn, publisher, date} = facts
  const found = [title, ...creators.map(({name}) => name), publisher, date, isbn].filter((fact) => fact !== undefined)
  const values = {found: found.join(' / ')}
  const recovery: Recovery = {
    kind: 'imprint',
    ruleId: 'recover-imprint',
    start: first.start,
    end: first.end,
    edits: [],
    certain: true,
    reason: `Found bibliographic data: \`${values.found}\``,
    note: 'What `book.yaml` says comes before it',
    values
  }
  const known = Object.entries({title, isbn, publisher, date}).filter(([, value]) => value !== undefined)
  return {imprint: {...Object.fromEntries(known), creators}, recovery}
}

type Facts = {-readonly [Key in keyof Imprint]: Imprint[Key]} & {
  creators: Imprint['creators'][number][]
  places: Line[]
}

function readLine(line: Line, facts: Facts, spaced: boolean): void {
  const before = JSON.stringify({...facts, places: []})
  readCatalogued(line, facts, spaced)
  const isbn = isbnForm.exec(line.text)?.[1]
  if (isbn !== undefined && facts.isbn === undefined && isIsbn(isbn)) facts.isbn = isbn.replace(/\s/g, '-')
  readLabelled(line, facts)
  const credit = credited.exec(line.text)
  if (credit?.[1] !== undefined && facts.creators.length === 0 && !formOf(line.text))
    credit[1] = credit[1].replace(/^[◆◇●·•\s]+/u, '')
  if (credit?.[1] && facts.creators.length === 0 && /^[\p{Script=Han}A-Za-z·.\s、，,[\]（）()]+$/u.test(credit[1]))
    addCreators(facts, credit[1], credit[2])
  if (before !== JSON.stringify({...facts, places: []})) facts.places.push(line)
}

function readCatalogued({text}: Line, facts: Facts, spaced: boolean): void {
  const found = catalogued.exec(text)
  if (!found || facts.title !== undefined) return
  const [, title = '', people = '', , publisher = '', year = '', month] = found
  facts.title = spaced ? withSpaces(title) : title
  for (const one of people.split(/[;；]/))
    addCreators(
      facts,
      one.replace(/(?:编著|主编|编译|等?著|译|编)$/u, ''),
      /(编著|主编|编译|著|译|编)$/u.exec(one)?.[1]
    )
  facts.publisher = publisher
  facts.date = month === undefined ? year : `${year}-${month.padStart(2, '0')}`
}

/** A title page: the title alone, and at once who made the book. */
function readTitlePage([first, second]: readonly Line[], facts: Facts): void {
  if (!first || !second || facts.title !== undefined || facts.creators.length === 0) return
  if (credited.test(second.text) && isTitle(first.text) && !formOf(first.text)) facts.title = first.text
}

function readLabelled({text}: Line, facts: Facts): void {
  const [, label = '', value = ''] = labelled.exec(text) ?? []
  const name = label.replace(/\s/g, '')
  if (/^[书题]名$/u.test(name)) facts.title ??= value.replace(/^《(.*)》$/u, '$1')
  else if (/^出版/u.test(name)) facts.publisher ??= value
  else if (name !== '') addCreators(facts, value, /译/u.test(name) ? '译' : /编/u.test(name) ? '编' : '著')
}

function addCreators(facts: Facts, names: string, how: string | undefined): void {
  const role = how?.includes('译') ? 'translator' : how === '编' || how === '主编' ? 'editor' : 'author'
  for (const raw of names.split(/[,，、;；]/u)) {
    const name = closeName(raw.replace(/等$/u, '').trim())
    if (name !== '' && !facts.creators.some((one) => one.name === name)) facts.creators.push({name, role})
  }
}

/** Names of two characters are printed with a space. */
function closeName(name: string): string {
  return closeLabel(name.replace(/^(\p{Script=Han})\s+(\p{Script=Han})$/u, '$1$2'))
}

function withSpaces(title: string): string {
  return title.replace(/(?<=\p{Script=Han})(?=[A-Za-z\d])|(?<=[A-Za-z\d])(?=\p{Script=Han})/gu, ' ')
}
