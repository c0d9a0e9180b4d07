import {copyFile, link, lstat, mkdir, readdir, readlink, symlink} from 'node:fs/promises'
import {join} from 'node:path'

/** Give a file or folder a second place: the same file where the disk can, else a copy. */
export async function linkTree(from: string, to: string): Promise<void> {
  const found = await lstat(from)
  if (found.isDirectory()) {
    await mkdir(to, {recursive: true})
    for (const name of await readdir(from)) await linkTree(join(from, name), join(to, name))
  } else if (found.isSymbolicLink()) {
    await symlink(await readlink(from), to)
  } else {
    await link(from, to).catch(() => copyFile(from, to))
  }
}
