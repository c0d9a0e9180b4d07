/** The site of the book beside this file, through the real stages. */
import {mkdir, mkdtemp, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import type {VFile} from 'vfile'
import type {Book} from '../../../scripts/book.ts'
import type {Machine} from '../../../scripts/renderer.ts'
import {enrich} from '../../../scripts/enrich/index.ts'
import {editionsOf} from '../../../scripts/load/editions.ts'
import {load, loadAssets} from '../../../scripts/load/index.ts'
import {parse} from '../../../scripts/parse/index.ts'
import {renderHtml} from '../../../scripts/render/html/index.ts'

/** A computer that a site needs nothing of. */
export const machine: Machine = {
  browser: () => Promise.reject(new Error('A site needs no browser')),
  fonts: () => Promise.reject(new Error('A site needs no fonts')),
  progress: () => undefined,
  signal: new AbortController().signal
}

/** Load, parse and enrich a book's folder. */
export async function enrichedBook(root: string): Promise<Book> {
  const manuscript = parse(await load(root))
  const assets = await loadAssets(manuscript)
  return enrich(manuscript, assets, editionsOf(manuscript.config, [], ['html'])[0]!)
}

/** The book beside this file. */
export function sampleBook(): Promise<Book> {
  return enrichedBook(join(import.meta.dirname, 'book'))
}

export function renderSite(book: Book): Promise<VFile[]> {
  return renderHtml(book, machine)
}

/** Write a site where a browser can open it, and give the folder. */
export async function writeSite(files: readonly VFile[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'site-'))
  for (const {path, value} of files) {
    const target = join(folder, path)
    await mkdir(dirname(target), {recursive: true})
    await writeFile(target, value)
  }
  return folder
}
