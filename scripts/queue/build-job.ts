import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {hashFolder} from '../load/index.ts'
import {runChild} from '../machine/index.ts'
import {formatOf} from '../write.ts'
import type {BuildDone, BuildJob, Receipt} from './job.ts'
import {keyOf} from './job-id.ts'
import {receiptName, type Store} from './store.ts'

/** The book itself is wrong: to try again would be in vain. */
export class BookError extends Error {
  override name = 'BookError'
}

export type JobSurroundings = {
  /** Folder of zhushu. */
  packageRoot: string
  /** The book's folder here, absolute. */
  folder: string
  store: Store
  /** What a build may take. */
  seconds: number
  megabytes?: number
  onLine: (line: string) => void
  signal: AbortSignal
}

/**
 * Build what a job asks for in a process of its own, and put it into the store. What is there already is not built.
 *
 * @throws {BookError} where the book is wrong; any other error is worth another try.
 */
export async function buildJob(job: BuildJob, surroundings: JobSurroundings): Promise<BuildDone> {
  const {folder, store} = surroundings
  const key = keyOf(job)
  if (await store.has(key)) return {key, built: false}
  const found = await hashFolder(folder).catch(() => undefined)
  if (found !== job.input) {
    throw new BookError(
      found === undefined ? 'The folder of the book cannot be read' : 'The book changed since it was queued'
    )
  }
  const place = await mkdtemp(join(tmpdir(), 'zhushu-job-'))
  try {
    await runBuild(job, place, surroundings)
    const made = join(place, job.edition)
    const files = await filesOf(job, place)
    const receipt: Receipt = {
      ...{book: job.book, edition: job.edition, format: job.format},
      ...{input: job.input, program: job.program},
      files
    }
    await writeFile(join(made, receiptName), `${JSON.stringify(receipt, undefined, 2)}\n`)
    await store.keep(key, made, [...files.map(({path}) => path), receiptName])
    return {key, built: true}
  } finally {
    await rm(place, {recursive: true, force: true})
  }
}

/** How many lines tell why a build failed. */
const told = 3

function isError(line: string): boolean {
  return /^zhushu: | {2}error {2}/.test(line)
}

async function runBuild(job: BuildJob, place: string, surroundings: JobSurroundings): Promise<void> {
  const {packageRoot, folder, seconds, megabytes, onLine, signal} = surroundings
  const last: string[] = []
  const {code, isLate} = await runChild({
    packageRoot,
    args: [
      'build',
      folder,
      '--edition',
      job.edition,
      '--format',
      job.formats.join(','),
      '--out',
      place,
      '--lang',
      'en'
    ],
    seconds,
    ...(megabytes === undefined ? {} : {megabytes}),
    onLine: (line) => {
      // Of what was wrong, the first; where nothing was said to be wrong, the end.
      if (last.length < told || !last.every(isError)) last.push(line)
      if (last.length > told)
        last.splice(
          Math.max(
            0,
            last.findIndex((said) => !isError(said))
          ),
          1
        )
      onLine(line)
    },
    signal
  })
  if (code === 0) return
  if (signal.aborted) throw new Error('The worker was stopped')
  if (isLate) throw new Error(`The build took more than ${seconds} s`)
  const said = `exit ${code ?? 'by a signal'}: ${(last.some(isError) ? last.filter(isError) : last).join(' | ')}`
  throw code === 1 || code === 2 ? new BookError(said) : new Error(said)
}

/** What the build says that it wrote, of this format alone. */
async function filesOf({edition, format}: BuildJob, place: string): Promise<Receipt['files']> {
  // Written by us: `write/stage.ts`.
  const report = JSON.parse(await readFile(join(place, 'report.json'), 'utf8')) as {
    editions: Record<string, Receipt['files']>
  }
  return (report.editions[edition] ?? []).filter(({path}) => formatOf(path) === format)
}
