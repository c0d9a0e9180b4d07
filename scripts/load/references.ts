/** Glossaries of others, beside the book's own: `references/<name>/` in its folder, each as `terms/` is. */
import {readdir} from 'node:fs/promises'
import {join, resolve} from 'node:path'
import {VFile} from 'vfile'
import type {GlossaryEntry} from '../apparatus.ts'
import {readEntry} from './glossary.ts'
import {listYaml} from './list-yaml.ts'
import {bookPath} from './read-contained.ts'
import {readText} from './read-text.ts'

/** Largest file of a term, in bytes. */
const sizeLimit = 262_144

/**
 * Read glossaries to look things up in. What is wrong with them is not the book's.
 *
 * @param glossary Of the book, relative to its folder.
 */
export async function loadReferences(
  root: string,
  glossary: string
): Promise<{name: string; entries: GlossaryEntry[]}[]> {
  const folder = resolve(root, glossary, 'references')
  const names = await readdir(folder, {withFileTypes: true}).catch(() => [])
  const folders = names.filter((one) => one.isDirectory()).map(({name}) => name)
  return await Promise.all(
    folders.sort().map(async (name) => {
      const entries: GlossaryEntry[] = []
      for (const stem of await listYaml(join(folder, name))) {
        const path = join(folder, name, stem)
        const file = new VFile({path: bookPath(root, path)})
        if (await readText(file, {root, allowed: [root]}, {path, limit: sizeLimit})) entries.push(readEntry(file).entry)
      }
      return {name, entries}
    })
  )
}
