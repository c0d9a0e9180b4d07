/** A folder with all that is in it, replaced at once. */
import {rename, rm, stat} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import type {VFile} from 'vfile'
import {UsageError} from '../diagnostics.ts'
import {namesIn} from './belongings.ts'
import {writeDurably} from './write-durably.ts'

export type Replacement = {
  /** Absolute path; what it held before is gone afterwards. */
  folder: string
  /** Paths relative to the folder, with `/`. */
  files: readonly Pick<VFile, 'path' | 'value'>[]
  /** A file that tells that a folder was made by us. */
  mark: string
  signal: AbortSignal
}

/**
 * Replace a folder: everything is written beside it and renamed, so that it is whole, before or after.
 *
 * @throws {UsageError} when there is something else in its place.
 */
export async function replaceFolder({folder, files, mark, signal}: Replacement): Promise<void> {
  const [fresh, old] = ['new', 'old'].map((name) => join(dirname(folder), `.${basename(folder)}-${name}`))
  if (fresh === undefined || old === undefined) return
  // One that was killed between its two renames has left the old one aside.
  if ((await exists(old)) && !(await exists(folder))) await rename(old, folder)
  const names = await namesIn(folder)
  if (names.length > 0 && !names.includes(mark)) {
    throw new UsageError(`Unexpected folder \`${folder}\`, which zhushu did not make`, {
      ruleId: 'foreign-output',
      note: 'move it away, or name another folder with `--out`',
      values: {folder}
    })
  }
  await rm(fresh, {recursive: true, force: true})
  try {
    for (const {path, value} of files) {
      signal.throwIfAborted()
      await writeDurably(join(fresh, path), value)
    }
    await rm(old, {recursive: true, force: true})
    const had = await exists(folder)
    if (had) await rename(folder, old)
    await rename(fresh, folder).catch(async (error: unknown) => {
      if (had) await rename(old, folder)
      throw error
    })
    await rm(old, {recursive: true, force: true})
  } finally {
    await rm(fresh, {recursive: true, force: true})
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}
