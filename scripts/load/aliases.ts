/** The file of retired identifiers. */
import {lstatSync} from 'node:fs'
import {VFile} from 'vfile'
import {z} from 'zod'
import type {Aliases} from '../apparatus.ts'
import {bookPath} from './read-contained.ts'
import {readText, type BookFolders} from './read-text.ts'
import {readYaml} from './yaml.ts'

/** Largest file, in bytes. */
const sizeLimit = 1_048_576

/** The whole of `aliases.yaml`: what was an identifier, and what it is now. */
export const aliasesFile = z
  .record(z.string().min(1), z.string().min(1))
  .describe('Retired identifiers, each with the one that took its place: `sec:old: sec:new`.')

/**
 * Read the retired identifiers of a book.
 *
 * @param path Absolute; need not exist.
 * @returns `undefined` where there is no such file.
 *   Reports what `readText` and `readYaml` do.
 */
export async function loadAliases(folders: BookFolders, path: string): Promise<Aliases | undefined> {
  if (!lstatSync(path, {throwIfNoEntry: false})) return undefined
  const file = new VFile({path: bookPath(folders.root, path)})
  if (!(await readText(file, folders, {path, limit: sizeLimit}))) return {file, entries: []}
  const {value = {}, placeOf} = readYaml(file, aliasesFile)
  const entries = Object.entries(value).map(([retired, current]) => {
    const place = placeOf([retired])
    return {retired, current, ...(place ? {place} : {})}
  })
  return {file, entries}
}
