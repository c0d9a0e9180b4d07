import {readdir, stat} from 'node:fs/promises'
import {join, relative, sep} from 'node:path'
import {decodeForeignFile, readForeignFile} from './read-foreign.ts'

/** Most files that are taken in. */
const limit = 20_000

/**
 * Read a file that the user names, or all files below a folder, in the order of their paths.
 *
 * @param isBinary Whether contents are bytes; else text, decoded as the book's own files are.
 * @returns Paths are relative to what was named; empty for a file.
 */
export async function readForeignFiles(
  path: string,
  isBinary: boolean
): Promise<{path: string; content: string | Uint8Array}[]> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false
  )
  const names = isFolder ? await filesBelow(path) : ['']
  return await Promise.all(
    names.map(async (name) => {
      const file = await readForeignFile(name === '' ? path : join(path, name))
      if (isBinary)
        return {path: name, content: typeof file.value === 'string' ? file.value : new Uint8Array(file.value ?? [])}
      decodeForeignFile(file)
      return {path: name, content: String(file)}
    })
  )
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true})
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
  return names
    .map((name) => name.split(sep).join('/'))
    .filter((name) => !name.split('/').some((part) => part.startsWith('.')))
    .sort()
    .slice(0, limit)
}
