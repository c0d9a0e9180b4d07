import {createHash} from 'node:crypto'
import {readFile} from 'node:fs/promises'
import {join} from 'node:path'

/** A file by its content; of a text, each line by six hexadecimal digits. */
export type HashedFile = {path: string; sha256: string; lines?: string}

/**
 * Hash files of a book as they are on the disk, in the order of their paths. Lines end as they like: a text that came
 * through git on another system is the same text.
 *
 * @param paths Relative to the book's folder, with `/`; those that are not there are left out.
 */
export async function hashFiles(root: string, paths: readonly string[]): Promise<HashedFile[]> {
  const hashed = [...new Set(paths)].sort().map(async (path) => {
    const bytes = await readFile(join(root, path)).catch(() => undefined)
    return bytes ? [{path, ...hashContent(bytes)}] : []
  })
  return (await Promise.all(hashed)).flat()
}

function hashContent(bytes: Buffer): Pick<HashedFile, 'sha256' | 'lines'> {
  // UTF-16 has zero bytes in it, as pictures have: its lines cannot be told here, but that it changed can.
  if (bytes.includes(0)) return {sha256: hashOf(bytes)}
  const text = bytes.toString('latin1').replace(/\r\n?/g, '\n')
  const lines = text.split('\n').map((line) => hashOf(Buffer.from(line, 'latin1')).slice(0, 6))
  return {sha256: hashOf(Buffer.from(text, 'latin1')), lines: lines.join('')}
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
