import type {GlossaryEntry, Identifier, TermLanguage} from '../apparatus.ts'
import {originOf} from './term-state.ts'
import type {TermState} from './term-state.ts'

/** How far a language is: how many terms have each status, and what is to be done. */
export type LanguageCoverage = {
  language: string
  total: number
  statuses: Record<TermLanguage['status'], number>
  defined: number
  stale: number
  conflicting: number
}

export type Coverage = {
  languages: LanguageCoverage[]
  /** Terms that no edition uses. */
  unused: Identifier[]
  /** Terms that an edition uses without a definition in its language. */
  isUndefined: {identifier: Identifier; editions: readonly string[]}[]
}

/** Tell how far each language is. */
export function coverageOf(
  glossary: readonly GlossaryEntry[],
  states: readonly TermState[],
  languages: readonly string[]
): Coverage {
  return {
    languages: languages.map((language) => languageCoverage(language, glossary, states)),
    unused: states.filter(({isUnused}) => isUnused).map(({identifier}) => identifier),
    isUndefined: states
      .filter(({isUndefined}) => isUndefined.length > 0)
      .map(({identifier, isUndefined}) => ({identifier, editions: isUndefined}))
  }
}

function languageCoverage(
  language: string,
  glossary: readonly GlossaryEntry[],
  states: readonly TermState[]
): LanguageCoverage {
  const statuses = {missing: 0, draft: 0, proposed: 0, approved: 0, deprecated: 0}
  for (const {langs} of glossary) statuses[langs[language]?.status ?? 'missing']++
  const withState = (state: 'stale' | 'conflicting'): number =>
    states.filter(({sides}) => sides[language]?.includes(state) ?? false).length
  return {
    ...{language, total: glossary.length, statuses},
    defined: glossary.filter(({langs}) => (langs[language]?.definition ?? '') !== '').length,
    stale: withState('stale'),
    conflicting: withState('conflicting')
  }
}

/** A side whose source says something else now than when it was translated. */
export type StaleSide = {
  identifier: Identifier
  path: string
  language: string
  source: string
  /** What `basedOn` names, and what it would have to name now. */
  hash: string
  now: string
  sourceText: {term: string; definition: string}
  ownText: {term: string; definition: string}
}

/** List the sides that are to be looked through again. */
export function staleSides(glossary: readonly GlossaryEntry[]): StaleSide[] {
  return glossary.flatMap((entry) =>
    Object.entries(entry.langs).flatMap(([language, side]): StaleSide[] => {
      const origin = originOf(entry, side)
      const source = origin && entry.langs[origin.language]
      if (!origin?.isStale || !source) return []
      return [
        {
          ...{identifier: entry.identifier, path: entry.file.path, language, source: origin.language},
          ...{hash: origin.hash, now: origin.now},
          sourceText: {term: source.term, definition: source.definition},
          ownText: {term: side.term, definition: side.definition}
        }
      ]
    })
  )
}
