/** A folder that all workers share. */
import {copyFile, mkdir, readdir, rename, rm, stat} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {isGone, processName} from '../machine/index.ts'
import {receiptName, type Store} from './store.ts'

/** Open a folder as a store, and sweep what workers of this computer left that were killed. */
export async function openFolderStore(root: string): Promise<Store> {
  const incoming = join(root, '.incoming')
  await mkdir(incoming, {recursive: true})
  for (const name of await readdir(incoming)) {
    if (isGone(name)) await rm(join(incoming, name), {recursive: true, force: true})
  }
  const own = join(incoming, processName())
  let count = 0
  const has = async (key: string): Promise<boolean> => await exists(join(root, key, receiptName))
  return {
    has,
    keep: async (key, folder, files) => {
      const fresh = join(own, String(count++))
      for (const path of files) {
        await mkdir(dirname(join(fresh, path)), {recursive: true})
        await copyFile(join(folder, path), join(fresh, path))
      }
      const place = join(root, key)
      await mkdir(dirname(place), {recursive: true})
      await rename(fresh, place).catch(async (error: unknown) => {
        await rm(fresh, {recursive: true, force: true})
        // Another worker was faster: its result is as good.
        if (!(await has(key))) throw error
      })
    }
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}
