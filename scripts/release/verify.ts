import type {VFile} from 'vfile'
import {make} from '../build.ts'
import type {Machine} from '../renderer.ts'
import {load} from '../load/index.ts'
import {appendixOf, appendixId} from './appendix.ts'
import {collectArtefacts, sha256Of} from './collect-artefacts.ts'
import {compareFiles} from './compare-files.ts'
import {compareLocks, type Difference} from './compare-locks.ts'
import {lockRelease} from './lock-release.ts'
import {readRelease, type FoundRelease} from './read-release.ts'

export type VerifyRequest = {
  /** Absolute path of the release's folder. */
  folder: string
  /** Absolute path of the folder of its book. */
  root: string
}

export type VerifyResult = {
  /** Where the manuscript has errors now, and nothing could be made again. */
  files: readonly VFile[]
  language: string
  /** Files of the release that are not what its checksums say, or are missing. */
  damaged: readonly string[]
  /** What it was made of and with, against what there is now. */
  sources: readonly Difference[]
  /** Artefacts, each with whether it came out the same. */
  artefacts: readonly {file: string; same: boolean; difference: Difference | null}[]
}

/**
 * Make a release again and compare it, byte for byte.
 *
 * @throws {UsageError} when there is no release.
 */
export async function verify({folder, root}: VerifyRequest, machine: Machine): Promise<VerifyResult> {
  const found = await readRelease(folder)
  const {record, lock} = found
  machine.progress({step: 'read'})
  const loaded = await load(root)
  if (loaded.config.release.appendix && record.changes.from !== null) {
    loaded.chapters.push(appendixOf(record.changes, loaded.config.language))
  }
  const wanted = record.editions.map(({name}) => name)
  const known = wanted.filter((name) => name in loaded.config.editions)
  const request = {editions: known, formats: [], strict: false}
  const {files, language, manuscript, made} = await make(loaded, request, machine)
  const own = {...manuscript, chapters: manuscript.chapters.filter(({id}) => id !== appendixId)}
  const books = (made ?? []).map(({book}) => book)
  const now = await lockRelease(own, books, machine)
  // Where nothing could be made, pictures and fonts are not known.
  const sources = made
    ? compareLocks(lock, now)
    : compareLocks({...lock, fonts: {}}, now).filter(({what}) => what !== 'removed')
  const fresh = (await Promise.all((made ?? []).map(collectArtefacts))).flat()
  machine.progress({step: 'compare'})
  const artefacts = record.editions.flatMap(({artefacts}) => artefacts)
  const compared = artefacts.map(async ({file, format}) => {
    const again = fresh.find((one) => one.file === file)
    const before = found.files.get(file)
    const difference = await compareFiles({file, format}, before, again?.bytes)
    return {file, same: difference === null, difference}
  })
  return {
    files: made ? [] : files,
    language,
    damaged: damagedIn(found),
    sources,
    artefacts: await Promise.all(compared)
  }
}

function damagedIn({files}: FoundRelease): string[] {
  const sums = Buffer.from(files.get('SHA256SUMS') ?? []).toString('utf8')
  const lines = [...sums.matchAll(/^([\da-f]{64}) [ *](.+)$/gm)]
  const listed = new Set(lines.map(([, , path]) => path ?? ''))
  const wrong = lines.flatMap(([, sum, path = '']) => {
    const bytes = files.get(path)
    return bytes && sha256Of(bytes) === sum ? [] : [path]
  })
  const extra = [...files.keys()].filter((path) => path !== 'SHA256SUMS' && !listed.has(path))
  return [...wrong, ...extra].sort()
}
