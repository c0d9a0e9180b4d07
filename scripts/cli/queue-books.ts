/** What `zhushu queue add` does and prints. */
import type {Format} from '../book.ts'
import {Failure, UsageError} from '../diagnostics.ts'
import {loadMessages, packageRoot} from '../load/index.ts'
import {identifyTools} from '../machine/index.ts'
import {addJobs, type Added} from '../queue/add-jobs.ts'
import {withQueue} from '../queue/open-queue.ts'
import {planJobs} from '../queue/plan-jobs.ts'
import type {BuildJob} from '../queue/index.ts'
import type {Invocation} from './command.ts'
import {reportFailure} from './failure.ts'
import {redisOf, storeOf} from './queue-options.ts'
import {failureText, toJson} from './report-text.ts'
import {fill, words} from './words.ts'

export type QueueOrder = {
  folders: readonly string[]
  editions: readonly string[]
  formats: readonly Format[]
  base: string | undefined
}

/** Queue books; gives the exit code. One that cannot be read keeps no other from being queued. */
export async function queueBooks(invocation: Invocation, order: QueueOrder): Promise<number> {
  const {json, quiet, language = 'zh'} = invocation
  if (order.folders.length === 0) {
    throw new UsageError('Missing folder of a book', {
      ruleId: 'missing-argument',
      note: 'see `zhushu queue add --help`'
    })
  }
  const store = await storeOf(invocation)
  const {sources, packages} = await identifyTools(packageRoot())
  const wording = await loadMessages(language === 'zh' ? 'zh-Hans' : 'en')
  const jobs: BuildJob[] = []
  const failures: {folder: string; reason: string}[] = []
  for (const folder of order.folders) {
    try {
      const request = {...order, folder, program: `${sources} ${packages}`}
      jobs.push(...(await planJobs(request)))
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      const failure = reportFailure(error, wording)
      failures.push({folder, reason: failure.message})
      if (!json) process.stderr.write(`${folder}: ${failureText(failure, words[language])}`)
    }
  }
  const retry = invocation.options.has('retry')
  const added = await withQueue(redisOf(invocation), (queue) => addJobs(queue, jobs, {store, retry}))
  const exitCode = failures.length > 0 ? 1 : 0
  if (json) process.stdout.write(toJson({jobs: added, failures, exitCode}))
  else if (!quiet) process.stdout.write(`${fill(words[language].queued, countsOf(added))}\n`)
  return exitCode
}

function countsOf(added: readonly Added[]): Record<Added['state'], number> {
  const counts = {added: 0, waiting: 0, built: 0, failed: 0}
  for (const {state} of added) counts[state]++
  return counts
}
