/** Kills builds at random moments and looks at what they leave. */
import type {ChildProcess} from 'node:child_process'
import {readFile, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {buildQuickly, newBook, runZhushu, snapshotOf, type Book, type Run} from './run-zhushu.ts'

/** What was counted. `broken` has for each output that is neither the old nor the new one what was wrong. */
export type KillCount = {
  killed: number
  finished: number
  /** Stopped between two renames: the next build has to finish them before it does anything else. */
  halfway: number
  /** Left half-written files aside, which nobody sees. */
  staged: number
  broken: string[]
}

type Snapshot = Readonly<Record<string, string>>
type Chance = () => number

const texts = ['再见。', '后会有期。']
const writing = '写入成品'

/**
 * Build a small book `count` times, and kill each build with SIGKILL: half of them at any time, half while they write.
 *
 * @param seed The same, the same delays, as far as a machine has the same speed twice.
 */
export async function killBuilds(count: number, seed: number): Promise<KillCount> {
  const chance = chanceOf(seed)
  const book = await newBook()
  const env = {ZHUSHU_CACHE: join(book.temporary, 'cache')}
  const wanted: Snapshot[] = []
  for (const text of texts) wanted.push(await cleanBuild(book, text))
  const duration = await timeOf(() => build(book, {...env, ZHUSHU_CACHE: ''}))
  const result: KillCount = {killed: 0, finished: 0, halfway: 0, staged: 0, broken: []}
  for (let index = 0; index < count; index++) {
    await write(book, texts[index % 2] ?? '')
    const onStart = index % 2 === (index >> 1) % 2 ? killAfter(chance() * duration) : killWhileWriting(chance() * 60)
    const run = await runZhushu(parametersOf(book), {env, onStart})
    if (run.signal === 'SIGKILL') result.killed++
    else result.finished++
    await judge(book, wanted, {result, index})
    if (index % 25 === 24) await recover(book, wanted[index % 2] ?? {}, {result, index, env})
  }
  await rm(join(book.root, '..'), {recursive: true, force: true})
  return result
}

/** What is visible is the one or the other state, or the swap is announced and half done. */
async function judge(
  {out}: Book,
  wanted: readonly Snapshot[],
  {result, index}: {result: KillCount; index: number}
): Promise<void> {
  const all = Object.entries(await snapshotOf(out))
  const isHidden = (path: string): boolean => /^[\\/]\.(?:staging|lock)/.test(path)
  if (all.some(([path]) => /^[\\/]\.staging[\\/]ready$/.test(path))) {
    result.halfway++
    return
  }
  if (all.some(([path]) => /^[\\/]\.staging/.test(path))) result.staged++
  const seen = JSON.stringify(all.filter(([path]) => !isHidden(path)))
  if (!wanted.some((snapshot) => JSON.stringify(Object.entries(snapshot)) === seen)) {
    result.broken.push(`run ${index}: ${all.map(([path]) => path).join(' ')}`)
  }
}

/** A build that nobody kills gives what a clean one gives, whatever lies around. */
async function recover(
  book: Book,
  wanted: Snapshot,
  {result, index, env}: {result: KillCount; index: number; env: Record<string, string>}
): Promise<void> {
  const {code} = await build(book, env)
  const found = await snapshotOf(book.out)
  if (code !== 0 || JSON.stringify(found) !== JSON.stringify(wanted)) result.broken.push(`recovery after run ${index}`)
}

function killAfter(delay: number): (child: ChildProcess) => void {
  return (child) => void setTimeout(() => child.kill('SIGKILL'), delay)
}

function killWhileWriting(delay: number): (child: ChildProcess) => void {
  return (child) => {
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      const isFirst = !said.includes(writing)
      said += chunk.toString()
      if (isFirst && said.includes(writing)) setTimeout(() => child.kill('SIGKILL'), delay)
    })
  }
}

async function cleanBuild(book: Book, text: string): Promise<Snapshot> {
  await write(book, text)
  await rm(book.out, {recursive: true, force: true})
  await buildQuickly(book, '--no-cache')
  return await snapshotOf(book.out)
}

async function write({root}: Book, text: string): Promise<void> {
  const path = join(root, '02-end.md')
  const old = await readFile(path, 'utf8')
  await writeFile(path, old.replace(/[^\n]+\n$/, `${text}\n`))
}

function parametersOf({root, out}: Book): string[] {
  return ['build', root, '--out', out, '--format', 'html,epub']
}

function build(book: Book, env: Record<string, string>): Promise<Run> {
  return runZhushu(parametersOf(book), {env})
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Numbers from 0 to 1, the same for the same seed. @see https://en.wikipedia.org/wiki/Linear_congruential_generator */
function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
