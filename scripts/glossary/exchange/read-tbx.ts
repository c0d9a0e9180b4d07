import {fromXml} from 'xast-util-from-xml'
import type {Element, Nodes} from 'xast'
import {unpackBase} from './exchange.ts'
import type {ExchangeTerm} from './exchange.ts'
import type {TermData} from '../term-data.ts'

/**
 * Read TBX of version 2 or 3, as its programs write it.
 *
 * @throws {SyntaxError} when it is none.
 */
export function readTbx(text: string): ExchangeTerm[] {
  const root = rootOf(text)
  const entries = elementsIn(root, 'conceptEntry', 'termEntry')
  return entries.map((entry) => {
    const data: TermData = {id: (entry.attributes['id'] ?? '').replace(/^_/, '')}
    const own = entry.children.flatMap((child) => (child.type === 'element' ? [child] : []))
    const domain = own.filter((one) => isOf(one, 'descrip', 'subjectField')).map(wordsOf)
    const related = own
      .filter((one) => isOf(one, 'ref', 'crossReference') || /^term:/.test(one.attributes['target'] ?? ''))
      .map((one) => (one.attributes['target'] ?? '').replace(/^(_|term:)/, ''))
    if (domain.length > 0) data['domain'] = domain
    if (related.length > 0) data['related'] = related
    const langs = elementsIn(entry, 'langSec', 'langSet').map(
      (one) => [one.attributes['xml:lang'] ?? '', sideOf(one)] as const
    )
    if (langs.length > 0) data['langs'] = Object.fromEntries(langs)
    const mark = entry.children.find((child) => child.type === 'instruction' && child.name === 'zhushu-base')
    const base = mark?.type === 'instruction' ? unpackBase(mark.value) : undefined
    return {data, ...(base ? {base} : {})}
  })
}

/** Entities that a document declares are none of ours. */
function rootOf(text: string): Element {
  if (/<!ENTITY/i.test(text)) throw new SyntaxError('Expected TBX without entities of its own')
  try {
    const root = fromXml(text.replace(/^\uFEFF/, '').replace(/<!DOCTYPE[^>[]*>/i, '')).children.find(
      (child) => child.type === 'element'
    )
    if (root?.type === 'element' && /^(tbx|martif)$/.test(root.name)) return root
  } catch (error) {
    throw new SyntaxError(`Expected TBX: ${error instanceof Error ? error.message : String(error)}`, {cause: error})
  }
  throw new SyntaxError('Expected TBX, whose root is `tbx` or `martif`')
}

function sideOf(section: Element): TermData {
  const side: TermData = {}
  const notes = section.children.flatMap((child) =>
    child.type === 'element' && child.name === 'note' ? [wordsOf(child)] : []
  )
  const status = notes.find((note) => note.startsWith('status: '))?.slice(8)
  const note = notes.filter((one) => !one.startsWith('status: ')).join('\n')
  const definition = elementsIn(section, 'descrip').find((one) => one.attributes['type'] === 'definition')
  const title = elementsIn(section, 'admin').find((one) => one.attributes['type'] === 'source')
  const [aliases, forbidden]: [string[], TermData[]] = [[], []]
  for (const one of elementsIn(section, 'termSec', 'tig', 'ntig')) readForm(one, side, {aliases, forbidden})
  if (status !== undefined) side['status'] = status
  else if (side['status'] === undefined && side['term'] !== undefined) side['status'] = 'proposed'
  if (aliases.length > 0) side['aliases'] = aliases
  if (forbidden.length > 0) side['forbidden'] = forbidden
  if (note !== '') side['note'] = note
  if (definition && wordsOf(definition) !== '') side['definition'] = wordsOf(definition)
  if (title) side['source'] = {title: wordsOf(title)}
  return side
}

function readForm(
  section: Element,
  side: TermData,
  {aliases, forbidden}: {aliases: string[]; forbidden: TermData[]}
): void {
  const form = elementsIn(section, 'term').map(wordsOf)[0] ?? ''
  const notes = new Map(elementsIn(section, 'termNote').map((one) => [one.attributes['type'] ?? '', wordsOf(one)]))
  const status = notes.get('administrativeStatus') ?? ''
  const type = notes.get('termType') ?? ''
  const pos = notes.get('partOfSpeech')
  if (status.startsWith('deprecated') || status.startsWith('forbidden')) forbidden.push({form})
  else if (/^(abbreviation|acronym|shortForm|initialism)$/.test(type) && side['abbr'] === undefined) side['abbr'] = form
  else if (side['term'] === undefined && type !== 'variant') {
    side['term'] = form
    if (status.startsWith('superseded')) side['status'] = 'deprecated'
  } else aliases.push(form)
  if (pos !== undefined) side['pos'] = pos
}

function isOf(element: Element, name: string, type: string): boolean {
  return element.name === name && element.attributes['type'] === type
}

function elementsIn(node: Nodes, ...wanted: readonly string[]): Element[] {
  if (!('children' in node)) return []
  return node.children.flatMap((child): Element[] => {
    if (child.type !== 'element') return []
    return wanted.includes(child.name) ? [child] : elementsIn(child, ...wanted)
  })
}

function wordsOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'cdata') return node.value
  return 'children' in node ? node.children.map(wordsOf).join('') : ''
}
