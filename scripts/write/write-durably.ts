import {mkdir, open} from 'node:fs/promises'
import {dirname} from 'node:path'

/** Write a new file, and the folders that it lies in, and wait until it is on the disk. */
export async function writeDurably(path: string, value: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), {recursive: true})
  const file = await open(path, 'wx')
  try {
    await file.writeFile(value)
    await file.sync()
  } finally {
    await file.close()
  }
}
