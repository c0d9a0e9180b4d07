/** What a whole build reads of a book, in one hash. */
import {createHash} from 'node:crypto'
import {readdirSync, readFileSync, readlinkSync, statSync} from 'node:fs'
import {join} from 'node:path'

/** Folders that no book is read from. */
const elsewhere = new Set(['.git', 'node_modules'])

/** Reading more than this takes longer than it may save. */
const mostFiles = 20_000
const mostBytes = 300_000_000

/**
 * Hash every file below a folder, with its name. No time of a file counts, as clocks and copies change them.
 *
 * @param except Absolute path of a folder below it that is not read.
 * @returns Nothing where there is too much, or something cannot be read.
 */
export function hashFolder(folder: string, except?: string): string | undefined {
  const hash = createHash('sha256')
  let [files, bytes] = [0, 0]
  const read = (place: string, name: string): void => {
    const entries = readdirSync(place, {withFileTypes: true}).sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const entry of entries) {
      const [path, below] = [join(place, entry.name), `${name}/${entry.name}`]
      if (path === except || elsewhere.has(entry.name)) continue
      hash.update(`\0${below}\0`)
      if (entry.isDirectory()) read(path, below)
      else if (entry.isSymbolicLink()) hash.update(readlinkSync(path))
      if (!entry.isFile() && !leadsToFile(path)) continue
      bytes += statSync(path).size
      if (++files > mostFiles || bytes > mostBytes) throw new Error('There is too much')
      hash.update(createHash('sha256').update(readFileSync(path)).digest())
    }
  }
  try {
    read(folder, '')
    return hash.digest('hex')
  } catch {
    return undefined
  }
}

function leadsToFile(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isFile() === true
}
