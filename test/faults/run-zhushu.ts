/** The real command in real processes, on a small book in a folder of its own. */
import {execFileSync, spawn, type ChildProcess} from 'node:child_process'
import {mkdir, mkdtemp, readdir, readFile, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'

const zhushu = resolve(import.meta.dirname, '../../scripts/zhushu.mjs')

export type Run = {code: number | null; signal: string | null; stdout: string; stderr: string}

export type RunOptions = {
  cwd?: string
  env?: Readonly<Record<string, string | undefined>>
  /** A program and its arguments that start the command in their turn. */
  through?: readonly string[]
  onStart?: (child: ChildProcess) => void
}

/** Run the command to its end. */
export function runZhushu(parameters: readonly string[], {cwd, env, through, onStart}: RunOptions = {}): Promise<Run> {
  const [file = '', ...rest] = [...(through ?? []), process.execPath, zhushu, ...parameters]
  const child = spawn(file, rest, {cwd, env: {...environment(), ...env}, stdio: ['ignore', 'pipe', 'pipe']})
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  onStart?.(child)
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (code, signal) => {
      done({code, signal, stdout, stderr})
    })
  })
}

/** Ours, without what npm and the test runner add to it. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|INIT_CWD$|VITEST|NODE_OPTIONS$|LC_|LANG)/.test(name)
  )
  return Object.fromEntries(own)
}

export type Book = {root: string; out: string; temporary: string}

/** A book of two chapters and an image, not built yet. */
export async function newBook(): Promise<Book> {
  const folder = await mkdtemp(join(tmpdir(), 'zhushu-书 '))
  const [root, out, temporary] = [join(folder, 'book'), join(folder, 'out'), join(folder, 'tmp')]
  await mkdir(join(root, 'images'), {recursive: true})
  await mkdir(temporary)
  await writeFile(
    join(root, 'book.yaml'),
    'title: 小书\nlanguage: zh-Hans\nname: xiaoshu\nchapters:\n  - 01-start.md\n  - 02-end.md\n'
  )
  await writeFile(
    join(root, '01-start.md'),
    '# 开始\n\n正文，见[](#fig:dot)。\n\n![一个点](images/dot.svg){#fig:dot}\n'
  )
  await writeFile(join(root, '02-end.md'), '# 结束\n\n再见。\n')
  await writeFile(
    join(root, 'images/dot.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="3"/></svg>\n'
  )
  return {root, out, temporary}
}

/** Build what is quick to build. */
export async function buildQuickly({root, out}: Book, ...more: string[]): Promise<Run> {
  return await runZhushu(['build', root, '--out', out, '--format', 'html,epub', ...more])
}

/** Every file of a folder, byte for byte, and every folder. */
export async function snapshotOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true})
  const paths = entries.map((entry) => ({entry, path: join(entry.parentPath, entry.name)}))
  const pairs = paths.map(async ({entry, path}) => {
    return [path.slice(folder.length), entry.isFile() ? await readFile(path, 'base64') : ''] as const
  })
  return Object.fromEntries((await Promise.all(pairs)).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Whether this process may mount file systems that a child alone sees. */
export function canMount(): boolean {
  try {
    execFileSync('unshare', ['--mount', 'true'], {stdio: 'ignore'})
    return true
  } catch {
    return false
  }
}

/** What starts a command after a script has prepared its mounts, in which `$1` is `argument`; `then` runs after it. */
export function afterMounting(script: string, argument: string, then = 'true'): string[] {
  return [
    'unshare',
    '--mount',
    'bash',
    '-c',
    `${script} && shift && { "$@"; code=$?; ${then}; exit $code; }`,
    'bash',
    argument
  ]
}
