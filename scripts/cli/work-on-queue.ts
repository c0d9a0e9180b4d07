/** What `zhushu worker` does and prints. */
import {UsageError} from '../diagnostics.ts'
import {packageRoot} from '../load/index.ts'
import {coreCount} from '../machine/index.ts'
import {runWorker, type WorkerRequest} from '../queue/run-worker.ts'
import type {Invocation} from './command.ts'
import {typedPath} from './places.ts'
import {countOf, redisOf, storeOf} from './queue-options.ts'
import {words} from './words.ts'

/** Work until a signal says to stop; gives the exit code. */
export async function workOnQueue(invocation: Invocation): Promise<number> {
  const {options, surroundings, language = 'zh', quiet, json} = invocation
  const store = await storeOf(invocation)
  if (!store) {
    throw new UsageError('Missing `--to`, expected where results go', {
      ruleId: 'missing-store',
      note: 'a shared folder, or `s3://bucket/prefix`'
    })
  }
  const [stop, abandon] = [new AbortController(), new AbortController()]
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stop.signal.aborted) abandon.abort()
      else if (!quiet && !json) process.stderr.write(`${words[language].workerStops}\n`)
      stop.abort()
    })
  }
  const onEnd: WorkerRequest['onEnd'] = ({id, state, reason}) => {
    if (json) process.stdout.write(`${JSON.stringify({id, state, reason})}\n`)
    else if (state === 'failed') process.stdout.write(`✗ ${id}  ${reason}\n`)
    else if (!quiet) process.stdout.write(`✓ ${id}\n`)
  }
  const base = options.get('base')?.at(-1)
  await runWorker({
    address: redisOf(invocation),
    packageRoot: packageRoot(),
    base: base === undefined ? undefined : typedPath(base, surroundings),
    store,
    concurrency: countOf(invocation, 'concurrency') ?? coreCount(),
    rate: countOf(invocation, 'rate'),
    seconds: countOf(invocation, 'timeout') ?? 900,
    megabytes: countOf(invocation, 'memory'),
    onEnd,
    stop: stop.signal,
    abandon: abandon.signal
  })
  return 0
}
