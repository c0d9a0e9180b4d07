/** A book that is made again whenever it changes, as long as somebody looks at it. */
import type {Format} from '../book.ts'
import type {Machine} from '../renderer.ts'
import {make} from '../build.ts'
import type {Cache} from '../cache/index.ts'
import {ConfigurationError, Failure} from '../diagnostics.ts'
import {load} from '../load/index.ts'
import {collectFindings, type Finding, type Wording} from '../report.ts'

/** What there is to look at. `files` are those of the last state that could be made; their names are of the site. */
export type LiveState = {
  /** Grows with each change of what is seen. */
  version: number
  files: ReadonlyMap<string, string | Uint8Array>
  findings: readonly Finding[]
  /** Why there is no newer state, where it is not in the findings. */
  failure: string | undefined
  /** Whether the files are of the manuscript as it stands. */
  isCurrent: boolean
}

export type LiveBookOptions = {
  root: string
  edition: string | undefined
  cache: Cache
  machine: Machine
  wording: Wording
}

export type LiveBook = {
  state: () => LiveState
  /** Make it again; gives the state that came of it. What is asked for meanwhile is done once, afterwards. */
  refresh: () => Promise<LiveState>
  /** Print the edition. Nothing where it has errors. */
  print: () => Promise<Uint8Array | undefined>
}

/** Begin to follow a book. Nothing is made before `refresh`. */
export function followBook(options: LiveBookOptions): LiveBook {
  let state: LiveState = {version: 0, files: new Map(), findings: [], failure: undefined, isCurrent: false}
  let running: Promise<LiveState> | undefined
  let next: Promise<LiveState> | undefined
  const run = async (): Promise<LiveState> => {
    state = await nextState(state, options)
    return state
  }
  const refresh = async (): Promise<LiveState> => {
    if (!running) {
      running = run().finally(() => (running = undefined))
      return await running
    }
    next ??= running.then(async () => {
      next = undefined
      return await refresh()
    })
    return await next
  }
  return {state: () => state, refresh, print: () => print(options)}
}

async function nextState(last: LiveState, options: LiveBookOptions): Promise<LiveState> {
  const version = last.version + 1
  try {
    const {files, made} = await makeOf(options, 'html')
    const findings = collectFindings(files, options.wording)
    if (!made) return {...last, version, findings, failure: undefined, isCurrent: false}
    return {version, files: sitesOf(made), findings, failure: undefined, isCurrent: true}
  } catch (error) {
    if (error instanceof ConfigurationError) {
      const findings = collectFindings(error.files, options.wording)
      return {...last, version, findings, failure: undefined, isCurrent: false}
    }
    // A file may vanish while it is read, as editors save by renaming: the next look finds it.
    if (error instanceof Failure || (error instanceof Error && 'code' in error)) {
      return {...last, version, failure: error.message, isCurrent: false}
    }
    throw error
  }
}

async function makeOf({root, edition, cache, machine}: LiveBookOptions, format: Format) {
  const sources = await load(root)
  const editions = edition === undefined ? Object.keys(sources.config.editions).slice(0, 1) : [edition]
  return await make(sources, {editions, formats: [format], strict: false, cache}, machine)
}

type Made = Awaited<ReturnType<typeof makeOf>>['made']

/** By name in the site: `index.html`. */
function sitesOf(made: NonNullable<Made>): Map<string, string | Uint8Array> {
  const files = made.flatMap(({publication}) => publication.files)
  return new Map(files.map(({path, value}) => [path.replace(/^html\//, ''), value]))
}

async function print(options: LiveBookOptions): Promise<Uint8Array | undefined> {
  const {made} = await makeOf(options, 'pdf')
  const [file] = made?.flatMap(({publication}) => publication.files) ?? []
  return file && Buffer.from(file.value)
}
