/** What git knows of a book: its earlier versions. */
import {spawn, execFile} from 'node:child_process'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pipeline} from 'node:stream/promises'
import {promisify} from 'node:util'
import {extract} from 'tar-fs'

const run = promisify(execFile)

/** A repository's own settings start no programs. */
const harmless = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'protocol.allow=never']

/** Find the last tag before the commit that is checked out; `undefined` where there is none, or no git. */
export async function tagBefore(folder: string): Promise<string | undefined> {
  const found = await run('git', [...harmless, '-C', folder, 'describe', '--tags', '--abbrev=0', 'HEAD^']).catch(
    () => undefined
  )
  const tag = found?.stdout.trim()
  return tag === '' ? undefined : tag
}

/**
 * Lay a folder as a revision has it into a temporary folder, for as long as `use` takes.
 *
 * @param revision What git calls a commit; never an option.
 * @returns `undefined` where there is no such revision, or no git.
 */
export async function withRevision<T>(
  folder: string,
  revision: string,
  use: (folder: string) => Promise<T>
): Promise<T | undefined> {
  const named = await run('git', [
    ...harmless,
    ...['-C', folder, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]
  ]).catch(() => undefined)
  if (!named) return undefined
  const place = await mkdtemp(join(tmpdir(), 'zhushu-revision-'))
  try {
    // In a folder of a repository, `archive` gives what is below it.
    const git = spawn('git', [...harmless, '-C', folder, 'archive', '--format=tar', named.stdout.trim()], {
      stdio: ['ignore', 'pipe', 'ignore']
    })
    const files = extract(place, {filter: (_, header) => header?.type !== 'file' && header?.type !== 'directory'})
    await pipeline(git.stdout, files)
    return await use(place)
  } finally {
    await rm(place, {recursive: true, force: true})
  }
}
