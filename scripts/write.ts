/** Puts outputs into `out/`: staged beside their place, then swapped, so that `out/` is the last good state or the next. */
import {mkdir, rmdir} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {lock} from 'proper-lockfile'
import type {VFile} from 'vfile'
import {TemporaryError} from './diagnostics.ts'
import {refuseOtherBook} from './write/belongings.ts'
import {checkApart, checkOutput} from './write/check-output.ts'
import {stage, type Publication} from './write/stage.ts'
import {finishInterrupted, swap} from './write/swap.ts'

export {formatOf} from './write/belongings.ts'
export {createFolder, refuseFull} from './write/create-folder.ts'
export {replaceFolder, type Replacement} from './write/replace-folder.ts'
export {createSource} from './write/create-source.ts'
export {rewriteSource, type Unwritten} from './write/rewrite-source.ts'
export type {Publication} from './write/stage.ts'
export {writeReport} from './write/write-report.ts'

export type Output = {
  /** @throws {UsageError} when outputs would lie between the files of the book. */
  keepApart: (root: string, files: readonly VFile[]) => Promise<void>
  /**
   * @param book The name that begins its outputs' names.
   * @throws {UsageError} when another book's outputs are there.
   */
  claim: (book: string) => Promise<void>
  /**
   * Replace the given formats of the given editions, and `report.json`; all else in `out/` stays.
   *
   * @param messages What `report.json` says of the manuscript.
   */
  publish: (publications: readonly Publication[], messages: unknown, signal: AbortSignal) => Promise<void>
}

/** How long to wait for another build to write, in milliseconds. */
const patience = 10_000

/**
 * Make sure that outputs can be written, before any work; finish what an interrupted build left.
 *
 * @param out Absolute path of the folder; made when there is something to put into it.
 * @throws {UsageError} when `out` cannot be such a folder; a system error when it cannot be written.
 */
export async function openOutput(out: string): Promise<Output> {
  const exists = await checkOutput(out)
  if (exists) await whileLocked(out, () => finishInterrupted(out))
  return {
    keepApart: (root, files) => {
      const paths = files.map((file) => file.path)
      return checkApart(out, root, paths)
    },
    claim: (book) => refuseOtherBook(out, book),
    publish: async (publications, messages, signal) => {
      const made = await mkdir(out, {recursive: true})
      const done = whileLocked(out, async (lost) => {
        await finishInterrupted(out)
        await stage({out, publications, messages, signal: AbortSignal.any([signal, lost])})
        await swap(out)
      })
      await done.catch(async (error: unknown) => {
        if (made !== undefined) await removeEmpty(out, made)
        // A full disk does not say which file was too much.
        throw error instanceof Error && 'syscall' in error && !('path' in error)
          ? Object.assign(error, {path: out})
          : error
      })
    }
  }
}

/** Remove a folder and those above it that hold nothing else, up to the first that was made for it. */
async function removeEmpty(folder: string, first: string): Promise<void> {
  const isGone = await rmdir(folder).then(
    () => true,
    () => false
  )
  if (isGone && folder !== first && folder.startsWith(first)) await removeEmpty(dirname(folder), first)
}

/**
 * @param work Is given a signal that the lock was lost, as happens when the computer sleeps.
 * @throws {TemporaryError} when another build writes for too long.
 */
async function whileLocked<T>(out: string, work: (lost: AbortSignal) => Promise<T>): Promise<T> {
  const place = join(out, '.lock')
  const lost = new AbortController()
  const release = await lock(out, {
    lockfilePath: place,
    stale: 5000,
    update: 1000,
    // Longer than `stale`, so that the lock of a killed build is taken over while we wait.
    retries: {retries: patience / 250, factor: 1, minTimeout: 250, maxTimeout: 250},
    onCompromised: () => {
      lost.abort(lockedOut(out, place))
    }
  }).catch((error: unknown) => {
    throw error instanceof Error && 'code' in error && error.code === 'ELOCKED' ? lockedOut(out, place) : error
  })
  try {
    return await work(lost.signal)
  } finally {
    // A lock that was lost is not ours to release.
    if (!lost.signal.aborted) await release()
  }
}

function lockedOut(out: string, place: string): TemporaryError {
  return new TemporaryError(`Another build is writing to \`${out}\``, {
    ruleId: 'output-locked',
    note: `wait until it has finished and try again; if there is none, remove \`${place}\``,
    values: {out, lock: place}
  })
}
