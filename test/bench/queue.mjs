/**
 * The queue at work: throughput by workers; then many books while a worker is killed and Redis restarts. Needs
 * redis-server. `node test/bench/queue.mjs [books] [most workers]`
 */
import {spawn, spawnSync} from 'node:child_process'
import console from 'node:console'
import {mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {availableParallelism, tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {performance} from 'node:perf_hooks'
import process from 'node:process'
import {createInterface} from 'node:readline'

const count = Number(process.argv[2] ?? 200)
const most = Number(process.argv[3] ?? 3)
const program = resolve(import.meta.dirname, '../../scripts/zhushu.mjs')
const folder = mkdtempSync(join(tmpdir(), 'zhushu-queue-bench-'))
const port = 20_000 + (process.pid % 20_000)
const address = `redis://127.0.0.1:${port}`
let redis = await startRedis()

try {
  const books = layOut('books', count)
  for (let workers = 1; workers <= most; workers++) {
    const some = books.slice(0, Math.max(6, Math.round(count / 10)))
    const seconds = await run({books: some, store: `store-${workers}`, workers, trouble: false})
    console.log(
      `${workers} workers on ${availableParallelism()} cores: ${((some.length / seconds) * 60).toFixed(1)} books a minute`
    )
    await emptyQueue()
  }
  await run({books, store: 'store', workers: 3, trouble: true})
  const receipts = readdirSync(join(folder, 'store'), {recursive: true, encoding: 'utf8'}).filter((path) =>
    path.endsWith('done.json')
  )
  const torn = receipts.flatMap((path) => {
    const {files} = JSON.parse(readFileSync(join(folder, 'store', path), 'utf8'))
    return files.filter(({path: file, size}) => statSync(join(folder, 'store', path, '..', file)).size !== size)
  })
  console.log(`${receipts.length} of ${count} books in the store, ${torn.length} files half-written`)
} finally {
  redis.kill('SIGKILL')
  rmSync(folder, {recursive: true, force: true})
}

async function run({books, store, workers, trouble}) {
  const to = join(folder, store)
  const added = spawnSync(process.execPath, [
    program,
    'queue',
    'add',
    ...books,
    '--format',
    'html',
    '--to',
    to,
    '--redis',
    address
  ])
  if (added.status !== 0) throw new Error(String(added.stderr))
  const start = performance.now()
  const ends = []
  let onEnd = () => undefined
  const children = Array.from({length: workers}, () => {
    const args = [program, 'worker', '--json', '--concurrency', '1', '--to', to, '--redis', address]
    const child = spawn(process.execPath, args, {stdio: ['ignore', 'pipe', 'inherit']})
    createInterface(child.stdout).on('line', (line) => {
      ends.push(JSON.parse(line))
      onEnd()
    })
    return child
  })
  const until = async (wanted) => {
    while (ends.length < wanted) await new Promise((resolve) => (onEnd = resolve))
  }
  if (trouble) {
    await until(Math.round(books.length / 4))
    const victim = children.shift()
    victim.kill('SIGKILL')
    console.log(`a worker killed after ${ends.length} books`)
    await until(Math.round(books.length / 2))
    await new Promise((resolve) => redis.once('exit', resolve).kill('SIGKILL'))
    redis = await startRedis()
    console.log(`Redis killed and started again after ${ends.length} books`)
  }
  await until(books.length)
  const seconds = (performance.now() - start) / 1000
  await Promise.all(children.map((child) => new Promise((resolve) => child.once('exit', resolve).kill('SIGTERM'))))

  const built = ends.filter(({state}) => state === 'built')
  console.log(
    `${built.length} built, ${new Set(built.map(({id}) => id)).size} of them different, ${ends.length - built.length} other ends, ${seconds.toFixed(1)} s`
  )
  return seconds
}

/** Each measurement begins with an empty queue. */
async function emptyQueue() {
  spawnSync('redis-cli', ['-p', String(port), 'flushall'])
}

function layOut(name, length) {
  return Array.from({length}, (_, index) => {
    const book = join(folder, name, `book-${index + 1}`)
    mkdirSync(book, {recursive: true})
    writeFileSync(join(book, '01.md'), `# 第${index + 1}本\n\n镜像由只读的层叠成，这是第 ${index + 1} 本。\n`)
    return book
  })
}

async function startRedis() {
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes', '--save', '']
  const child = spawn('redis-server', args, {stdio: ['ignore', 'pipe', 'ignore']})
  await new Promise((resolve) => child.stdout.on('data', (text) => text.includes('Ready to accept') && resolve()))
  return child
}
