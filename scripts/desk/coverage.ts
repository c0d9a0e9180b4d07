import {originOf, termOfText} from '../glossary/index.ts'
import {termHash} from '../load/index.ts'
import type {Repository} from '../machine/index.ts'
import type {Coverage, Staleness, Status} from './protocol.ts'
import {pathOf, type Shelf} from './shelf.ts'

/** How many commits of a file are looked through for what it said once. */
const patience = 60

/** Tell how far each language is. */
export async function coverageOf(shelf: Shelf, repository: Repository | undefined): Promise<Coverage> {
  const {glossary} = shelf.manuscript
  const languages = shelf.languages.map((language) => {
    const statuses: Record<Status, number> = {missing: 0, draft: 0, proposed: 0, approved: 0, deprecated: 0}
    const counts = {defined: 0, stale: 0, usedWithoutDefinition: 0}
    for (const {identifier, langs} of glossary) {
      const side = langs[language]
      statuses[side?.status ?? 'missing']++
      const isDefined = side !== undefined && side.definition !== ''
      if (isDefined) counts.defined++
      if (!isDefined && (shelf.uses.get(identifier) ?? 0) > 0) counts.usedWithoutDefinition++
      if (shelf.states.get(identifier)?.sides[language]?.includes('stale')) counts.stale++
    }
    return {language, total: glossary.length, statuses, ...counts}
  })
  const stale = await Promise.all(
    glossary.map(async ({identifier}) =>
      Object.entries(await stalenessOf(shelf, identifier, repository)).map(([language, detail]) => ({
        ...{id: identifier, language, detail}
      }))
    )
  )
  const unused = glossary.filter(({identifier}) => !shelf.uses.has(identifier)).map(({identifier}) => identifier)
  return {languages, stale: stale.flat(), unused}
}

/** Tell which languages of a term are stale: what the text said that they were made of, and says now. */
export async function stalenessOf(
  shelf: Shelf,
  id: string,
  repository: Repository | undefined
): Promise<Record<string, Staleness>> {
  const entry = shelf.manuscript.glossary.find(({identifier}) => identifier === id)
  const result: Record<string, Staleness> = {}
  for (const [language, side] of Object.entries(entry?.langs ?? {})) {
    const origin = entry && originOf(entry, side)
    const source = origin && entry.langs[origin.language]
    if (!origin?.isStale || !source) continue
    const {hash} = origin
    const before = await sourceThen({path: pathOf(shelf, id), language: origin.language, hash}, repository)
    const after = {term: source.term, definition: source.definition}
    result[language] = {source: origin.language, now: `${origin.language}@${origin.now}`, before, after}
  }
  return result
}

type Then = {path: string; language: string; hash: string}

/** Look through a file's history for the text that a hash names. */
async function sourceThen(
  {path, language, hash}: Then,
  repository: Repository | undefined
): Promise<Staleness['before']> {
  for (const commit of (await repository?.historyOf(path, patience)) ?? []) {
    const text = await repository?.textAt(commit, path)
    const side = text === undefined ? undefined : termOfText(path, text).langs[language]
    if (side && termHash(side) === hash) return {term: side.term, definition: side.definition}
  }
  return null
}
