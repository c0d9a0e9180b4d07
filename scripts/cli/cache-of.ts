/** Where zhushu keeps what it need not make twice, and what makes something else of the same. */
import {statSync} from 'node:fs'
import {homedir} from 'node:os'
import {basename, dirname, isAbsolute, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {hashFolder, keyOf, noStore, openStore, type Store} from '../cache/index.ts'

/** How much may be kept, in bytes. */
const limit = 512 * 1024 * 1024

type Environment = Readonly<Record<string, string | undefined>>

/** A folder of this user's own, for all books; no path where the system names none. */
export function cacheFolder(env: Environment): string | undefined {
  const named = env['ZHUSHU_CACHE']
  if (named) return isAbsolute(named) ? named : undefined
  const folder = systemFolder(env)
  return folder !== undefined && isAbsolute(folder) ? folder : undefined
}

function systemFolder(env: Environment): string | undefined {
  if (process.platform === 'win32') return env['LOCALAPPDATA'] && join(env['LOCALAPPDATA'], 'zhushu', 'cache')
  if (env['XDG_CACHE_HOME']) return join(env['XDG_CACHE_HOME'], 'zhushu/cache')
  const home = homeOf()
  if (home === undefined) return undefined
  return process.platform === 'darwin' ? join(home, 'Library/Caches/zhushu/cache') : join(home, '.cache/zhushu/cache')
}

function homeOf(): string | undefined {
  try {
    return homedir()
  } catch {
    return undefined
  }
}

/** Open the folder, unless it is another user's. */
export function openCacheFolder(folder: string | undefined): Store {
  if (folder === undefined) return noStore
  const stats = statSync(folder, {throwIfNoEntry: false})
  const isOthers = stats !== undefined && process.getuid !== undefined && stats.uid !== process.getuid()
  return isOthers || stats?.isFile() ? noStore : openStore(folder, limit)
}

/** @param workerUrl In the bundle, whose folder is named after the code and its packages. */
export function programOf(workerUrl: URL, packageRoot: string, env: Environment): string {
  const data = ['templates', 'glossary'].map((name) => hashFolder(join(packageRoot, name)) ?? '')
  const browser = [env['ZHUSHU_BROWSER'], env['PUPPETEER_EXECUTABLE_PATH']]
  return keyOf(basename(dirname(fileURLToPath(workerUrl))), process.platform, process.arch, data, browser)
}
