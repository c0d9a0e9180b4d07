import {readdir, readFile, stat} from 'node:fs/promises'
import {join, relative, sep} from 'node:path'

/**
 * Read all files of a folder and those below it, by their paths in it, with `/`, in order. Links are not followed.
 *
 * @returns `undefined` where there is no such folder.
 */
export async function readFiles(folder: string): Promise<ReadonlyMap<string, Uint8Array> | undefined> {
  const found = await stat(folder).catch(() => undefined)
  if (!found?.isDirectory()) return undefined
  const entries = await readdir(folder, {recursive: true, withFileTypes: true})
  const paths = entries.filter((entry) => entry.isFile()).map(({parentPath, name}) => join(parentPath, name))
  const files = new Map<string, Uint8Array>()
  for (const path of paths.sort()) files.set(relative(folder, path).split(sep).join('/'), await readFile(path))
  return files
}
