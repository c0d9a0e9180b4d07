/** The one way to the author's files: nothing outside the given folders, nothing that is not a plain file. */
import {lstat, readFile, realpath} from 'node:fs/promises'
import {dirname, join, relative, sep} from 'node:path'

export type Refusal = 'missing' | 'outside' | 'symlink' | 'not-a-file' | 'too-large' | 'unreadable'

/** Where reading is allowed: absolute paths with every link resolved. */
export type Folders = readonly string[]

/**
 * Read a file that must lie inside one of the folders, by its real path.
 *
 * @param path Absolute.
 * @param limit In bytes; larger files are not opened.
 */
export async function readContained(
  folders: Folders,
  path: string,
  limit: number
): Promise<{bytes: Uint8Array} | {refusal: Refusal}> {
  if (!isInside(folders, path)) return {refusal: 'outside'}
  try {
    // The folder first: what a link in the path leads to is not even asked whether it exists. A file that is no link,
    // in a folder that is inside, is inside.
    if (!isInside(folders, await realpath(dirname(path)))) return {refusal: 'outside'}
    const stats = await lstat(path)
    if (stats.isSymbolicLink()) return {refusal: 'symlink'}
    if (!stats.isFile()) return {refusal: 'not-a-file'}
    if (stats.size > limit) return {refusal: 'too-large'}
    return {bytes: await readFile(path)}
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const missing =
      code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' || code === 'ERR_INVALID_ARG_VALUE'
    return {refusal: missing ? 'missing' : 'unreadable'}
  }
}

/** Whether a path is a folder or below it, for any of the folders. */
export function isInside(folders: Folders, path: string): boolean {
  return folders.some((folder) => path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep))
}

/** Write a path as messages and trees do: relative to the book's folder, with `/`. */
export function bookPath(root: string, path: string): string {
  return relative(root, path).split(sep).join('/')
}

/** @returns The real path of a folder, or `undefined` where there is none. */
export async function realFolder(...parts: string[]): Promise<string | undefined> {
  try {
    const path = await realpath(join(...parts))
    return (await lstat(path)).isDirectory() ? path : undefined
  } catch {
    return undefined
  }
}
