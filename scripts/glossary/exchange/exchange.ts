/** What programs of other kinds take in and give back. */
import {isKeyed} from '../term-data.ts'
import type {TermData, TermValue} from '../term-data.ts'

/** A term as it travels: what has no value is absent, and forbidden forms are `{form, use, why}`. */
export type ExchangeTerm = {
  data: TermData
  /** What the format held when it was exported; absent where the file does not tell. */
  base?: TermData
}

/** A file of an export; `path` is relative to where the user wants it, empty where it is the only one. */
export type ExchangeFile = {path: string; content: string | Uint8Array}

export type ExchangeOptions = {
  /** The project's, in order. */
  languages: readonly string[]
  /** For formats that hold one language, or two. */
  source: string
  target: string
  title: string
}

export type ExchangeFormat = {
  /** Fields that it holds, of a term and of each of its languages. */
  holds: {term: readonly string[]; side: readonly string[]; languages?: (options: ExchangeOptions) => readonly string[]}
  /** What it holds of forbidden forms beside the form. */
  forbidden: readonly ('use' | 'why')[]
  /** What it holds of a definition's source. */
  source?: readonly ('title' | 'url' | 'license')[]
  write: (terms: readonly ExchangeTerm[], options: ExchangeOptions) => ExchangeFile[] | Promise<ExchangeFile[]>
  /** @throws {SyntaxError} when the content is of another kind. */
  read: (files: readonly ExchangeFile[], options: ExchangeOptions) => ExchangeTerm[] | Promise<ExchangeTerm[]>
}

/** Take of a term what a format holds. */
export function projectTerm(data: TermData, format: ExchangeFormat, options: ExchangeOptions): TermData {
  const langs = isKeyed(data['langs']) ? data['langs'] : {}
  const languages = format.holds.languages?.(options) ?? Object.keys(langs)
  const sides = Object.entries(langs).flatMap(([language, side]): [string, TermValue][] => {
    if (!languages.includes(language) || !isKeyed(side)) return []
    const own = pick(side, format.holds.side)
    if (Array.isArray(own['forbidden'])) own['forbidden'] = own['forbidden'].map((item) => forbiddenOf(item, format))
    if (isKeyed(own['source'])) own['source'] = pick(own['source'], format.source ?? [])
    return Object.keys(own).length > 0 ? [[language, own]] : []
  })
  const term = pick(data, ['id', ...format.holds.term])
  if (isKeyed(data['match'])) {
    const match = pick(
      data['match'],
      format.holds.term.flatMap((name) => (name.startsWith('match.') ? name.slice(6) : []))
    )
    if (Object.keys(match).length > 0) term['match'] = match
  }
  return sides.length > 0 ? {...term, langs: Object.fromEntries(sides)} : term
}

function forbiddenOf(item: TermValue, {forbidden}: ExchangeFormat): TermData {
  return isKeyed(item) ? pick(item, ['form', ...forbidden]) : {form: item}
}

function pick(value: TermData, names: readonly string[]): TermData {
  return Object.fromEntries(
    names.flatMap((name): [string, TermValue][] => {
      const own = Object.hasOwn(value, name) ? value[name] : undefined
      const isNothing = own === undefined || own === null || own === '' || (Array.isArray(own) && own.length === 0)
      return isNothing ? [] : [[name, own]]
    })
  )
}

/** Put what a format holds back into the whole term: what it does not hold stays. */
export function graftTerm(whole: TermData, before: TermData, after: TermData): TermData {
  return graftKeys(whole, before, after)
}

function graftKeys(whole: TermData, before: TermData, after: TermData): TermData {
  const grafted = structuredClone(whole)
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, now, old] = [before[key], after[key], grafted[key]]
    if (JSON.stringify(was) === JSON.stringify(now)) continue
    if (now === undefined) grafted[key] = Array.isArray(old) ? [] : null
    else if (isKeyed(now) && isKeyed(old)) grafted[key] = graftKeys(old, isKeyed(was) ? was : {}, now)
    else if (Array.isArray(now) && Array.isArray(old)) grafted[key] = now.map((item) => graftItem(item, old))
    else grafted[key] = now
  }
  return grafted
}

/** An item that was there keeps what the format does not hold of it. */
function graftItem(item: TermValue, old: readonly TermValue[]): TermValue {
  if (!isKeyed(item)) return item
  const known = old.find((one) => (isKeyed(one) ? one['form'] : one) === item['form'])
  if (typeof known === 'string' && Object.keys(item).length === 1) return known
  return isKeyed(known) ? {...known, ...item} : item
}

/** Texts of a list in a value. */
export function textsOf(value: TermValue | undefined): string[] {
  return Array.isArray(value) ? value.map((item) => (typeof item === 'string' ? item : '')) : []
}

/** The text of a value; empty where it is none. */
export function textOf(value: TermValue | undefined): string {
  return typeof value === 'string' ? value : typeof value === 'boolean' ? String(value) : ''
}

/** The sides of a term, in order. */
export function sidesOf({langs}: TermData): [language: string, side: TermData][] {
  return isKeyed(langs) ? Object.entries(langs).flatMap(([name, side]) => (isKeyed(side) ? [[name, side]] : [])) : []
}

/** Pack what an exported term held, to travel with it. */
export function packBase(data: TermData): string {
  return Buffer.from(JSON.stringify(data)).toString('base64url')
}

/** Unpack it; nothing where it is damaged. */
export function unpackBase(text: string): TermData | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text.trim(), 'base64url').toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as TermData) : undefined
  } catch {
    return undefined
  }
}
