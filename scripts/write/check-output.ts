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
  if (parse(out).root === out)
    throw unusable({ruleId: 'output-at-root', reason: `Unexpected output folder \`${out}\`, the root of a disk`, out})
  const found = await lstat(out).catch(ifMissing)
  if (found?.isSymbolicLink())
    throw unusable({ruleId: 'output-is-link', reason: `Unexpected symbolic link \`${out}\`, expected a folder`, out})
  if (found && !found.isDirectory())
    throw unusable({ruleId: 'output-is-file', reason: `Unexpected file \`${out}\`, expected a folder`, out})
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
  if (place === '')
    throw unusable({
      ruleId: 'output-in-manuscript',
      reason: `Unexpected output folder \`${out}\`, a folder of the manuscript`,
      out
    })
  const files = paths.map((path) => path.split('/').join(sep))
  if (files.some((path) => isWithin(path, place) || (dirname(path) !== '.' && isWithin(place, dirname(path))))) {
    throw unusable({
      ruleId: 'output-in-manuscript',
      reason: `Unexpected output folder \`${out}\`, a folder of the manuscript`,
      out
    })
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

function unusable({ruleId, reason, out}: {ruleId: string; reason: string; out: string}): UsageError {
  return new UsageError(reason, {ruleId, note: 'name a folder of its own with `--out`', values: {out}})
}
