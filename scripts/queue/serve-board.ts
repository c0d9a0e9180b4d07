/** The queue in a browser. The only module that knows bull-board. */
import {createBullBoard} from '@bull-board/api'
import {BullMQAdapter} from '@bull-board/api/bullMQAdapter'
import {HonoAdapter} from '@bull-board/hono'
import {serve} from '@hono/node-server'
import {serveStatic} from '@hono/node-server/serve-static'
import {Hono} from 'hono'
import type {BuildQueue} from './open-queue.ts'

export type BoardOptions = {
  host: string
  port: number
  /** Whether jobs can be retried and removed; else it only shows. */
  control: boolean
  signal: AbortSignal
  onReady: (address: string) => void
}

/** Serve the board until it is stopped. */
export async function serveBoard(queue: BuildQueue, options: BoardOptions): Promise<void> {
  const {host, port, control, signal, onReady} = options
  const adapter = new HonoAdapter(serveStatic)
  createBullBoard({
    queues: [new BullMQAdapter(queue, {readOnlyMode: !control})],
    serverAdapter: adapter,
    options: {uiConfig: {boardTitle: 'zhushu'}}
  })
  const app = new Hono()
  app.route('/', adapter.registerPlugin())
  await new Promise<void>((resolve, reject) => {
    const server = serve({fetch: app.fetch, hostname: host, port}, ({port: own}) => {
      onReady(`http://${host}:${own}/`)
    })
    server.on('error', reject)
    signal.addEventListener(
      'abort',
      () =>
        server.close(() => {
          resolve()
        }),
      {once: true}
    )
  })
}
