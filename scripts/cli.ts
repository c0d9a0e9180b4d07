/** argv → one command → exit code. All printing is here. */
import {readFileSync, statSync} from 'node:fs'
import {constants} from 'node:os'
import {join, relative, sep} from 'node:path'
import {fileURLToPath} from 'node:url'
import {Worker} from 'node:worker_threads'
import {parseArguments, type Command} from './cli/arguments.ts'
import {reportFailure, type FailureReport} from './cli/failure.ts'
import {progressLine} from './cli/progress.ts'
import {environmentLanguage, fill, words, type Language, type Words} from './cli/words.ts'
import type {Order, Outcome, Word} from './cli/worker.ts'
import {countFindings, formatFindings} from './report.ts'

type BuildCommand = Extract<Command, {name: 'build'}>
type CheckCommand = Extract<Command, {name: 'check'}>
type Signal = 'SIGINT' | 'SIGTERM' | 'SIGHUP'

const helps = {zhushu: 'help', build: 'buildHelp', check: 'checkHelp'} as const
const packageRoot = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')
/** How long the build may take to stop by itself, in milliseconds. */
const graceful = 3000

/**
 * Run the command line.
 *
 * @param workerUrl Address of the bundled `cli/worker.ts`.
 */
export async function main(workerUrl: URL): Promise<void> {
  // Whoever closes the pipe has read enough.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
  process.exitCode = await runCommand(workerUrl)
}

async function runCommand(workerUrl: URL): Promise<number> {
  const asked = environmentLanguage(process.env)
  try {
    const isFolder = (path: string): boolean => statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false
    const command = parseArguments(process.argv.slice(2), {cwd: process.cwd(), env: process.env, packageRoot, isFolder})
    if (command.name === 'build') return await runBuild({...command, lang: command.lang ?? asked}, workerUrl)
    if (command.name === 'check') return await runCheck({...command, lang: command.lang ?? asked ?? 'zh'})
    if (command.name === 'version') process.stdout.write(`${version()}\n`)
    else process.stdout.write(words[command.lang ?? asked ?? 'zh'][helps[command.of]])
    return 0
  } catch (error) {
    const language = languageIn(process.argv) ?? asked ?? 'zh'
    const {loadMessages} = await import('./load/index.ts')
    const failure = reportFailure(error, await loadMessages(language === 'zh' ? 'zh-Hans' : 'en'))
    if (process.argv.includes('--json')) process.stdout.write(toJson({failure}))
    else process.stderr.write(failureText(failure, words[language]))
    return failure.exitCode
  }
}

async function runBuild({request, lang, quiet, json}: BuildCommand, workerUrl: URL): Promise<number> {
  const said = words[lang ?? 'zh']
  const start = performance.now()
  const {stderr, stdout} = process
  const screen = {
    write: (text: string) => void stderr.write(text),
    isTTY: stderr.isTTY && !process.env.CI,
    columns: stderr.columns ?? 80
  }
  const progress = quiet || json ? undefined : progressLine(screen, said, () => performance.now())
  const worker = new Worker(workerUrl, {workerData: {request, language: lang} satisfies Order})
  const interrupted = stopOnSignals(worker, () => {
    progress?.clear()
    if (!quiet && !json) stderr.write(`${said.stopping}\n`)
  })
  const outcome = await Promise.race([
    interrupted.forced,
    outcomeOf(worker, (spoken) => progress?.show(spoken), lang ?? 'zh')
  ])
  progress?.clear()
  const signal = interrupted.by()
  if (signal && !outcome?.products) {
    if (!quiet && !json) stderr.write(`${said.stopped}\n`)
    return 128 + constants.signals[signal]
  }
  if (!outcome) return 70
  const exitCode = exitCodeOf(outcome)
  if (json) {
    stdout.write(toJson({...outcome, exitCode}))
    return exitCode
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  stderr.write(reportText(outcome, {root: request.root, quiet, seconds, strict: request.strict}))
  if (outcome.products) stdout.write(productsText(outcome, request.out))
  return exitCode
}

async function runCheck({path, strict, lang, quiet, json}: CheckCommand & {lang: Language}): Promise<number> {
  const start = performance.now()
  const {checkEpub} = await import('./cli/check-epub.ts')
  const {findings, validators} = await checkEpub(path, process.cwd(), lang)
  const counts = countFindings(findings)
  const exitCode = counts.error > 0 || (strict && counts.warning > 0) ? 1 : 0
  if (json) {
    process.stdout.write(toJson({findings, validators, exitCode}))
    return exitCode
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  process.stdout.write(findingsText(findings, {language: lang, prefix: '', quiet, strict}))
  if (!quiet) {
    process.stdout.write(`${fill(words[lang].checked, {...counts, seconds, validators: validators.join(', ')})}\n`)
  }
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

type FindingsOptions = {language: Language; prefix: string; quiet: boolean; strict: boolean}

function findingsText(findings: Outcome['findings'], {language, prefix, quiet, strict}: FindingsOptions): string {
  const {more, moreOfRule, expected} = words[language]
  const shown = quiet
    ? findings.filter(({severity}) => severity === 'error' || (strict && severity === 'warning'))
    : findings
  const colour = process.stderr.isTTY && !process.env.NO_COLOR
  return formatFindings(shown, {prefix, colour, limit: 200, more, moreOfRule, expected})
}

/** One line, and the stack of what is a bug. */
function failureText({message, note, expected, stack, exitCode}: FailureReport, said: Words): string {
  if (exitCode === 70) return `zhushu: ${said.bug}\n${stack ?? message}\n`
  const nearest = expected.map((text) => `\`${text}\``).join(', ')
  const remedies = [nearest === '' ? '' : fill(said.expected, {expected: nearest}), note ?? '']
  const remedy = remedies.filter((text) => text !== '').join(' ')
  return `zhushu: ${message}${remedy === '' ? '' : `  → ${remedy}`}\n`
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

function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(0)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** What makes a path in the book one from where the user is. */
function prefixOf(root: string): string {
  const path = relative(process.cwd(), root)
  return path === '' ? '' : `${path}${sep}`
}

function languageIn(argv: readonly string[]): Language | undefined {
  const value = argv.join(' ').match(/--lang[= ](zh|en)\b/)?.[1]
  return value === 'zh' || value === 'en' ? value : undefined
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}

function version(): string {
  const {version} = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {version: string}
  return version
}
