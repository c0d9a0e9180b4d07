import {mkdir, writeFile} from 'node:fs/promises'
import {dirname} from 'node:path'

/** Write a file where the user said, with the folders that it is in. */
export async function writeReport(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), {recursive: true})
  await writeFile(path, content)
}
