/** Terms from and to other programs. What each format cannot hold stands in README.md. */
import {readCncf} from './cncf.ts'
import {csv} from './csv.ts'
import {graftTerm, projectTerm, textOf} from './exchange.ts'
import type {ExchangeFile, ExchangeFormat, ExchangeOptions, ExchangeTerm} from './exchange.ts'
import {prh} from './prh.ts'
import {skos} from './skos.ts'
import {tbx, tbx2} from './tbx.ts'
import {vale} from './vale.ts'
import {xlsx} from './xlsx.ts'
import {isKeyed, isSame} from '../term-data.ts'
import type {TermData, TermValue} from '../term-data.ts'
import {mergeTerms} from '../three-way.ts'
import type {Conflict} from '../three-way.ts'

export type {ExchangeFile, ExchangeOptions} from './exchange.ts'

/** Formats by the name that a user calls them. */
export const exchangeFormats: Readonly<Record<string, ExchangeFormat>> = {tbx, tbx2, csv, xlsx, skos, prh, vale}

/** Tell what comes back of terms that went through a format, by id. */
export async function heldBy(
  format: ExchangeFormat,
  terms: readonly TermData[],
  options: ExchangeOptions
): Promise<Map<string, TermData>> {
  const files = await format.write(
    terms.map((data) => ({data: projectTerm(data, format, options)})),
    options
  )
  const back = await format.read(files, options)
  return new Map(back.map(({data}) => [textOf(data['id']), data]))
}

/** Write terms in a format; what each held travels with it, so that an import can tell who changed what. */
export async function exportTerms(
  format: ExchangeFormat,
  terms: readonly TermData[],
  options: ExchangeOptions
): Promise<ExchangeFile[]> {
  const held = await heldBy(format, terms, options)
  const bases = terms.map((data): ExchangeTerm => {
    const base = held.get(textOf(data['id']))
    return {data: projectTerm(data, format, options), ...(base ? {base} : {})}
  })
  return await format.write(bases, options)
}

/** What an import makes of a term: its whole file as values, and the fields that both sides changed, which stay as they are. */
export type ImportedTerm = {id: string; before: TermData | undefined; after: TermData; conflicts: Conflict[]}

export type Import = {terms: ImportedTerm[]; skipped: string[]}

/**
 * Merge what another program gives back. Terms that it leaves out stay; what only it changed is taken; what both changed
 * stays as it is, and is told.
 *
 * @param format Name of a format, or `cncf`.
 * @param bases What the glossary was when it was exported, for files that do not tell.
 * @throws {SyntaxError} when a file is of another kind.
 */
export async function importTerms(
  format: string,
  files: readonly ExchangeFile[],
  {
    glossary,
    bases,
    options
  }: {glossary: readonly TermData[]; bases: readonly TermData[] | undefined; options: ExchangeOptions}
): Promise<Import> {
  const own = exchangeFormats[format]
  const read = own ? await own.read(files, options) : readCncf(files)
  const heldNow = own ? await heldBy(own, glossary, options) : new Map<string, TermData>()
  const heldThen = own && bases ? await heldBy(own, bases, options) : undefined
  const known = new Map(glossary.map((data) => [textOf(data['id']), data]))
  const terms: ImportedTerm[] = []
  const skipped: string[] = []
  for (const {data, base} of read) {
    const id = idOf(data, glossary)
    if (!/^[a-z0-9][a-z0-9-]{0,79}$/.test(id)) skipped.push(id)
    else
      terms.push(
        merge({id, theirs: {...data, id}, base: heldThen?.get(id) ?? base, whole: known.get(id), mine: heldNow.get(id)})
      )
  }
  return {
    terms: terms.filter(({before, after, conflicts}) => conflicts.length > 0 || !isSame(before ?? {}, after)),
    skipped
  }
}

type Sides = {
  id: string
  theirs: TermData
  base: TermData | undefined
  whole: TermData | undefined
  mine: TermData | undefined
}

function merge({id, theirs, base, whole, mine}: Sides): ImportedTerm {
  if (!whole) return {id, before: undefined, after: withStatus(theirs), conflicts: []}
  const held = mine ?? (base ? {id} : asWhole(whole))
  // Without a base, only what is empty here can be filled: of all else nobody can tell who changed it.
  const {merged, conflicts} = mergeTerms(
    base ?? commonOf(held, theirs),
    held,
    base ? theirs : {...held, ...withMine(held, theirs)}
  )
  return {id, before: whole, after: graftTerm(whole, held, merged), conflicts}
}

function asWhole(data: TermData): TermData {
  return structuredClone(data)
}

/** What both say, where they say the same. */
function commonOf(mine: TermData, theirs: TermData): TermData {
  return Object.fromEntries(
    Object.entries(mine).flatMap(([key, value]): [string, TermValue][] => {
      const other = theirs[key]
      if (isSame(value, other) || other === undefined) return [[key, value]]
      if (isKeyed(value) && isKeyed(other)) return [[key, commonOf(value, other)]]
      if (Array.isArray(value) && Array.isArray(other))
        return [[key, value.filter((item) => other.some((one) => isSame(one, item)))]]
      return value === null || value === '' || value === 'missing' ? [[key, value]] : []
    })
  )
}

/** What they do not say is as here: without a base, nothing was taken away. */
function withMine(mine: TermData, theirs: TermData): TermData {
  const keys = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])]
  return Object.fromEntries(
    keys.flatMap((key): [string, TermValue][] => {
      const [own, other] = [mine[key], theirs[key]]
      if (isKeyed(own) && isKeyed(other)) return [[key, withMine(own, other)]]
      const value = other ?? own
      return value === undefined ? [] : [[key, value]]
    })
  )
}

/** A side that somebody else wrote is a proposal, until one of ours has read it. */
function withStatus(data: TermData): TermData {
  const langs = isKeyed(data['langs']) ? data['langs'] : {}
  const sides = Object.entries(langs).map(([language, side]): [string, TermValue] => {
    if (!isKeyed(side) || typeof side['status'] === 'string') return [language, side]
    return [language, {status: typeof side['term'] === 'string' ? 'proposed' : 'missing', ...side}]
  })
  return {...data, langs: Object.fromEntries(sides)}
}

/** Rules that name no term lead to the one that has the form they want. */
function idOf(data: TermData, glossary: readonly TermData[]): string {
  const id = textOf(data['id'])
  if (!id.startsWith('=')) return id
  const form = id.slice(1)
  const owner = glossary.find((one) =>
    Object.values(isKeyed(one['langs']) ? one['langs'] : {}).some(
      (side) =>
        isKeyed(side) &&
        (side['term'] === form ||
          side['abbr'] === form ||
          (Array.isArray(side['aliases']) && side['aliases'].includes(form)))
    )
  )
  return owner ? textOf(owner['id']) : id
}
