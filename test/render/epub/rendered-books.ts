/** Every book of the tests as EPUB, in all editions. */
import {existsSync, readdirSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {enrich} from '../../../scripts/enrich/index.ts'
import {editionsOf} from '../../../scripts/load/editions.ts'
import {load, loadAssets} from '../../../scripts/load/index.ts'
import {parse} from '../../../scripts/parse/index.ts'
import {renderEpub} from '../../../scripts/render/epub/index.ts'
import {machine} from './sample-book.ts'

const repository = resolve(import.meta.dirname, '../../..')
const hasManuscripts = existsSync(join(repository, '../shared/manuscripts'))

/** Folders of books, seen from the repository, its own first; the real manuscripts only where they are. */
export const roots: readonly string[] = ['.', ...foldersIn('test/books'), ...foldersIn('test/books/layouts')].filter(
  (root) => root !== 'test/books/layouts' && (hasManuscripts || root !== 'test/books/manuscripts')
)

if (!hasManuscripts) console.warn('The real manuscripts are not read: there is no ../shared/manuscripts')

/** Render every edition of a book. */
export async function renderEditions(root: string): Promise<{edition: string; bytes: Uint8Array}[]> {
  const sources = await load(join(repository, root))
  const manuscript = parse(sources)
  const assets = await loadAssets(manuscript)
  const editions = editionsOf(sources.config, [], ['epub'])
  return Promise.all(
    editions.map(async (edition) => {
      const [file] = await renderEpub(enrich(manuscript, assets, edition), machine)
      return {edition: edition.name, bytes: file!.value as Uint8Array}
    })
  )
}

function foldersIn(path: string): string[] {
  const entries = readdirSync(join(repository, path), {withFileTypes: true})
  return entries.flatMap((entry) => (entry.isDirectory() ? [`${path}/${entry.name}`] : []))
}
