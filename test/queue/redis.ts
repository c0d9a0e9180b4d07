/** A Redis of this test's own, where redis-server or valkey-server is installed. */
import {spawn, spawnSync, type ChildProcess} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import {createServer, type AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

export const server = ['redis-server', 'valkey-server'].find((name) => spawnSync(name, ['--version']).status === 0)

export type OwnRedis = {
  address: string
  /** Kill it as a power cut would, and start it again on what it had written. */
  restart: () => Promise<void>
  stop: () => void
}

/** Start it, with an append-only file. */
export async function startRedis(): Promise<OwnRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'zhushu-redis-'))
  const port = await freePort()
  let child = await start(folder, port)
  return {
    address: `redis://127.0.0.1:${port}`,
    restart: async () => {
      await ended(child)
      child = await start(folder, port)
    },
    stop: () => {
      child.kill('SIGKILL')
      rmSync(folder, {recursive: true, force: true})
    }
  }
}

async function start(folder: string, port: number): Promise<ChildProcess> {
  const own = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder]
  const durable = ['--appendonly', 'yes', '--appendfsync', 'everysec', '--save', '', '--maxmemory-policy', 'noeviction']
  const child = spawn(server ?? '', [...own, ...durable], {stdio: ['ignore', 'pipe', 'ignore']})
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => {
      reject(new Error('Redis does not start'))
    })
    child.stdout.on('data', (text: Buffer) => {
      if (text.includes('Ready to accept connections')) resolve()
    })
  })
  return child
}

async function ended(child: ChildProcess): Promise<void> {
  const end = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await end
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const {port} = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
