/** Checkers of pages and PDFs that this computer may have. */
import {execFile} from 'node:child_process'
import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {promisify} from 'node:util'

const run = promisify(execFile)
const require = createRequire(import.meta.url)

/** What a checker finds. `path` is the file's; lines from 1. */
export type CheckerFinding = {path: string; line: number | null; severity: 'error' | 'warning'; message: string}

/** A file as it is checked. */
export type CheckedFile = {path: string; bytes: Uint8Array}

/** The script of axe, which runs within a page; `undefined` where the package is not installed. */
export async function findAxe(): Promise<string | undefined> {
  const path = resolve('axe-core/axe.min.js')
  return path === undefined ? undefined : await readFile(path, 'utf8')
}

/** The Nu HTML checker; `undefined` where Java or the jar is missing. */
export async function findNuChecker() {
  const manifest = resolve('vnu-jar/package.json')
  if (manifest === undefined || !(await answers('java', ['-version']))) return undefined
  const jar = join(dirname(manifest), 'build/dist/vnu.jar')
  return (files: readonly CheckedFile[]) => withFiles(files, (folder, paths) => runNu(jar, folder, paths))
}

/** qpdf, which tells whether a PDF holds together; `undefined` where it is not installed. */
export async function findQpdf() {
  if (!(await answers('qpdf', ['--version']))) return undefined
  return (file: CheckedFile) =>
    withFiles([file], async (_, [path = '']): Promise<CheckerFinding[]> => {
      // 3 is for warnings, 2 for errors; what is wrong stands on standard error.
      const failure = await run('qpdf', ['--check', path], {maxBuffer: 2 ** 24}).then(
        () => undefined,
        (error: unknown) => error as {code?: number; stderr?: string}
      )
      const lines = (failure?.stderr ?? '').split('\n').filter((line) => line !== '')
      const severity = failure?.code === 3 ? 'warning' : 'error'
      return lines.map((line) => ({path: file.path, line: null, severity, message: line.replaceAll(path, file.path)}))
    })
}

type NuMessage = {type: string; subType?: string; url: string; lastLine?: number; message: string}

async function runNu(jar: string, folder: string, paths: readonly string[]): Promise<CheckerFinding[]> {
  const flags = ['-Xss8m', '-jar', jar, '--exit-zero-always', '--stdout', '--format', 'json']
  const {stdout} = await run('java', [...flags, ...paths], {maxBuffer: 2 ** 26})
  const {messages} = JSON.parse(stdout) as {messages: NuMessage[]}
  return messages
    .filter(({type, subType}) => type !== 'info' || subType === 'warning')
    .map(({type, url, lastLine, message}) => ({
      path: decodeURIComponent(url).slice(decodeURIComponent(url).indexOf(folder) + folder.length + 1),
      line: lastLine ?? null,
      severity: type === 'info' ? 'warning' : 'error',
      message
    }))
}

async function withFiles<T>(
  files: readonly CheckedFile[],
  use: (folder: string, paths: readonly string[]) => Promise<T>
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'zhushu-check-'))
  try {
    for (const {path, bytes} of files) {
      await mkdir(dirname(join(folder, path)), {recursive: true})
      await writeFile(join(folder, path), bytes)
    }
    return await use(
      folder,
      files.map(({path}) => join(folder, path))
    )
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}

async function answers(program: string, parameters: readonly string[]): Promise<boolean> {
  return await run(program, parameters).then(
    () => true,
    () => false
  )
}

function resolve(name: string): string | undefined {
  try {
    return require.resolve(name)
  } catch {
    return undefined
  }
}
