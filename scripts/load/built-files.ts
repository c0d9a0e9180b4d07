/** What was built of a book, for those who look at it beside its source. */
import {join, resolve} from 'node:path'
import {readContained, realFolder} from './read-contained.ts'

/** Largest file of a site, in bytes. */
const sizeLimit = 64 * 1024 * 1024

/** Tell which of some editions have a site in the book's `out`. */
export async function builtEditions(root: string, editions: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const edition of editions) if (await realFolder(root, 'out', edition, 'html')) found.push(edition)
  return found
}

/** Read a file of an edition's site; nothing for what is no plain file inside of it. */
export async function readBuiltFile(root: string, edition: string, path: string): Promise<Uint8Array | undefined> {
  const out = await realFolder(root, 'out')
  if (out === undefined || /[\\/]|^\.+$/.test(edition)) return undefined
  const site = join(out, edition, 'html')
  const result = await readContained([site], resolve(site, path), sizeLimit)
  return 'bytes' in result ? result.bytes : undefined
}
