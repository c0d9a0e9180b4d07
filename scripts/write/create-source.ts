import {lstat, mkdir, open, realpath} from 'node:fs/promises'
import {dirname, join, sep} from 'node:path'

/**
 * Make a new file of a book, with the folders that it is in. Nothing is overwritten, and no link leads out of the book.
 *
 * @param root Absolute path of the book's folder.
 * @param path Relative to it.
 * @returns Whether there was none before.
 */
export async function createSource(root: string, path: string, text: string): Promise<boolean> {
  const place = join(root, path)
  const folder = dirname(place)
  await mkdir(folder, {recursive: true})
  const real = await realpath(folder)
  if (real !== root && !real.startsWith(root + sep)) return false
  const exists = await lstat(place).then(
    () => true,
    () => false
  )
  if (exists) return false
  const file = await open(place, 'wx')
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  return true
}
