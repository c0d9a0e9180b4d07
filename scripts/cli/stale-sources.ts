import {staleSides, termOfText} from '../glossary/index.ts'
import type {StaleSide} from '../glossary/index.ts'
import {termHash} from '../load/index.ts'
import {findRepository} from '../machine/index.ts'
import type {Repository} from '../machine/index.ts'
import type {GlossaryBook} from './glossary-book.ts'

/** How many commits of a file are looked through. */
const patience = 100

export type StaleSource = StaleSide & {
  /** What the source said when it was translated; nothing where history does not tell. */
  before: {term: string; definition: string} | null
}

/** List outdated translations with what their sources said before. */
export async function staleWithSources({root, manuscript}: GlossaryBook): Promise<StaleSource[]> {
  const repository = await findRepository(root)
  const found: StaleSource[] = []
  for (const side of staleSides(manuscript.glossary)) found.push({...side, before: await sourceThen(side, repository)})
  return found
}

async function sourceThen(
  {path, source, hash}: StaleSide,
  repository: Repository | undefined
): Promise<StaleSource['before']> {
  for (const commit of (await repository?.historyOf(path, patience)) ?? []) {
    const text = await repository?.textAt(commit, path)
    const side = text === undefined ? undefined : termOfText(path, text).langs[source]
    if (side && termHash(side) === hash) return {term: side.term, definition: side.definition}
  }
  return null
}
