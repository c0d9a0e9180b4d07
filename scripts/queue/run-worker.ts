import {resolve} from 'node:path'
import {UnrecoverableError, Worker} from 'bullmq'
import {isInside} from '../load/index.ts'
import {BookError, buildJob} from './build-job.ts'
import {connect} from './connect.ts'
import {queueName, type BuildDone, type BuildJob} from './job.ts'
import type {Store} from './store.ts'

export type WorkerRequest = {
  /** Of Redis. */
  address: string
  packageRoot: string
  /** Absolute path that relative folders of jobs start at; where `undefined`, only absolute ones are built. */
  base: string | undefined
  store: Store
  concurrency: number
  /** How many jobs all workers together may start in a minute. */
  rate: number | undefined
  /** What a build may take. */
  seconds: number
  megabytes: number | undefined
  /** What happens to a job: it is built, was built, or failed. */
  onEnd: (end: {id: string; state: 'built' | 'known' | 'failed'; reason: string}) => void
  /** Asks it to finish what it has begun. */
  stop: AbortSignal
  /** Ends what it has begun, too. */
  abandon: AbortSignal
}

/**
 * A lock that nobody renews is gone after 6 s, which is looked for every 4 s: what a killed worker was at is with
 * another in 10 s. Our own loop is never blocked for so long, as books are built in other processes.
 */
const liveness = {lockDuration: 6000, stalledInterval: 4000, maxStalledCount: 3}

/** A day of minutes, for rates. */
const metrics = {maxDataPoints: 24 * 60}

/** Take jobs and build them, until it is stopped. */
export async function runWorker(request: WorkerRequest): Promise<void> {
  const {address, concurrency, rate, onEnd, stop} = request
  const connection = await connect(address, true)
  const worker = new Worker<BuildJob, BuildDone, 'build'>(
    queueName,
    async (job) => {
      const done = await buildOne(job.data, request, async (line) => {
        await Promise.all([job.updateProgress(line), job.log(line)])
      })
      onEnd({id: job.id ?? '', state: done.built ? 'built' : 'known', reason: ''})
      return done
    },
    {
      ...{connection, concurrency, metrics, ...liveness},
      ...(rate === undefined ? {} : {limiter: {max: rate, duration: 60_000}})
    }
  )
  // Redis may go and come back: the connection tries again by itself.
  worker.on('error', () => undefined)
  worker.on('failed', (job, {message}) => {
    onEnd({id: job?.id ?? '', state: 'failed', reason: message})
  })
  await new Promise<void>((resolve) => {
    if (stop.aborted) resolve()
    stop.addEventListener(
      'abort',
      () => {
        resolve()
      },
      {once: true}
    )
  })
  await worker.close()
  connection.disconnect()
}

async function buildOne(
  job: BuildJob,
  request: WorkerRequest,
  say: (line: string) => Promise<unknown>
): Promise<BuildDone> {
  const {base, packageRoot, store, seconds, megabytes, abandon} = request
  const folder = base === undefined ? job.folder : resolve(base, job.folder)
  if (base !== undefined && !isInside([base], folder)) throw new UnrecoverableError(`${job.folder} is outside ${base}`)
  try {
    return await buildJob(job, {
      ...{packageRoot, folder, store, seconds, signal: abandon},
      ...(megabytes === undefined ? {} : {megabytes}),
      // What a build says is worth knowing, but no build waits for it.
      onLine: (line) => void say(line).catch(() => undefined)
    })
  } catch (error) {
    if (error instanceof BookError) throw new UnrecoverableError(error.message)
    throw error
  }
}
