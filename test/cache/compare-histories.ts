/** Builds a book after every step of random histories, with a cache and without. */
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import fc from 'fast-check'
import {createCache, openStore, type Cache} from '../../scripts/cache/index.ts'
import {act, histories, madeOf, writeFirst, type Step} from './histories.ts'

const formats = ['html', 'epub'] as const

/** `different` has each history whose builds were not the same, as JSON. */
export type Comparison = {built: number; refused: number; different: string[]}

/** @param length How many steps a history has at most. */
export async function compareHistories(count: number, seed: number, length: number): Promise<Comparison> {
  const result: Comparison = {built: 0, refused: 0, different: []}
  for (const history of fc.sample(histories(length), {numRuns: count, seed})) {
    const folder = await mkdtemp(join(tmpdir(), 'zhushu-史 '))
    if (!(await isSame(history, folder, result))) result.different.push(JSON.stringify(history))
    await rm(folder, {recursive: true, force: true})
  }
  return result
}

async function isSame(history: readonly Step[], folder: string, result: Comparison): Promise<boolean> {
  const [root, place] = [join(folder, 'book'), join(folder, 'cache')]
  const newCache = (): Cache => createCache({store: openStore(place, 1e9), program: '1'})
  const lasting = newCache()
  await writeFirst(root)
  for (const [index, step] of [undefined, ...history].entries()) {
    if (step) await act(root, step)
    const clean = await madeOf(root, undefined, formats)
    if (typeof clean !== 'string' && clean.outputs) result.built++
    else result.refused++
    // As a process that goes on finds it, or another one.
    const made = await madeOf(root, index % 2 === 0 ? lasting : newCache(), formats)
    if (JSON.stringify(made) !== JSON.stringify(clean)) return false
  }
  return true
}
