import {createHash} from 'node:crypto'
import {mkdir, open, readdir, readFile, rm} from 'node:fs/promises'
import {dirname, join, posix} from 'node:path'
import type {VFile} from 'vfile'
import type {Format} from '../book.ts'
import {UsageError} from '../diagnostics.ts'
import {linkTree} from './link-tree.ts'
import {markReady, stagingOf} from './swap.ts'

/** One edition's new files: `formats` are those made anew, `files` have paths relative to the edition's folder. */
export type Publication = {edition: string; formats: readonly Format[]; files: readonly VFile[]}

/** By path relative to the edition's folder, in code point order. */
type Entry = {path: string; size: number; sha256: string}
type Report = {messages: unknown; editions: Record<string, Entry[]>}
type Work = {out: string; publications: readonly Publication[]; messages: unknown; signal: AbortSignal}

/** Write everything new aside, with what stays linked beside it, ready for the swap. Where that fails nothing is left. */
export async function stage({out, publications, messages, signal}: Work): Promise<void> {
  const staging = stagingOf(out)
  try {
    const old = await readReport(out)
    const report: Report = {messages, editions: {...old?.editions}}
    for (const {edition, formats, files} of publications) {
      if (old?.editions[edition] === undefined) await refuseForeign(join(out, edition))
      const folder = join(staging, 'new', edition)
      await writeFiles(folder, files, signal)
      await keepOthers(join(out, edition), folder, formats)
      report.editions[edition] = await listFiles(folder)
    }
    await writeDurably(join(staging, 'new/report.json'), `${JSON.stringify(report, undefined, 2)}\n`)
    signal.throwIfAborted()
    await markReady(out)
  } catch (error) {
    await rm(staging, {recursive: true, force: true})
    throw error
  }
}

/** The format that a path belongs to; `undefined` for what is not ours. */
export function formatOf(path: string): Format | undefined {
  if (path === 'html' || path.startsWith('html/')) return 'html'
  if (path.endsWith('.epub')) return 'epub'
  return path.endsWith('.pdf') ? 'pdf' : undefined
}

async function writeFiles(folder: string, files: readonly VFile[], signal: AbortSignal): Promise<void> {
  for (const file of files) {
    signal.throwIfAborted()
    const path = file.path
    // The names are made of identifiers that `load` has checked, so this is a bug if it is ever thrown.
    if (posix.normalize(path) !== path || /^(\/|\.\.(\/|$))|[\\:]/.test(path)) {
      throw new Error(`Unexpected output path \`${path}\``)
    }
    await writeDurably(join(folder, path), file.value)
  }
}

/** Link what the edition has in other formats, and whatever else somebody has put there. */
async function keepOthers(from: string, to: string, formats: readonly Format[]): Promise<void> {
  for (const name of await readdir(from).catch(() => [])) {
    const format = formatOf(name)
    if (format === undefined || !formats.includes(format)) await linkTree(join(from, name), join(to, name))
  }
}

/** @throws {UsageError} when a folder of an edition's name is there, has content, and was not made by us. */
async function refuseForeign(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })
  if (names.length === 0) return
  throw new UsageError(`Unexpected folder \`${folder}\`, which zhushu did not make`, {
    ruleId: 'foreign-output',
    note: 'move it away, or name another folder with `--out`',
    values: {folder}
  })
}

async function readReport(out: string): Promise<Report | undefined> {
  try {
    const report = JSON.parse(await readFile(join(out, 'report.json'), 'utf8')) as Partial<Report>
    return {messages: report.messages, editions: report.editions ?? {}}
  } catch {
    return undefined
  }
}

async function listFiles(folder: string): Promise<Entry[]> {
  const found = await readdir(folder, {recursive: true, withFileTypes: true})
  const paths = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const entries: Entry[] = []
  for (const path of paths) {
    const bytes = await readFile(path)
    const name = path.slice(folder.length + 1).replaceAll('\\', '/')
    entries.push({path: name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex')})
  }
  return entries.sort((a, b) => (a.path < b.path ? -1 : 1))
}

async function writeDurably(path: string, value: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), {recursive: true})
  const file = await open(path, 'wx')
  try {
    await file.writeFile(value)
    await file.sync()
  } finally {
    await file.close()
  }
}
