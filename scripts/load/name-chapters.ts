import {createHash} from 'node:crypto'
import {asciiStem} from './ascii-stem.ts'

/** Stems that the outputs keep for files of their own. */
const reserved = new Set(['index', 'glossary', 'nav', 'toc', 'cover', 'title', 'search', '404', 'notes', 'content'])

/** Names that Windows keeps for devices, with any extension. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/

/**
 * Name each chapter after its file, so that the name can be an output's: ASCII, unique whatever the letter case, and the
 * same when other chapters come or go.
 *
 * `01-image.md` is `01-image`; the same stem in two folders gets its folder before it; Han are written in pinyin,
 * `第一章.md` is `di-yi-zhang`; what cannot be written so is named by a hash of its path.
 *
 * @param paths Relative to the manuscript's folder, with `/`, in the order of the book.
 */
export async function nameChapters(paths: readonly string[]): Promise<string[]> {
  const uses = new Map<string, number>()
  for (const path of paths) uses.set(stemOf(path).toLowerCase(), (uses.get(stemOf(path).toLowerCase()) ?? 0) + 1)
  const wished = await Promise.all(
    paths.map(async (path) => {
      const stem = stemOf(path)
      const folder = path.split('/').slice(0, -1).join('-')
      return safeName((uses.get(stem.toLowerCase()) ?? 0) > 1 && folder !== '' ? `${folder}-${stem}` : stem, path)
    })
  )
  const taken = new Set<string>()
  return wished.map((name) => {
    const id = firstFree(name, taken)
    taken.add(id.toLowerCase())
    return id
  })
}

async function safeName(name: string, path: string): Promise<string> {
  if (isSafe(name)) return name
  const written = await asciiStem(name)
  return isSafe(written) ? written : `chapter-${written || digestOf(path)}`
}

function digestOf(path: string): string {
  return createHash('sha256').update(path.normalize('NFC')).digest('hex').slice(0, 8)
}

function stemOf(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.[^.]*$/, '')
}

function isSafe(stem: string): boolean {
  const lower = stem.toLowerCase()
  return /^[a-z\d][\w.-]{0,99}$/i.test(stem) && !stem.endsWith('.') && !reserved.has(lower) && !devices.test(lower)
}

function firstFree(wished: string, taken: ReadonlySet<string>): string {
  let id = wished
  for (let count = 2; taken.has(id.toLowerCase()); count++) id = `${wished}-${count}`
  return id
}
