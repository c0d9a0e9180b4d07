import {cp, mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {lock} from 'proper-lockfile'
import {beforeAll, beforeEach, expect, test, vi} from 'vitest'
import {findBrowser} from '../../scripts/machine/browser.ts'
import {
  afterMounting,
  buildQuickly,
  canMount,
  newBook,
  runZhushu,
  snapshotOf,
  type Book,
  type Run
} from './run-zhushu.ts'

// Real processes on a machine that may be busy.
vi.setConfig({testTimeout: 120_000, hookTimeout: 120_000})

let book: Book
let before: Record<string, string>
let good: Book
let firstRun: Run

beforeAll(async () => {
  good = await newBook()
  firstRun = await buildQuickly(good)
})

beforeEach(async () => {
  book = await newBook()
  await cp(good.out, book.out, {recursive: true})
  before = await snapshotOf(book.out)
})

/** What every failure owes: its exit code, what it says, no stack trace, and the last output untouched. */
async function expectFailure(run: Run, code: number, ...texts: string[]): Promise<void> {
  for (const text of texts) expect(run.stderr).toContain(text)
  expect(run.stderr).not.toMatch(/^\s+at /m)
  expect(run.stdout).toBe('')
  expect(run.code).toBe(code)
  expect(await snapshotOf(book.out)).toEqual(before)
}

async function edit(path: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(book.root, path), 'utf8')
  expect(text).toContain(from)
  await writeFile(join(book.root, path), text.replace(from, to))
}

test('0: lists what it made, and leaves nothing else', async () => {
  expect(firstRun.code).toBe(0)
  expect(firstRun.stdout).toMatch(
    /html[\\/]index\.html {2}\d+ kB, \d+ 个文件\n.*xiaoshu-zh-Hans-0\.0\.0\.epub {2}\d+ kB\n$/
  )
  expect(await readdir(good.out)).toEqual(['report.json', 'zh-Hans'])
  expect(await readdir(join(good.out, 'zh-Hans'))).toEqual(['html', 'xiaoshu-zh-Hans-0.0.0.epub'])
})

test('1: an image that is missing', async () => {
  await rm(join(book.root, 'images/dot.svg'))
  await expectFailure(await buildQuickly(book), 1, '上次的成品原样不动', '01-start.md:5:1  error  missing-image')
})

test('1: a reference to nothing, with the nearest identifier', async () => {
  await edit('01-start.md', '](#fig:dot)', '](#fig:dott)')
  await expectFailure(await buildQuickly(book), 1, '01-start.md:3:5  error  undefined-reference', '是否想写 `fig:dot`')
})

test('1: a chapter file that is missing', async () => {
  await edit('book.yaml', '02-end.md', '02-ende.md')
  await expectFailure(await buildQuickly(book), 1, 'book.yaml:6:5  error  missing-chapter')
})

test('1: all findings of a run together', async () => {
  await edit('01-start.md', '](#fig:dot)', '](#fig:dott)')
  await edit('02-end.md', '再见。', '![](images/no.png)')
  await expectFailure(await buildQuickly(book), 1, '01-start.md:3:5', '02-end.md:3:1', '2 个错误')
})

test('2: a broken line of book.yaml', async () => {
  await edit('book.yaml', 'language: zh-Hans', 'language: [zh-Hans')
  const run = await buildQuickly(book)
  await expectFailure(run, 2, 'book.yaml:')
  expect(run.stderr).toMatch(/book\.yaml:2:11 {2}error {2}missing-bracket {2}从这里的 `\[` 开始/)
})

test('2: an option, an edition, a book that is not there', async () => {
  await expectFailure(await buildQuickly(book, '--editon', 'x'), 2, '`--editon`', '是否想写 `--edition`')
  await expectFailure(await buildQuickly(book, '--edition', 'zh-hans'), 2, '`zh-hans`', '`zh-Hans`')
  const {root} = book
  await expectFailure(await buildQuickly({...book, root: `${root}2`}), 2, `${root}2`)
})

test('2: a file in place of a book', async () => {
  await expectFailure(
    await buildQuickly({...book, root: join(book.root, '01-start.md')}),
    2,
    '是一个文件',
    '所在的文件夹'
  )
  await expectFailure(await buildQuickly({...book, root: `${book.root}2`}), 2, '找不到书的文件夹', '装着各章的文件夹')
})

test('2: says to machines what is wrong, too', async () => {
  const failureOf = async (...more: string[]): Promise<unknown> => {
    const run = await buildQuickly(book, '--json', ...more)
    expect(run).toMatchObject({code: 2, stderr: ''})
    return (JSON.parse(run.stdout) as {failure: unknown}).failure
  }
  expect(await failureOf('--edition', 'print')).toMatchObject({ruleId: 'unknown-edition'})
  await edit('book.yaml', 'chapters:', 'editions:\n  only: {formats: [pdf]}\nchapters:')
  expect(await failureOf()).toMatchObject({ruleId: 'unknown-format'})
  await edit('book.yaml', 'title: 小书', 'title: [小书')
  expect(await failureOf()).toMatchObject({ruleId: 'unusable-configuration'})
  book.root += '2'
  expect(await failureOf()).toMatchObject({ruleId: 'missing-book'})
  book.root = join(good.root, '01-start.md')
  expect(await failureOf()).toMatchObject({ruleId: 'book-is-file'})
  expect(await snapshotOf(book.out)).toEqual(before)
})

test('2: an output folder in the manuscript, or a file in its place', async () => {
  await expectFailure(await buildQuickly({...book, out: book.root}), 2, '在书稿之中')
  await expectFailure(await buildQuickly({...book, out: join(book.root, 'book.yaml')}), 2, '是一个文件')
})

test('3: a browser that is not there, or does not start', async () => {
  const parameters = ['build', book.root, '--out', book.out]
  const missing = join(book.temporary, 'chrome')
  await expectFailure(
    await runZhushu(parameters, {env: {ZHUSHU_BROWSER: missing}}),
    3,
    missing,
    'ZHUSHU_BROWSER',
    '上次的成品原样不动'
  )
  await writeFile(missing, '#!/bin/sh\necho "cannot open shared object" >&2\nexit 127\n', {mode: 0o755})
  await expectFailure(await runZhushu(parameters, {env: {ZHUSHU_BROWSER: missing}}), 3, 'cannot open shared object')
})

const hasBundled = process.platform === 'linux' && process.arch === 'x64'

test.runIf(canMount() && hasBundled)('3: the browser from npm, where it does not start', async () => {
  // Whatever stands at the end of the search: its program is hidden from this one process.
  const {executablePath} = await findBrowser()
  const through = afterMounting('mount --bind /dev/null "$1"', executablePath)
  const run = await runZhushu(['build', book.root, '--out', book.out, '--json'], {through})
  expect(run.code).toBe(3)
  expect(JSON.parse(run.stdout)).toMatchObject({
    exitCode: 3,
    products: null,
    failure: {ruleId: 'bundled-browser-does-not-start', exitCode: 3}
  })
  expect(await snapshotOf(book.out)).toEqual(before)
})

test('74: an output folder below a file', async () => {
  await writeFile(join(book.temporary, 'file'), '')
  await expectFailure(
    await buildQuickly({...book, out: join(book.temporary, 'file', 'out')}),
    74,
    join(book.temporary, 'file')
  )
})

test.runIf(canMount())('74: a read-only output folder, before any work', async () => {
  const script = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1"'
  const run = await runZhushu(['build', book.root, '--out', book.out], {through: afterMounting(script, book.out)})
  await expectFailure(run, 74, '磁盘只读', book.out, '--out')
  expect(run.stderr).not.toContain('读取书稿')
})

test('2: an output folder that holds another book', async () => {
  await edit('book.yaml', 'name: xiaoshu', 'name: dashu')
  await expectFailure(await buildQuickly(book), 2, book.out, '`xiaoshu`', '`dashu`', '--out')
})

test.runIf(canMount())('74: a disk that is full, with nothing left on it', async () => {
  const small = join(book.temporary, 'small')
  await mkdir(small)
  const through = afterMounting('mount -t tmpfs -o size=16k tmpfs "$1"', small, `find '${small}' -mindepth 1`)
  const run = await runZhushu(['build', book.root, '--out', join(small, 'out'), '--format', 'html'], {through})
  // What stands on standard output is what \`find\` found after the run.
  await expectFailure(run, 74, `磁盘已满 \`${join(small, 'out')}`)
})

test('75: an output folder that another build holds', async () => {
  // Kept fresh as a build keeps it: a lock that nobody touches is taken over.
  const release = await lock(book.out, {lockfilePath: join(book.out, '.lock'), stale: 5000, update: 1000})
  const run = await buildQuickly(book)
  await release()
  await expectFailure(run, 75, '另一个构建', '.lock')
})

test('--strict lets no warning through', async () => {
  await edit('02-end.md', '再见。', '再见。\n\n\uFFFD')
  await expectFailure(await buildQuickly(book, '--strict'), 1, 'warning', '--strict')
  expect((await buildQuickly(book)).code).toBe(0)
})
