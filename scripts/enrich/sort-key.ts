import {pinyin} from 'pinyin-pro'
import type {Labels} from '../load/config.ts'
import {fillLabel} from './label-patterns.ts'
import {strokeOrder} from './stroke-order.ts'

/**
 * What a name sorts by, and what it stands under: a letter `A`–`Z`, the number of its first character's strokes where a
 * language sorts so, or `#` for anything else.
 */
export type SortKey = {initial: string; key: string}

/**
 * Read a name as a Chinese dictionary sorts it: Han by pinyin, Latin as it is.
 *
 * @param reading Pinyin with tones, where a polyphone would be read wrong.
 */
export function sortKeyOf(name: string, reading?: string): SortKey {
  const read = reading ?? pinyin(name, {type: 'array', nonZh: 'consecutive'}).join('')
  const key = lettersOf(read)
  const first = key.charAt(0)
  // What has no letter sorts after all that have; names that read alike sort by their tones, then as written.
  return {initial: /[a-z]/.test(first) ? first.toUpperCase() : '#', key: `${key}\u0000${read}\u0000${name}`}
}

/** Read a name as lists of a language sort it: by strokes in the traditional script, else by pinyin. */
export function listKeyOf(name: string, language: string, reading?: string): SortKey {
  return sortsByStrokes(language) ? strokeKeyOf(name) : sortKeyOf(name, reading)
}

/** Write what a group of a list stands under: a letter, or 10 畫. */
export function initialWords(initial: string, labels: Labels): string {
  return /^\d+$/.test(initial) ? fillLabel(labels, 'strokes', {number: initial}) : initial
}

/** Whether a language sorts Han by strokes: Chinese in the traditional script. */
function sortsByStrokes(language: string): boolean {
  return /^zh-(?:Hant|TW|HK|MO)\b/.test(language)
}

/** Read a name as a dictionary of traditional characters sorts it: Latin as it is, then Han by strokes. */
export function strokeKeyOf(name: string): SortKey {
  const characters =
    name
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{Nd}〇]/gu) ?? []
  const [first = ''] = characters
  const initial = /[a-z]/.test(first) ? first.toUpperCase() : String(strokes().get(first)?.count ?? '#')
  const key = characters.map((character) => strokes().get(character)?.place ?? character).join('')
  return {initial, key: `${key}\u0000${name}`}
}

type Stroke = {count: number; place: string}
let table: ReadonlyMap<string, Stroke> | undefined

/** Made when the first book needs it. A place is a private-use character or two: it sorts after every letter. */
function strokes(): ReadonlyMap<string, Stroke> {
  table ??= new Map(
    strokeOrder
      .flatMap(([count, characters]) => characters.split('').map((character) => ({character, count})))
      .map(({character, count}, index) => [
        character,
        {count, place: String.fromCharCode(0xe000 + (index >> 6), 0xe000 + (index & 63))}
      ])
  )
  return table
}

/** Compare by code unit: the order is the same on every machine. */
export function compareKeys(a: SortKey, b: SortKey): number {
  const [rankA, rankB] = [Number(a.initial === '#'), Number(b.initial === '#')]
  return rankA - rankB || (a.key < b.key ? -1 : Number(a.key > b.key))
}

/** `lǜ` sorts as `lv`, as it is typed; marks, spaces and punctuation do not count. */
function lettersOf(read: string): string {
  return read
    .toLowerCase()
    .normalize('NFD')
    .replaceAll('u\u0308', 'v')
    .replace(/[^\p{L}\p{Nd}]/gu, '')
}
