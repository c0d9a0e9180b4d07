import {createHash} from 'node:crypto'
import {createReadStream} from 'node:fs'
import {readdir} from 'node:fs/promises'
import {join} from 'node:path'
import {pipeline} from 'node:stream/promises'

/** What is made of a book, and what no book is made of. */
const ignored: ReadonlySet<string> = new Set(['out', 'node_modules'])

/** Hash all files of a book's folder: a name for what it holds now. Hidden files and outputs do not count. */
export async function hashFolder(folder: string): Promise<string> {
  const hash = createHash('sha256')
  for (const path of await filesIn(folder, '')) {
    hash.update(`\0${path}\0`)
    await pipeline(createReadStream(join(folder, path)), hash, {end: false})
  }
  return hash.digest('hex')
}

/** In the order of code points, which is the same everywhere. */
async function filesIn(folder: string, below: string): Promise<string[]> {
  const entries = await readdir(join(folder, below), {withFileTypes: true})
  const own = entries.filter(({name}) => !name.startsWith('.') && !(below === '' && ignored.has(name)))
  const paths: string[] = []
  for (const entry of own.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) paths.push(...(await filesIn(folder, path)))
    else if (entry.isFile()) paths.push(path)
  }
  return paths
}
