import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {packageRoot} from './package-root.ts'

/** Files of the desk's page, by address. Nothing that a request says becomes a path. */
const files = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/desk.js': ['desk.js', 'text/javascript; charset=utf-8'],
  '/desk.css': ['desk.css', 'text/css; charset=utf-8'],
  '/icon.svg': ['icon.svg', 'image/svg+xml']
} as const

/** Read the page of the translators' desk, as it was built ahead. */
export async function readDeskFiles(): Promise<Map<string, {type: string; content: Uint8Array}>> {
  const folder = join(packageRoot(), 'templates/desk')
  const read = await Promise.all(
    Object.entries(files).map(async ([address, [name, type]]) => {
      return [address, {type, content: await readFile(join(folder, name))}] as const
    })
  )
  return new Map(read)
}
