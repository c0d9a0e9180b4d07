import type {BuildQueue} from './open-queue.ts'

export type QueueStatus = {
  /** By state: `waiting`, `active`, `delayed`, `completed`, `failed`. */
  counts: Readonly<Record<string, number>>
  /** Jobs that ended in the last minutes. */
  rates: {minutes: number; completed: number; failed: number}[]
  workers: number
  /** Those being built, with the last thing that they said. */
  active: {id: string; progress: string}[]
  /** The newest failures. */
  failures: {id: string; attempts: number; reason: string}[]
}

const shown = 20

/** Tell how the queue stands. */
export async function describeQueue(queue: BuildQueue): Promise<QueueStatus> {
  const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'completed', 'failed')
  const [completed, failed] = await Promise.all([
    queue.getMetrics('completed', 0, 59),
    queue.getMetrics('failed', 0, 59)
  ])
  const sum = ({data}: {data: readonly (number | string)[]}, minutes: number): number =>
    data.slice(0, minutes).reduce<number>((total, count) => total + Number(count), 0)
  const [active, failures] = await Promise.all([queue.getActive(0, shown - 1), queue.getFailed(0, shown - 1)])
  return {
    counts,
    rates: [5, 60].map((minutes) => ({minutes, completed: sum(completed, minutes), failed: sum(failed, minutes)})),
    workers: (await queue.getWorkers()).length,
    active: active.map(({id = '', progress}) => ({id, progress: typeof progress === 'string' ? progress : ''})),
    failures: failures.map(({id = '', attemptsMade, failedReason}) => ({
      id,
      attempts: attemptsMade,
      reason: failedReason
    }))
  }
}
