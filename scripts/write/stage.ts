import {createHash} from 'node:crypto'
import {readdir, readFile, rm} from 'node:fs/promises'
import {join, posix} from 'node:path'
import type {VFile} from 'vfile'
import {isReplaced, namesIn, readReport, refuseForeign, refuseOtherBook} from './belongings.ts'
import type {Entry, Published, Report} from './belongings.ts'
import {linkTree} from './link-tree.ts'
import {markReady, stagingOf} from './swap.ts'
import {writeDurably} from './write-durably.ts'

/** One edition's new files: `files` have paths relative to the edition's folder. */
export type Publication = Published & {files: readonly VFile[]}

type Work = {out: string; publications: readonly Publication[]; messages: unknown; signal: AbortSignal}

/** Write everything new aside, with what stays linked beside it, ready for the swap. Where that fails nothing is left. */
export async function stage({out, publications, messages, signal}: Work): Promise<void> {
  const staging = stagingOf(out)
  try {
    const old = await readReport(out)
    const report: Report = {book: publications[0]?.book ?? '', messages, editions: {...old?.editions}}
    await refuseOtherBook(out, report.book)
    for (const publication of publications) {
      const {edition, files} = publication
      if (old?.editions?.[edition] === undefined) await refuseForeign(join(out, edition))
      const folder = join(staging, 'new', edition)
      await writeFiles(folder, files, signal)
      await keepOthers(join(out, edition), folder, publication)
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
async function keepOthers(from: string, to: string, published: Published): Promise<void> {
  for (const name of await namesIn(from)) {
    if (!isReplaced(name, published)) await linkTree(join(from, name), join(to, name))
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
