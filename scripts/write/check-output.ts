import {constants} from 'node:fs'
import {access, lstat, realpath} from 'node:fs/promises'
import {dirname, join, parse, relative, sep} from 'node:path'
import {UsageError} from '../diagnostics.ts'

/**
 * Check that a folder can take outputs, without touching it.
 *
 * @returns Whether it exists.
 * @throws {UsageError} when it must not be written to; a system error when it cannot be.
 */
export async function checkOutput(out: string): Promise<boolean> {
  if (parse(out).root === out) throw unusable(out, 'the root of a disk')
  const found = await lstat(out).catch(ifMissing)
  if (found?.isSymbolicLink()) throw unusable(out, 'a symbolic link')
  if (found && !found.isDirectory()) throw unusable(out, 'a file')
  // Asked for here, as making folders on a read-only disk fails with a misleading ENOENT.
  await access(found ? out : await nearestFolder(dirname(out)), constants.W_OK)
  return found !== undefined
}

/**
 * Check that outputs do not get between what an author writes.
 *
 * @param root The book's folder, with no symbolic links in it.
 * @param paths Files of the book, relative to it.
 * @throws {UsageError} when `out` is the book's folder, or one that has its files in it or around it.
 */
export async function checkApart(out: string, root: string, paths: readonly string[]): Promise<void> {
  const existing = await nearestFolder(out)
  const place = relative(root, join(await realpath(existing), relative(existing, out)))
  const isWithin = (path: string, folder: string): boolean => path === folder || path.startsWith(folder + sep)
  if (place === '') throw unusable(out, 'the folder of the book')
  const files = paths.map((path) => path.split('/').join(sep))
  if (files.some((path) => isWithin(path, place) || (dirname(path) !== '.' && isWithin(place, dirname(path))))) {
    throw unusable(out, 'a folder of the manuscript')
  }
}

async function nearestFolder(path: string): Promise<string> {
  const found = await lstat(path).catch(ifMissing)
  return found ? path : await nearestFolder(dirname(path))
}

function ifMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
  return undefined
}

function unusable(out: string, what: string): UsageError {
  return new UsageError(`Unexpected output folder \`${out}\`: it is ${what}`, {
    ruleId: 'unusable-output',
    note: 'name a folder of its own with `--out`',
    values: {out, what}
  })
}
