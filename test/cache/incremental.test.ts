import {mkdtemp, readdir, readFile, truncate, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {createCache, openStore} from '../../scripts/cache/index.ts'
import {compareHistories} from './compare-histories.ts'
import {madeOf, writeFirst} from './histories.ts'

const formats = ['html', 'epub'] as const

async function newBook(): Promise<{root: string; folder: string}> {
  const folder = await mkdtemp(join(tmpdir(), 'zhushu-史 '))
  const root = join(folder, 'book')
  await writeFirst(root)
  return {root, folder}
}

// `node test/bench/incremental.mjs` does this with longer histories, and many more.
test('makes after any edits what a build without a cache makes, byte for byte, in new processes and in one', async () => {
  const {built, refused, different} = await compareHistories(40, 20261121, 2)
  expect(different).toEqual([])
  // Histories are of use where most of them end in a book.
  expect(built).toBeGreaterThan(2 * refused)
})

test('makes the same of a cache whose entries are damaged', async () => {
  const {root, folder} = await newBook()
  const place = join(folder, 'cache')
  const cacheOf = () => createCache({store: openStore(place, 1e9), program: '1'})
  const clean = await madeOf(root, undefined, formats)
  expect(await madeOf(root, cacheOf(), formats)).toEqual(clean)
  const entries = (await readdir(place, {recursive: true, withFileTypes: true})).filter((entry) => entry.isFile())
  expect(entries.length).toBeGreaterThan(5)
  for (const [index, entry] of entries.entries()) {
    const path = join(entry.parentPath, entry.name)
    const bytes = await readFile(path)
    if (index % 3 === 0) await truncate(path, Math.floor(bytes.length / 2))
    else if (index % 3 === 1) await writeFile(path, bytes.fill(0, bytes.length - 9))
    else await writeFile(path, '')
  }
  expect(await madeOf(root, cacheOf(), formats)).toEqual(clean)
})

test('misses what another version of the program has made', async () => {
  const {root, folder} = await newBook()
  const store = openStore(join(folder, 'cache'), 1e9)
  let count = 0
  const counting = {
    ...store,
    read: (...at: [string, string]) => {
      const bytes = store.read(...at)
      if (!bytes) count++
      return bytes
    }
  }
  await madeOf(root, createCache({store: counting, program: '1'}), formats)
  const first = count
  await madeOf(root, createCache({store: counting, program: '1'}), formats)
  expect(count).toBe(first)
  await madeOf(root, createCache({store: counting, program: '2'}), formats)
  expect(count).toBe(2 * first)
})
