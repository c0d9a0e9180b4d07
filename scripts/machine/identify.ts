/** What tools a book is made with, by their content. */
import {execFile} from 'node:child_process'
import {createHash} from 'node:crypto'
import {createReadStream} from 'node:fs'
import {readdir, readFile} from 'node:fs/promises'
import {join, sep} from 'node:path'
import {pipeline} from 'node:stream/promises'
import {promisify} from 'node:util'
import type {BrowserLaunch} from '../renderer.ts'

const run = promisify(execFile)

/** A browser by its version and its program. */
export async function identifyBrowser({
  executablePath,
  env
}: BrowserLaunch): Promise<{version: string; sha256: string}> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(executablePath), hash)
  // On Windows Chrome answers `--version` by opening a window.
  const answer = process.platform === 'win32' ? undefined : run(executablePath, ['--version'], {env: {...env}})
  const version = (await answer?.catch(() => undefined))?.stdout.trim() ?? ''
  return {version, sha256: hash.digest('hex')}
}

/**
 * The program itself by what its files hold, the packages by their lock file, and Node.
 *
 * @param root Folder of the package.
 */
export async function identifyTools(root: string) {
  const {version} = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {version: string}
  const hash = createHash('sha256')
  for (const folder of ['scripts', 'templates']) {
    const entries = await readdir(join(root, folder), {recursive: true, withFileTypes: true})
    const paths = entries.filter((entry) => entry.isFile()).map(({parentPath, name}) => join(parentPath, name))
    for (const path of paths.sort()) {
      hash.update(`\0${path.slice(root.length).split(sep).join('/')}\0`).update(await readFile(path))
    }
  }
  const packages = await readFile(join(root, 'package-lock.json')).catch(() => undefined)
  return {
    zhushu: version,
    sources: hash.digest('hex'),
    packages: packages ? createHash('sha256').update(packages).digest('hex') : null,
    node: process.versions.node
  }
}
