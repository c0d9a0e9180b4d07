/** A book under version control: what changed in it, what it was, and proposals. Hooks and monitors do not run. */
import {execFile} from 'node:child_process'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {UsageError} from '../diagnostics.ts'

const run = promisify(execFile)

/** Paths are relative to the book's folder, with `/`. */
export type Repository = {
  /** Name of what is checked out: a branch, or `HEAD`. */
  branch: () => Promise<string>
  /** Who commits here, as git would write it; empty where nobody said. */
  user: () => Promise<{name: string; email: string}>
  /** Paths below a folder that differ between a revision and what lies there now, those that git does not know yet too. */
  changedSince: (revision: string, folder: string) => Promise<string[]>
  /** `undefined` where the revision has no such file. */
  textAt: (revision: string, path: string) => Promise<string | undefined>
  /** Commits that changed a file, newest first. */
  historyOf: (path: string, limit: number) => Promise<string[]>
  /**
   * Make a branch with one commit more than what is checked out: a folder as it is now. Neither the files nor the index
   * are touched.
   *
   * @returns The commit.
   * @throws {UsageError} when git says no.
   */
  propose: (proposal: {branch: string; message: string; folder: string}) => Promise<string>
}

type Call = (parameters: readonly string[], env?: Readonly<Record<string, string>>) => Promise<string>

const harmless = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.quotePath=false']

/** Find the repository that a folder is in; nothing where it is in none, or there is no git. */
export async function findRepository(folder: string): Promise<Repository | undefined> {
  const call: Call = async (parameters, env = {}) => {
    const {stdout} = await run('git', [...harmless, ...parameters], {
      cwd: folder,
      env: {...process.env, GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C', ...env},
      maxBuffer: 256 * 1024 * 1024
    })
    return stdout
  }
  const isInside = await call(['rev-parse', '--is-inside-work-tree']).catch(() => '')
  return isInside.trim() === 'true' ? repositoryOf(call) : undefined
}

function repositoryOf(call: Call): Repository {
  const setting = async (name: string): Promise<string> => (await call(['config', name]).catch(() => '')).trim()
  return {
    branch: async () => (await call(['symbolic-ref', '--quiet', '--short', 'HEAD']).catch(() => 'HEAD')).trim(),
    user: async () => ({name: await setting('user.name'), email: await setting('user.email')}),
    changedSince: async (revision, folder) => {
      const commit = await commitOf(call, revision)
      const known = await call(['diff', '--name-only', '--no-renames', '--relative', '-z', commit, '--', folder])
      const others = await call(['ls-files', '--others', '--exclude-standard', '-z', '--', folder])
      return [...new Set([...namesIn(known), ...namesIn(others)])].sort()
    },
    textAt: async (revision, path) => {
      const commit = await commitOf(call, revision)
      return await call(['show', `${commit}:./${path}`]).catch(() => undefined)
    },
    historyOf: async (path, limit) => {
      const list = await call(['log', `--max-count=${limit}`, '--format=%H', '--', path]).catch(() => '')
      return list.split('\n').filter((line) => line !== '')
    },
    propose: (proposal) => propose(call, proposal)
  }
}

/** @throws {UsageError} when there is no such revision. */
async function commitOf(call: Call, revision: string): Promise<string> {
  const name = `${revision}^{commit}`
  const found = await call(['rev-parse', '--verify', '--quiet', '--end-of-options', name]).catch(() => '')
  if (found.trim() !== '') return found.trim()
  throw new UsageError(`Cannot find revision \`${revision}\`, expected a branch, tag or commit`, {
    ruleId: 'unknown-revision',
    values: {revision}
  })
}

type Proposal = Parameters<Repository['propose']>[0]

async function propose(call: Call, {branch, message, folder}: Proposal): Promise<string> {
  const scratch = await mkdtemp(join(tmpdir(), 'zhushu-index-'))
  const env = {GIT_INDEX_FILE: join(scratch, 'index')}
  try {
    await call(['check-ref-format', '--branch', branch])
    await call(['read-tree', 'HEAD'], env)
    await call(['add', '--all', '--', folder], env)
    const tree = (await call(['write-tree'], env)).trim()
    const commit = (await call(['commit-tree', tree, '-p', 'HEAD', '-m', message])).trim()
    // The empty old value: a branch that is there already is somebody's work.
    await call(['update-ref', `refs/heads/${branch}`, commit, ''])
    return commit
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error)
    const reason = said.split('\n').at(-1) ?? ''
    throw new UsageError(`Cannot make branch \`${branch}\`: ${reason}`, {
      ruleId: 'unmade-branch',
      note: 'Choose a name that no branch has',
      values: {branch, reason}
    })
  } finally {
    await rm(scratch, {recursive: true, force: true})
  }
}

function namesIn(list: string): string[] {
  return list.split('\0').filter((name) => name !== '')
}
