import {constants} from 'node:fs'
import {access, mkdir, mkdtemp, rename, rm, stat} from 'node:fs/promises'
import {homedir, tmpdir, userInfo} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {EnvironmentError} from '../diagnostics.ts'

const packageRoot = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Make a folder of programs, once: beside the packages, else in the user's cache, else in a temporary folder of the
 * user's own. Nobody else can have put anything there, as what lies in it is run.
 *
 * @param name With the version: another version gets another folder.
 * @param fill Gets an empty folder beside the final one, which is renamed when it is full.
 * @param parents Where it may lie, best first.
 * @throws {EnvironmentError} when no such folder can be written.
 */
export async function privateFolder(
  name: string,
  fill: (folder: string) => Promise<void>,
  parents: readonly string[] = candidates()
): Promise<string> {
  for (const parent of parents) {
    if ((await isOurs(parent)) && (await exists(join(parent, name)))) return join(parent, name)
  }
  for (const parent of parents) {
    if (await isWritable(parent)) return await make(join(parent, name), fill)
  }
  throw new EnvironmentError(`Cannot write to any of ${parents.map((path) => `\`${path}\``).join(', ')}`, {
    ruleId: 'no-cache-folder',
    note: 'make one of these folders writable, or set XDG_CACHE_HOME',
    values: {folders: parents.join(' ')}
  })
}

function candidates(): string[] {
  const user = process.platform === 'win32' ? userInfo().username : String(process.getuid?.())
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), process.platform === 'win32' ? 'AppData/Local' : '.cache')
  return [join(packageRoot, 'node_modules/.cache/zhushu'), join(cache, 'zhushu'), join(tmpdir(), `zhushu-${user}`)]
}

async function make(folder: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const fresh = await mkdtemp(join(dirname(folder), '.new-'))
  try {
    await fill(fresh)
    await rename(fresh, folder)
  } catch (error) {
    // Another process may have been faster: what it made is as good.
    if (!(await exists(folder))) throw error
  } finally {
    await rm(fresh, {recursive: true, force: true})
  }
  return folder
}

async function isWritable(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, {recursive: true, mode: 0o700})
    await access(folder, constants.W_OK)
    return await isOurs(folder)
  } catch {
    return false
  }
}

/** Whether the folder is this user's, and not everybody can write to it. */
async function isOurs(folder: string): Promise<boolean> {
  if (process.platform === 'win32') return true
  const found = await stat(folder).catch(() => undefined)
  return found !== undefined && found.uid === process.getuid?.() && (found.mode & 0o002) === 0
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}
