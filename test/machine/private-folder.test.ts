import {mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterEach, expect, test} from 'vitest'
import {privateFolder} from '../../scripts/machine/private-folder.ts'

const made: string[] = []

afterEach(async () => {
  for (const folder of made.splice(0)) await rm(folder, {recursive: true, force: true})
})

async function newName(): Promise<string> {
  return (await mkdtemp(join(tmpdir(), 'zhushu-name-'))).split(/[\\/]/).at(-1)!
}

test('fills a folder once, and gives it to all who ask', async () => {
  const name = await newName()
  let filled = 0
  const fill = async (folder: string): Promise<void> => {
    filled++
    await writeFile(join(folder, 'program'), '程序')
  }
  const folders = await Promise.all([1, 2, 3].map(() => privateFolder(name, fill)))
  made.push(folders[0]!)
  const asked = filled
  expect(new Set([...folders, await privateFolder(name, fill)]).size).toBe(1)
  expect(filled).toBe(asked)
  expect(await readFile(join(folders[0]!, 'program'), 'utf8')).toBe('程序')
  expect((await readdir(dirname(folders[0]!))).filter((other) => other.startsWith('.new-'))).toEqual([])
})

test('leaves nothing behind where the filling fails', async () => {
  const name = await newName()
  const fill = (): Promise<void> => Promise.reject(new Error('磁盘已满'))
  await expect(privateFolder(name, fill)).rejects.toThrow('磁盘已满')
  const folder = await privateFolder(name, (fresh) => mkdir(join(fresh, 'x')))
  made.push(folder)
  expect(await readdir(folder)).toEqual(['x'])
})

test('makes a folder that nobody else can write to', async () => {
  const folder = await privateFolder(await newName(), () => Promise.resolve())
  made.push(folder)
  if (process.platform !== 'win32') expect((await stat(folder)).mode & 0o022).toBe(0)
})

test('says which folders it has tried in vain', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'zhushu-file-')), 'file')
  await writeFile(file, '')
  await expect(privateFolder('x', () => Promise.resolve(), [join(file, 'a'), join(file, 'b')])).rejects.toMatchObject({
    name: 'EnvironmentError',
    facts: {ruleId: 'no-cache-folder', values: {folders: `${join(file, 'a')} ${join(file, 'b')}`}}
  })
})
