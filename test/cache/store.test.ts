import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {clearStore, keyOf, openStore} from '../../scripts/cache/index.ts'

const limit = 1_000_000

async function newFolder(): Promise<string> {
  return await mkdtemp(join(tmpdir(), 'zhushu-缓存 '))
}

async function entriesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, {recursive: true, withFileTypes: true})
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

test('gives back what it was given, byte for byte', async () => {
  const store = openStore(await newFolder(), limit)
  const bytes = Buffer.from('第一行\n第二行\0𠮷')
  store.write('parse', keyOf('一'), bytes)
  expect(store.read('parse', keyOf('一'))).toEqual(bytes)
  expect(store.read('parse', keyOf('二'))).toBeUndefined()
  expect(store.read('check', keyOf('一'))).toBeUndefined()
})

test('misses an entry that is damaged, cut off, empty or of something else', async () => {
  const folder = await newFolder()
  const store = openStore(folder, limit)
  const [one, two] = [keyOf('一'), keyOf('二')]
  store.write('parse', one, Buffer.from('正文'.repeat(50)))
  const [path = ''] = await entriesIn(folder)
  const whole = await readFile(path)
  for (let index = 0; index < whole.length; index += 7) {
    const damaged = Buffer.from(whole)
    damaged[index] = (damaged[index] ?? 0) ^ 4
    await writeFile(path, damaged)
    expect(store.read('parse', one), `bit ${index}`).toBeUndefined()
    await writeFile(path, whole.subarray(0, index))
    expect(store.read('parse', one), `cut at ${index}`).toBeUndefined()
  }
  store.write('parse', two, Buffer.from('别的'))
  const other = (await entriesIn(folder)).find((name) => name.endsWith(two)) ?? ''
  await writeFile(path, await readFile(other))
  expect(store.read('parse', one)).toBeUndefined()
  await writeFile(path, whole)
  expect(store.read('parse', one)?.toString()).toBe('正文'.repeat(50))
})

test('makes room for what is new', async () => {
  const folder = await newFolder()
  const store = openStore(folder, 5000)
  for (let index = 0; index < 20; index++) store.write('render', keyOf(index), Buffer.alloc(1000, index))
  store.trim()
  const left = await entriesIn(folder)
  expect(left.length).toBeGreaterThan(0)
  expect(left.length).toBeLessThanOrEqual(5)
})

test('does without a folder that cannot be written, or is gone', async () => {
  const folder = await newFolder()
  await writeFile(join(folder, 'file'), '')
  const store = openStore(join(folder, 'file'), limit)
  store.write('parse', keyOf('一'), Buffer.from('正文'))
  expect(store.read('parse', keyOf('一'))).toBeUndefined()
  const vanishing = openStore(join(folder, 'cache'), limit)
  vanishing.write('parse', keyOf('一'), Buffer.from('正文'))
  await rm(join(folder, 'cache'), {recursive: true})
  expect(vanishing.read('parse', keyOf('一'))).toBeUndefined()
  vanishing.trim()
})

test('clears its own entries, and leaves what others have put there', async () => {
  const folder = await newFolder()
  openStore(folder, limit).write('parse', keyOf('一'), Buffer.from('正文'))
  await writeFile(join(folder, 'mine.txt'), '不是缓存')
  expect(clearStore(folder)).toBeGreaterThan(100)
  expect(await entriesIn(folder)).toEqual([join(folder, 'mine.txt')])
  expect(clearStore(join(folder, 'none'))).toBe(0)
})
