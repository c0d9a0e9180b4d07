import type {BuildJob} from './job.ts'
import {jobIdOf, keyOf} from './job-id.ts'
import type {BuildQueue} from './open-queue.ts'
import type {Store} from './store.ts'

/** `built`: the result is there. `waiting`: it was asked for before. `failed`: it was tried in vain before. */
export type Added = {id: string; key: string; state: 'added' | 'waiting' | 'built' | 'failed'}

export type AddOptions = {
  /** Where results are looked for; where `undefined`, what the queue remembers counts. */
  store: Store | undefined
  /** Whether what failed is tried again. */
  retry: boolean
}

/** Put jobs into the queue: each once, whoever asks and how often. */
export async function addJobs(queue: BuildQueue, jobs: readonly BuildJob[], options: AddOptions): Promise<Added[]> {
  const added: Added[] = []
  for (const job of jobs) added.push(await addJob(queue, job, options))
  return added
}

async function addJob(queue: BuildQueue, job: BuildJob, {store, retry}: AddOptions): Promise<Added> {
  const [id, key] = [jobIdOf(job), keyOf(job)]
  if (await store?.has(key)) return {id, key, state: 'built'}
  const known = await queue.getJob(id)
  const state = await known?.getState()
  if (known && state === 'failed') {
    if (!retry) return {id, key, state}
    await known.retry('failed', {resetAttemptsMade: true})
    return {id, key, state: 'added'}
  }
  if (known && state === 'completed') {
    if (!store) return {id, key, state: 'built'}
    // Its result was removed from the store.
    await known.remove()
  } else if (known) return {id, key, state: 'waiting'}
  await queue.add('build', job, {jobId: id})
  return {id, key, state: 'added'}
}
