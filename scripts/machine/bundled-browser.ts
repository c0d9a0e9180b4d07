/** The only module that knows @sparticuz/chromium: a browser for Linux on x64, in an npm package. */
import {createReadStream, createWriteStream} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import {pipeline} from 'node:stream/promises'
import {createBrotliDecompress} from 'node:zlib'
import {extract} from 'tar-fs'
import {privateFolder} from './private-folder.ts'

const require = createRequire(import.meta.url)

export type BundledBrowser = {executablePath: string; libraryPath: string}

/** Whether the package's browser can run here at all. */
export function isBundledBrowserFor(platform: string, arch: string): boolean {
  return platform === 'linux' && arch === 'x64'
}

/**
 * Unpack the package's browser and the libraries it needs, once, into a folder of this user's own.
 *
 * Not by the package's own `executablePath()`: that unpacks to the shared temporary folder, trusts whatever lies there,
 * and leaves the libraries out everywhere but in Amazon's cloud.
 *
 * @throws {EnvironmentError} when there is no place to unpack it to.
 */
export async function unpackBundledBrowser(): Promise<BundledBrowser> {
  const main = require.resolve('@sparticuz/chromium')
  const packageFolder = main.slice(0, main.lastIndexOf('build'))
  const {version} = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as {version: string}
  const folder = await privateFolder(`chromium-${version}`, (fresh) => unpack(join(packageFolder, 'bin'), fresh))
  return {executablePath: join(folder, 'chromium'), libraryPath: join(folder, 'lib')}
}

async function unpack(packed: string, folder: string): Promise<void> {
  await Promise.all([
    pipeline(
      createReadStream(join(packed, 'chromium.br')),
      createBrotliDecompress({chunkSize: 2 ** 21}),
      createWriteStream(join(folder, 'chromium'), {mode: 0o700})
    ),
    pipeline(createReadStream(join(packed, 'al2023.tar.br')), createBrotliDecompress(), extract(folder))
  ])
}
