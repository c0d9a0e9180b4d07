import type {GlossaryEntry, Identifier, TermLanguage} from '../apparatus.ts'
import {formsOf, isInUse} from '../enrich/index.ts'
import {termHash} from '../load/index.ts'

/**
 * What is to be done about a term in a language. `stale`: what it was translated from is another text now; `conflicting`: a
 * form of it is another term's as well.
 */
export type SideState = 'missing' | 'draft' | 'proposed' | 'approved' | 'deprecated' | 'stale' | 'conflicting'

export type TermState = {
  identifier: Identifier
  /** By language; the first is what is said of its status in the file. */
  sides: Readonly<Record<string, readonly SideState[]>>
  /** By edition. */
  uses: Readonly<Record<string, number>>
  /** Whether no edition uses it. */
  isUnused: boolean
  /** Editions that use it though it is missing or deprecated in their language, or has no definition there. */
  isUndefined: readonly string[]
}

export type StateOptions = {
  /** Of the project, in order: a term without one of them misses it. */
  languages: readonly string[]
  /** From `countUses`. */
  uses: Readonly<Record<string, Readonly<Record<Identifier, number>>>>
  /** Language by edition. */
  editions: Readonly<Record<string, string>>
}

/** Tell the state of every term. */
export function statesOf(glossary: readonly GlossaryEntry[], options: StateOptions): TermState[] {
  const shared = sharedForms(glossary)
  return glossary.map((entry) => {
    const uses = Object.entries(options.uses).map(([edition, counts]): [string, number] => [
      edition,
      counts[entry.identifier] ?? 0
    ])
    const languages = [...new Set([...options.languages, ...Object.keys(entry.langs)])]
    const isUndefined = uses.flatMap(([edition, count]) => {
      const side = entry.langs[options.editions[edition] ?? '']
      return count > 0 && (!side || !isInUse(side) || side.definition === '') ? [edition] : []
    })
    return {
      identifier: entry.identifier,
      sides: Object.fromEntries(languages.map((language) => [language, sideStates(entry, language, shared)])),
      uses: Object.fromEntries(uses),
      isUnused: uses.every(([, count]) => count === 0),
      isUndefined
    }
  })
}

function sideStates(entry: GlossaryEntry, language: string, shared: ReadonlySet<string>): SideState[] {
  const side = entry.langs[language]
  if (!side) return ['missing']
  const isShared = isInUse(side) && formsOf(side).some((form) => shared.has(`${language} ${form}`))
  return [
    side.status,
    ...(originOf(entry, side)?.isStale ? (['stale'] as const) : []),
    ...(isShared ? (['conflicting'] as const) : [])
  ]
}

/** What a side was translated from, and whether that has changed since. */
export function originOf(
  {langs}: GlossaryEntry,
  {basedOn}: TermLanguage
): {language: string; hash: string; now: string; isStale: boolean} | undefined {
  const [language = '', hash] = basedOn?.split('@') ?? []
  const source = langs[language]
  if (hash === undefined || !source) return undefined
  const now = termHash(source)
  return {language, hash, now, isStale: now !== hash}
}

function sharedForms(glossary: readonly GlossaryEntry[]): Set<string> {
  const first = new Map<string, Identifier>()
  const shared = new Set<string>()
  for (const entry of glossary) {
    for (const key of keysOf(entry)) {
      const owner = first.get(key) ?? entry.identifier
      first.set(key, owner)
      if (owner !== entry.identifier) shared.add(key)
    }
  }
  return shared
}

function keysOf({langs}: GlossaryEntry): string[] {
  const sides = Object.entries(langs).filter(([, side]) => isInUse(side))
  return sides.flatMap(([language, side]) => formsOf(side).map((form) => `${language} ${form}`))
}
