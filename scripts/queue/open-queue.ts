import {Queue} from 'bullmq'
import {connect} from './connect.ts'
import {queueName, type BuildDone, type BuildJob} from './job.ts'

export type BuildQueue = Queue<BuildJob, BuildDone, 'build'>

/** A failure is kept until it is tried again, a success for a week: its result stays in the store. */
const week = 7 * 24 * 3600

/** Use the queue, and let go of Redis afterwards. */
export async function withQueue<T>(address: string, use: (queue: BuildQueue) => Promise<T>): Promise<T> {
  const connection = await connect(address, false)
  const queue: BuildQueue = new Queue(queueName, {
    connection,
    defaultJobOptions: {
      attempts: 3,
      backoff: {type: 'exponential', delay: 2000},
      removeOnComplete: {age: week},
      removeOnFail: false,
      stackTraceLimit: 0
    }
  })
  queue.on('error', () => undefined)
  try {
    return await use(queue)
  } finally {
    await queue.close().catch(() => undefined)
    connection.disconnect()
  }
}
