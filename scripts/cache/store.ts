/** A folder of entries, each found by the hash of all that it was made from. Nobody relies on it: it may vanish. */
import {randomUUID} from 'node:crypto'
import {mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {seal, unseal} from './seal.ts'

export type Store = {
  /** Nothing where there is no such entry, or one that is damaged. */
  read: (kind: string, key: string) => Buffer | undefined
  /** Keep an entry, where the disk lets us. */
  write: (kind: string, key: string, bytes: Uint8Array) => void
  /** Remove what was not used for longest, until the rest fits the limit. Does nothing where nothing was written. */
  trim: () => void
}

/** Keeps nothing. */
export const noStore: Store = {read: () => undefined, write: () => undefined, trim: () => undefined}

/** Files that a killed process left half-written, and entries: all names are ours. */
const ours = /^[0-9a-f]{64}(?:\.[0-9a-f-]{36})?$/

/**
 * Open a store.
 *
 * @param folder Absolute path; made when there is something to keep.
 * @param limit How much it may hold, in bytes.
 */
export function openStore(folder: string, limit: number): Store {
  const placeOf = (kind: string, key: string): string => join(folder, kind, key.slice(0, 2), key)
  let [written, refused] = [false, false]
  return {
    read: (kind, key) => {
      const entry = attempt(() => readFileSync(placeOf(kind, key)))
      return entry && unseal(kind, key, entry)
    },
    write: (kind, key, bytes) => {
      // A disk that is full or read-only now will be so for the next entry, too.
      if (refused) return
      written = true
      refused = attempt(() => keep(placeOf(kind, key), seal(kind, key, bytes))) !== true
    },
    trim: () => {
      if (written) removeOldest(folder, limit)
    }
  }
}

/** Written aside and renamed, so that readers find all of it or nothing. */
function keep(place: string, entry: Uint8Array): true {
  const fresh = `${place}.${randomUUID()}`
  mkdirSync(dirname(place), {recursive: true, mode: 0o700})
  try {
    writeFileSync(fresh, entry, {mode: 0o600})
    renameSync(fresh, place)
  } catch (error) {
    attempt(() => {
      rmSync(fresh, {force: true})
    })
    throw error
  }
  return true
}

function removeOldest(folder: string, limit: number): void {
  const found = entriesIn(folder)
  let size = found.reduce((sum, entry) => sum + entry.size, 0)
  for (const entry of found.sort((a, b) => a.used - b.used)) {
    if (size <= limit) return
    attempt(() => {
      rmSync(entry.path, {force: true})
    })
    size -= entry.size
  }
}

/** Remove everything of ours in a folder; gives the bytes that were freed. */
export function clearStore(folder: string): number {
  const found = entriesIn(folder)
  for (const {path} of found) rmSync(path, {force: true})
  return found.reduce((sum, {size}) => sum + size, 0)
}

function entriesIn(folder: string): {path: string; size: number; used: number}[] {
  const listed = attempt(() => readdirSync(folder, {recursive: true, withFileTypes: true})) ?? []
  return listed.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name)
    const stats = entry.isFile() && ours.test(entry.name) ? attempt(() => statSync(path)) : undefined
    return stats ? [{path, size: stats.size, used: Math.max(stats.atimeMs, stats.mtimeMs)}] : []
  })
}

/** Whatever goes wrong here costs time, and nothing else. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
