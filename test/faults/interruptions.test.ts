import type {ChildProcess} from 'node:child_process'
import {cp, readdir, readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {beforeAll, beforeEach, expect, test, vi} from 'vitest'
import {buildQuickly, newBook, runZhushu, snapshotOf, type Book} from './run-zhushu.ts'

// Real processes on a machine that may be busy.
vi.setConfig({testTimeout: 120_000, hookTimeout: 120_000})

const hasBrowser = process.platform === 'linux' && process.arch === 'x64'

let good: Book
let book: Book
let before: Record<string, string>

beforeAll(async () => {
  good = await newBook()
  await buildQuickly(good)
})

beforeEach(async () => {
  book = await newBook()
  await cp(good.out, book.out, {recursive: true})
  before = await snapshotOf(book.out)
})

/** Send a signal when the build says what we wait for. */
function signalAt(step: string, ...signals: NodeJS.Signals[]): (child: ChildProcess) => void {
  return (child) => {
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (!said.includes(step)) return
      for (const signal of signals.splice(0)) child.kill(signal)
    })
  }
}

test.runIf(hasBrowser).each([
  ['SIGINT', 130],
  ['SIGTERM', 143]
] as const)(
  'stops on %s while the browser works: exit code %i, nothing changed, nothing left',
  async (signal, code) => {
    const run = await runZhushu(['build', book.root, '--out', book.out], {
      env: {TMPDIR: book.temporary},
      onStart: signalAt('PDF  分页', signal)
    })
    expect(run).toMatchObject({code, signal: null, stdout: ''})
    expect(run.stderr).toContain('上次的成品原样不动')
    expect(run.stderr).not.toContain('缺陷')
    expect(await snapshotOf(book.out)).toEqual(before)
    expect(await readdir(book.temporary)).toEqual([])
  }
)

test('stops on SIGINT in the middle of work that cannot listen', async () => {
  await writeFile(join(book.root, '02-end.md'), `# 结束\n\n${'*a_ '.repeat(6000)}\n`)
  const run = await runZhushu(['build', book.root, '--out', book.out, '--format', 'html'], {
    onStart: signalAt('读取书稿', 'SIGINT')
  })
  expect(run).toMatchObject({code: 130, signal: null})
  expect(await snapshotOf(book.out)).toEqual(before)
})

test('is either the old or the new output after kill -9 at any time, and the next build is a clean one', async () => {
  await writeFile(join(book.root, '02-end.md'), '# 结束\n\n后会有期。\n')
  const clean = await newBook()
  await cp(book.root, clean.root, {recursive: true})
  await buildQuickly(clean)
  const after = await snapshotOf(clean.out)

  for (const delay of [100, 300, 450, 500, 550, 600, 650, 700]) {
    await runZhushu(['build', book.root, '--out', book.out, '--format', 'html,epub'], {
      onStart: (child) => void setTimeout(() => child.kill('SIGKILL'), delay)
    })
    const all = Object.entries(await snapshotOf(book.out))
    // Killed between two renames: the next build finishes the swap, as test/write shows for each of them.
    if (all.some(([path]) => /^[\\/]\.staging[\\/]ready$/.test(path))) continue
    // What a killed build has staged or locked is out of the reader's sight.
    const found = all.filter(([path]) => !/^[\\/]\.(staging|lock)/.test(path))
    expect([before, after]).toContainEqual(Object.fromEntries(found))
  }
  expect((await buildQuickly(book)).code).toBe(0)
  expect(await snapshotOf(book.out)).toEqual(after)
})

test.skipIf(process.platform === 'win32')('stops when npm is killed alone, and leaves the last output', async () => {
  await runZhushu(['build', book.root, '--out', book.out], {
    env: {npm_lifecycle_event: 'build'},
    through: ['sh', '-c', '"$@"; exit', 'sh'],
    onStart: (child) => child.stderr?.once('data', () => child.kill('SIGKILL'))
  })
  expect(await snapshotOf(book.out)).toEqual(before)
})

test('ends without a word when nobody reads its output any more', async () => {
  const run = await runZhushu(['build', book.root, '--out', book.out, '--format', 'html', '--json'], {
    onStart: (child) => void child.stdout?.destroy()
  })
  expect(run).toMatchObject({code: 0, stderr: ''})
})

test('needs no home and few open files', async () => {
  const run = await runZhushu(['build', book.root, '--out', book.out, '--format', 'html,epub'], {
    env: {HOME: undefined, XDG_CACHE_HOME: undefined},
    through: process.platform === 'win32' ? [] : ['sh', '-c', 'ulimit -n 64 && exec "$@"', 'sh']
  })
  expect(run.code).toBe(0)
})

test('gives the same bytes under another time zone, language, folder and umask', async () => {
  const other = await newBook()
  const parameters = ['build', '.', '--out', other.out, '--format', 'html,epub']
  const run = await runZhushu(parameters, {
    cwd: other.root,
    env: {TZ: 'Asia/Shanghai', LANG: 'de_DE.UTF-8', LC_ALL: 'C'},
    through: process.platform === 'win32' ? [] : ['sh', '-c', 'umask 077 && exec "$@"', 'sh']
  })
  expect(run.code).toBe(0)
  expect(await snapshotOf(other.out)).toEqual(before)
  expect(await readFile(join(other.out, 'report.json'), 'utf8')).not.toContain(other.root)
})
