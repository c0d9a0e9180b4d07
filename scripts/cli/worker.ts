/** The build in a thread of its own, so that the command line stays awake: to show progress, and to stop. */
import {parentPort, workerData} from 'node:worker_threads'
import type {Format} from '../book.ts'
import type {Progress} from '../renderer.ts'
import {build, type BuildRequest} from '../build.ts'
import {createCache} from '../cache/index.ts'
import {ConfigurationError} from '../diagnostics.ts'
import {loadMessages} from '../load/index.ts'
import {createMachine} from '../machine/index.ts'
import {collectFindings, type Finding} from '../report.ts'
import {formatOf, type Publication} from '../write.ts'
import {openCacheFolder} from './cache-of.ts'
import {reportFailure, type FailureReport} from './failure.ts'
import {languageOf, type Language} from './words.ts'

/** `cache`: the folder where to remember, if anywhere, and what would make something else of the same. */
export type Order = {
  request: BuildRequest
  language: Language | undefined
  cache: {folder: string; program: string} | undefined
}

/** A thing the author asked for: the site counts as one, reached by its first page. */
export type Product = {edition: string; format: Format; path: string; size: number; files: number; pages: number | null}

export type Outcome = {
  language: Language
  findings: readonly Finding[]
  /** `null` where nothing was written. */
  products: readonly Product[] | null
  failure: FailureReport | null
}

/** What the worker says; `'abort'` is all that is said to it. */
export type Word = {progress: Progress} | {outcome: Outcome}

const port = parentPort
if (port) {
  const controller = new AbortController()
  port.once('message', () => {
    controller.abort()
  })
  port.unref()
  const machine = createMachine({
    progress: (progress) => {
      port.postMessage({progress} satisfies Word)
    },
    signal: controller.signal
  })
  port.postMessage({outcome: await run(workerData as Order)} satisfies Word)
  port.close()

  async function run({request, language, cache}: Order): Promise<Outcome> {
    let spoken = language ?? 'zh'
    const store = openCacheFolder(cache?.folder)
    try {
      const {
        files,
        published,
        language: own
      } = await build({...request, cache: createCache({store, program: cache?.program ?? ''})}, machine)
      store.trim()
      spoken = language ?? languageOf(own)
      const findings = collectFindings(files, await wordingOf(spoken))
      return {language: spoken, findings, products: published?.flatMap(describe) ?? null, failure: null}
    } catch (error) {
      const wording = await wordingOf(spoken)
      const findings = error instanceof ConfigurationError ? collectFindings(error.files, wording) : []
      return {language: spoken, findings, products: null, failure: reportFailure(error, wording)}
    }
  }
}

async function wordingOf(language: Language): Promise<Readonly<Record<string, string>>> {
  return await loadMessages(language === 'zh' ? 'zh-Hans' : 'en')
}

function describe({edition, formats, files}: Publication): Product[] {
  return formats.flatMap((format) => {
    const own = files.filter((file) => formatOf(file.path) === format)
    const [main] = format === 'html' ? own.filter((file) => file.path === 'html/index.html') : own
    if (!main) return []
    const size = own.reduce((sum, file) => sum + Buffer.byteLength(file.value), 0)
    const pages = typeof main.data.pages === 'number' ? main.data.pages : null
    return [{edition, format, path: `${edition}/${main.path}`, size, files: own.length, pages}]
  })
}
