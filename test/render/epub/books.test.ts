import {existsSync, readdirSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {describe, expect, test} from 'vitest'
import type {Book} from '../../../scripts/book.ts'
import {enrich} from '../../../scripts/enrich/index.ts'
import {editionsOf} from '../../../scripts/load/editions.ts'
import {load, loadAssets} from '../../../scripts/load/index.ts'
import {parse} from '../../../scripts/parse/index.ts'
import {renderEpub} from '../../../scripts/render/epub/index.ts'
import {epubcheck, epubcheckFindings, portFindings} from '../../validate/epubcheck.ts'
import {structureProblems} from '../../validate/epub-structure.ts'
import {machine} from './sample-book.ts'

const repository = resolve(import.meta.dirname, '../../..')
const folder = join(repository, 'test/books')
const books = readdirSync(folder, {withFileTypes: true}).filter((entry) => entry.isDirectory())
const roots = [['.', repository], ...books.map(({name}) => [name, join(folder, name)])] as [string, string][]
const hasManuscripts = existsSync(join(repository, '../shared/manuscripts'))

describe.each(roots)('book %s', (name, root) => {
  const editions = name === 'manuscripts' && !hasManuscripts ? undefined : renderAll(root)

  test('is whole and passes the validator, in every edition', {timeout: 60_000}, async (context) => {
    context.skip(editions === undefined, 'needs ../shared/manuscripts')
    for (const bytes of (await editions)!) {
      expect(await structureProblems(bytes)).toEqual([])
      expect(await portFindings(bytes)).toEqual([])
    }
  })

  test('passes EPUBCheck 5.3.0, in every edition', {timeout: 300_000}, async (context) => {
    context.skip(editions === undefined, 'needs ../shared/manuscripts')
    context.skip(epubcheck === undefined, 'needs Java')
    for (const bytes of (await editions)!) expect(await epubcheckFindings(bytes)).toEqual([])
  })
})

async function renderAll(root: string): Promise<Uint8Array[]> {
  const sources = await load(root)
  const manuscript = parse(sources)
  const assets = await loadAssets(manuscript)
  const editions = editionsOf(sources.config, [], ['epub'])
  return Promise.all(editions.map((edition) => render(enrich(manuscript, assets, edition))))
}

async function render(book: Book): Promise<Uint8Array> {
  const [file] = await renderEpub(book, machine)
  return file!.value as Uint8Array
}
