import {mkdir, mkdtemp, readdir, rename, rm, rmdir, writeFile} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import type {VFile} from 'vfile'
import {UsageError} from '../diagnostics.ts'

/**
 * Make a folder with the given files in it, all or none.
 *
 * @param folder Absolute path. It may exist if nothing is in it.
 * @param files With paths relative to it, with `/`.
 * @throws {UsageError} when something is there.
 */
export async function createFolder(folder: string, files: readonly VFile[]): Promise<void> {
  await refuseFull(folder)
  await mkdir(dirname(folder), {recursive: true})
  const staged = await mkdtemp(join(dirname(folder), `.${basename(folder)}-`))
  try {
    for (const file of files) {
      await mkdir(dirname(join(staged, file.path)), {recursive: true})
      await writeFile(join(staged, file.path), file.value ?? '')
    }
    await rmdir(folder).catch(() => undefined)
    await rename(staged, folder)
  } catch (error) {
    await rm(staged, {recursive: true, force: true})
    throw error
  }
}

/** @throws {UsageError} when the folder has something in it, or is a file. */
export async function refuseFull(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return [basename(folder)]
    throw error
  })
  if (names.length === 0) return
  throw new UsageError(`Unexpected files in \`${folder}\`, expected a new folder`, {
    ruleId: 'folder-not-empty',
    note: 'name another with `--to`; nothing was written',
    values: {path: folder}
  })
}
