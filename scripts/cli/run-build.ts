/** The build command: a thread of its own, its progress, its interruption, what it made. */
import {constants} from 'node:os'
import {join, relative} from 'node:path'
import {Worker} from 'node:worker_threads'
import type {BuildRequest} from '../build.ts'
import {wholeBuildOf} from '../cache/index.ts'
import {countFindings} from '../report.ts'
import {openCacheFolder} from './cache-of.ts'
import {reportFailure} from './failure.ts'
import {progressLine} from './progress.ts'
import {failureText, findingsText, prefixOf, sizeText, toJson} from './report-text.ts'
import {fill, words, type Language} from './words.ts'
import type {Order, Outcome, Word} from './worker.ts'

type Signal = 'SIGINT' | 'SIGTERM' | 'SIGHUP'

/** How long the build may take to stop by itself, in milliseconds. */
const graceful = 3000

/** How to speak of what was done. */
export type Speech = {language: Language | undefined; quiet: boolean; json: boolean}

/** Where to remember; nowhere without a folder. */
export type Remembering = {folder: string | undefined; program: string}

/** What to build, and where to remember it. */
export type BuildOrder = {request: BuildRequest; remembering: Remembering}

/** Build in a worker unless nothing has changed, and print what came of it; gives the exit code. */
export async function runBuild({request, remembering}: BuildOrder, speech: Speech, workerUrl: URL): Promise<number> {
  const start = performance.now()
  const {folder, program} = remembering
  const {root, out, ...wishes} = request
  const asked = {wishes, language: speech.language}
  const whole = wholeBuildOf(openCacheFolder(folder), {root, out, program, request: asked})
  const known = whole.recall() as Outcome | undefined
  const order: Order = {request, language: speech.language, cache: folder === undefined ? undefined : {folder, program}}
  const result = known ?? (await buildInWorker(order, speech, workerUrl))
  if (typeof result === 'number') return result
  if (!known && result.products) whole.keep(result)
  return printOutcome(result, request, {...speech, seconds: ((performance.now() - start) / 1000).toFixed(1)})
}

/** The outcome, or the exit code of a build that was stopped. */
async function buildInWorker(order: Order, {language, quiet, json}: Speech, workerUrl: URL): Promise<Outcome | number> {
  const said = words[language ?? 'zh']
  const {stderr} = process
  const screen = {
    write: (text: string) => void stderr.write(text),
    isTTY: stderr.isTTY && !process.env.CI,
    columns: stderr.columns ?? 80
  }
  const progress = quiet || json ? undefined : progressLine(screen, said, () => performance.now())
  const worker = new Worker(workerUrl, {workerData: order})
  const interrupted = stopOnSignals(worker, () => {
    progress?.clear()
    if (!quiet && !json) stderr.write(`${said.stopping}\n`)
  })
  const outcome = await Promise.race([
    interrupted.forced,
    outcomeOf(worker, (spoken) => progress?.show(spoken), language ?? 'zh')
  ])
  progress?.clear()
  const signal = interrupted.by()
  if (signal && !outcome?.products) {
    if (!quiet && !json) stderr.write(`${said.stopped}\n`)
    return 128 + constants.signals[signal]
  }
  return outcome ?? 70
}

function printOutcome(
  outcome: Outcome,
  {root, out, strict}: BuildRequest,
  {quiet, json, seconds}: Speech & {seconds: string}
): number {
  const {stderr, stdout} = process
  const exitCode = exitCodeOf(outcome)
  if (json) {
    stdout.write(toJson({...outcome, exitCode}))
    return exitCode
  }
  stderr.write(reportText(outcome, {root, quiet, seconds, strict}))
  if (outcome.products) stdout.write(productsText(outcome, out))
  return exitCode
}

/** The worker's last word, or why there is none. */
function outcomeOf(
  worker: Worker,
  onProgress: (spoken: Extract<Word, {progress: unknown}>['progress']) => void,
  language: Language
) {
  return new Promise<Outcome>((resolve) => {
    const fail = (error: unknown): void => {
      resolve({language, findings: [], products: null, failure: reportFailure(error, {})})
    }
    worker.on('message', (spoken: Word) => {
      if ('progress' in spoken) onProgress(spoken.progress)
      else resolve(spoken.outcome)
    })
    worker.on('error', fail)
    worker.on('exit', (code) => {
      fail(new Error(`The build ended without a result (exit ${code})`))
    })
  })
}

/** On the first signal ask the build to stop, and make it after a while; on the second stop at once. */
function stopOnSignals(worker: Worker, onStop: () => void) {
  let by: Signal | undefined
  const forced = new Promise<undefined>((resolve) => {
    const stop = (signal: Signal): void => {
      by = signal
      onStop()
      worker.postMessage('abort')
      setTimeout(
        () =>
          void worker.terminate().then(() => {
            resolve(undefined)
          }),
        graceful
      ).unref()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (by) process.exit(128 + constants.signals[by])
        stop(signal)
      })
    }
    onLosingNpm(() => {
      if (!by) stop('SIGHUP')
    })
  })
  return {by: () => by, forced}
}

/** A signal to npm alone does not reach us, but leaves us without it. */
function onLosingNpm(stop: () => void): void {
  const parent = process.ppid
  if (process.env.npm_lifecycle_event === undefined) return
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    stop()
  }, 250).unref()
}

function exitCodeOf({failure, products}: Outcome): number {
  return failure ? failure.exitCode : products ? 0 : 1
}

type ReportOptions = {root: string; quiet: boolean; seconds: string; strict: boolean}

function reportText(
  {findings, failure, products, language}: Outcome,
  {root, quiet, seconds, strict}: ReportOptions
): string {
  const said = words[language]
  const text = findingsText(findings, {language, prefix: prefixOf(root), quiet, strict})
  const counts = countFindings(findings)
  const lines = [text.trimEnd(), failure ? failureText(failure, said).trimEnd() : '']
  if (!quiet && !failure) lines.push(fill(said.summary, {...counts, seconds}))
  if (failure && failure.exitCode !== 70) lines.push(said.untouched)
  if (!products && !failure) lines.push(counts.error > 0 ? said.unchanged : said.unchangedStrict)
  return lines
    .filter((line) => line !== '')
    .map((line) => `${line}\n`)
    .join('')
}

function productsText({products, language}: Outcome, out: string): string {
  const said = words[language]
  const lines = (products ?? []).map(({path, size, files, pages}) => {
    const facts = [sizeText(size)]
    if (pages !== null) facts.push(fill(said.pages, {count: pages}))
    if (files > 1) facts.push(fill(said.files, {count: files}))
    return `${join(relative(process.cwd(), out), path)}  ${facts.join(', ')}\n`
  })
  return lines.join('')
}
