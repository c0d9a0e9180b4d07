/** A small book with a glossary, and the command that makes releases of it. */
import {execFile} from 'node:child_process'
import {existsSync, mkdtempSync, symlinkSync} from 'node:fs'
import {mkdir, mkdtemp, readFile, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {delimiter, dirname, join, resolve} from 'node:path'
import {promisify} from 'node:util'

const run = promisify(execFile)
const program = resolve(import.meta.dirname, '../../scripts/zhushu.mjs')

const chapters = {
  'manuscript/01-image.md':
    '# 镜像 {#image}\n\n镜像由只读的层叠成，每层记下一次改动。\n\n## 分层 {#layers}\n\n层可以共用，见 [](#pods)。\n',
  'manuscript/02-pod.md': '# Pod {#pods}\n\n一个 Pod 里的容器共用网络，也共用镜像。\n',
  'glossary/terms/image.yaml':
    'id: image\nlangs:\n  zh-Hans: {status: approved, term: 镜像, definition: 只读的模板。}\n  en: {status: approved, term: image, definition: A template that is read only.}\n'
}

/** Lay out the book in a new folder. @param settings More lines of `book.yaml`. */
export async function smallBook(settings = '', name = 'book'): Promise<string> {
  const root = join(await mkdtemp(join(tmpdir(), 'zhushu-release-')), name)
  const config = `title: 容器简史\nname: containers\nversion: 1.0.0\nmodified: '2026-11-21'\nchapters: [01-image.md, 02-pod.md]\n${settings}`
  for (const [path, text] of Object.entries({...chapters, 'manuscript/book.yaml': config})) {
    await mkdir(dirname(join(root, path)), {recursive: true})
    await writeFile(join(root, path), text)
  }
  return root
}

export type Run = {code: number; stdout: string; stderr: string}

/** Node and git alone: what else a computer has makes releases slower, and reports others. */
const tools = mkdtempSync(join(tmpdir(), 'zhushu-tools-'))
symlinkSync(process.execPath, join(tools, 'node'))
const git = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'git'))
  .find((path) => existsSync(path))
if (git !== undefined) symlinkSync(git, join(tools, 'git'))

/** Run the command line. */
export async function zhushu(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> {
  const options = {env: {...process.env, CI: 'true', PATH: tools, ...env}, maxBuffer: 2 ** 26}
  return await run(process.execPath, [program, ...args], options).then(
    ({stdout, stderr}) => ({code: 0, stdout, stderr}),
    (error: unknown) => {
      const {code, stdout, stderr} = error as Run
      return {code, stdout, stderr}
    }
  )
}

/** Replace a text of a file. */
export async function edit(path: string, from: string, to: string): Promise<void> {
  await writeFile(path, (await readFile(path, 'utf8')).replace(from, to))
}
