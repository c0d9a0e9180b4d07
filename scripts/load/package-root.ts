import {existsSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'

/**
 * Find the folder of this package, whether this runs from its sources or from a bundle inside it.
 *
 * @throws {Error} when the package was taken apart.
 */
export function packageRoot(): string {
  let folder = import.meta.dirname
  while (!isOurs(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('Cannot find the package of zhushu around this file')
    folder = parent
  }
  return folder
}

function isOurs(path: string): boolean {
  return existsSync(path) && /"name":\s*"zhushu"/.test(readFileSync(path, 'utf8'))
}
