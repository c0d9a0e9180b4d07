/** The queue with a real Redis, real workers, and what goes wrong with both. */
import {once} from 'node:events'
import {mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {zhushu} from '../release/small-book.ts'
import {server, startRedis, type OwnRedis} from './redis.ts'
import {layOutBooks, receiptsIn, workersOn} from './workers.ts'

vi.setConfig({testTimeout: 300_000, hookTimeout: 60_000})

if (!server) console.warn('The queue is not tested: there is no redis-server and no valkey-server')

const folder = mkdtempSync(join(tmpdir(), 'zhushu-queue-'))
const [books, store] = [join(folder, 'books'), join(folder, '成品 store')]
let redis: OwnRedis | undefined
const address = (): string => redis?.address ?? ''
const listed = (): string[] => readdirSync(books).map((name) => join(books, name))

type AddResult = {jobs: {id: string; key: string; state: string}[]; failures: {folder: string}[]; exitCode: number}

async function add(...args: string[]): Promise<AddResult> {
  const {stdout} = await zhushu([
    'queue',
    'add',
    ...listed(),
    '--format',
    'html',
    '--redis',
    address(),
    '--json',
    ...args
  ])
  return JSON.parse(stdout) as AddResult
}

beforeAll(async () => {
  layOutBooks(books, 12)
  if (server) redis = await startRedis()
})

afterAll(() => {
  redis?.stop()
  rmSync(folder, {recursive: true, force: true})
})

test.skipIf(!server)('queues each book once, and names those that it cannot', async () => {
  mkdirSync(join(books, 'unusable'))
  writeFileSync(join(books, 'unusable/book.yaml'), 'titel: 错\n')
  mkdirSync(join(books, 'poison'))
  writeFileSync(join(books, 'poison/01.md'), '# 毒\n\n见 [](#fig:none)。\n')
  const {jobs, failures, exitCode} = await add('--to', store)
  expect(jobs.map(({state}) => state)).toEqual(Array.from({length: 13}, () => 'added'))
  expect([failures.map(({folder}) => folder), exitCode]).toEqual([[join(books, 'unusable')], 1])
  expect((await add()).jobs.map(({state}) => state)).toEqual(Array.from({length: 13}, () => 'waiting'))
})

test.skipIf(!server)('builds every book exactly once, though a worker is killed and Redis restarts', async () => {
  const workers = workersOn(address(), ['--to', store, '--concurrency', '1'])
  workers.start(3)
  await workers.until(2)
  workers.children[0]?.kill('SIGKILL')
  await workers.until(5)
  await redis?.restart()
  await workers.until(13)
  expect(await workers.stop()).toEqual([0, 0])
  const states = workers.ends.map(({state}) => state).sort()
  expect(states).toEqual([...Array.from({length: 12}, () => 'built'), 'failed'])
  expect(workers.ends.find(({state}) => state === 'failed')?.reason).toContain('undefined-reference')
  const receipts = receiptsIn(store)
  expect(receipts.map(({book}) => book).sort()).toEqual(
    Array.from({length: 12}, (_, index) => `book-${index + 1}`).sort()
  )
  const sizes = receipts.flatMap(({folder, files}) =>
    files.map(({path, size}) => [path, statSync(join(folder, path)).size - size])
  )
  expect(sizes.length).toBeGreaterThan(12 * 5)
  expect(sizes.filter(([, difference]) => difference !== 0)).toEqual([])
})

test.skipIf(!server)('tells how the queue stands', async () => {
  const {stdout} = await zhushu(['queue', 'status', '--redis', address(), '--json'])
  const status = JSON.parse(stdout) as {counts: object; failures: {reason: string}[]}
  expect(status.counts).toEqual({waiting: 0, active: 0, delayed: 0, completed: 12, failed: 1})
  expect(status.failures.map(({reason}) => reason)).toEqual([expect.stringContaining('undefined-reference') as string])
})

test.skipIf(!server)('builds nothing again that is built, but what changed or what is gone', async () => {
  writeFileSync(join(books, 'book-1/01.md'), '# 第一本\n\n改过了。\n')
  rmSync(join(store, 'book-2'), {recursive: true})
  const {jobs} = await add('--to', store)
  const added = jobs.filter(({state}) => state === 'added').map(({id}) => id.replace(/-zh-Hans.*/, ''))
  expect(added).toEqual(['book-1', 'book-2'])
  expect(jobs.filter(({state}) => state === 'built')).toHaveLength(10)
  expect(jobs.filter(({state}) => state === 'failed')).toHaveLength(1)
})

test.skipIf(!server)('shows the queue in a browser, to this machine, for looking', async () => {
  const {spawn} = await import('node:child_process')
  const program = join(import.meta.dirname, '../../scripts/zhushu.mjs')
  const parameters = ['queue', 'dashboard', '--port', '39217', '--redis', address(), '--json']
  const child = spawn(process.execPath, [program, ...parameters], {stdio: ['ignore', 'pipe', 'inherit']})
  try {
    const [text] = (await once(child.stdout, 'data')) as [Buffer]
    const told = String(text)
    const {address: page} = JSON.parse(told) as {address: string}
    expect(await (await fetch(page)).text()).toContain('<title>zhushu</title>')
    const queues = (await (await fetch(`${page}api/queues`)).json()) as {
      queues: {name: string; readOnlyMode: boolean}[]
    }
    expect(queues.queues).toMatchObject([{name: 'zhushu-builds', readOnlyMode: true}])
  } finally {
    child.kill('SIGTERM')
  }
})

test('says what is missing: Redis, a store, a number, a book, credentials', async () => {
  const said = async (...args: string[]): Promise<string> => {
    const {code, stdout} = await zhushu([...args, '--json', '--redis', 'redis://127.0.0.1:1'])
    return `${code} ${(JSON.parse(stdout) as {failure: {ruleId: string}}).failure.ruleId}`
  }
  const s3 = {AWS_ACCESS_KEY_ID: ''}
  expect([
    await said('queue', 'status'),
    await said('worker'),
    await said('worker', '--to', store, '--concurrency', '0'),
    await said('queue', 'add'),
    (await zhushu(['worker', '--to', 's3://books', '--lang', 'en'], s3)).stderr
  ]).toEqual([
    '3 no-redis',
    '2 missing-store',
    '2 unexpected-number',
    '2 missing-argument',
    expect.stringContaining('without credentials') as string
  ])
})
