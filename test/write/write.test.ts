import {mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink, utimes, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {lock} from 'proper-lockfile'
import {expect, test} from 'vitest'
import {VFile} from 'vfile'
import type {Format} from '../../scripts/book.ts'
import {TemporaryError, UsageError} from '../../scripts/diagnostics.ts'
import {openOutput, type Publication} from '../../scripts/write.ts'
import {stage} from '../../scripts/write/stage.ts'

const signal = new AbortController().signal

async function newFolder(): Promise<string> {
  return await mkdtemp(join(tmpdir(), 'zhushu-写-'))
}

function publicationOf(files: Record<string, string>, formats: Format[], edition = 'zh-Hans'): Publication {
  return {book: '书', edition, formats, files: Object.entries(files).map(([path, value]) => new VFile({path, value}))}
}

const first = publicationOf(
  {'书-zh-Hans-1.epub': 'epub 1', '书-zh-Hans-1.pdf': 'pdf 1', 'html/index.html': '一', 'html/old.html': '旧'},
  ['html', 'epub', 'pdf']
)
/** Another book, with files of the same formats. */
const other: Publication = {
  ...publicationOf({'他-zh-Hans-1.epub': '他', 'html/index.html': '他'}, ['html', 'epub']),
  book: '他'
}
const second = publicationOf({'书-zh-Hans-2.epub': 'epub 2', 'html/index.html': '二'}, ['html', 'epub'])

async function publish(out: string, ...publications: Publication[]): Promise<void> {
  await (await openOutput(out)).publish(publications, [], signal)
}

/** Every file by its path, with what it holds. */
async function contentsOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true})
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const pairs = files.sort().map(async (file) => [file.slice(folder.length + 1), await readFile(file, 'utf8')] as const)
  return Object.fromEntries(await Promise.all(pairs))
}

test('writes every file to its place, with a report of sizes and hashes, and nothing else', async () => {
  const out = join(await newFolder(), '还', '没有')
  await publish(out, first)
  const {'report.json': report, ...files} = await contentsOf(out)
  expect(files).toEqual({
    'zh-Hans/html/index.html': '一',
    'zh-Hans/html/old.html': '旧',
    'zh-Hans/书-zh-Hans-1.epub': 'epub 1',
    'zh-Hans/书-zh-Hans-1.pdf': 'pdf 1'
  })
  expect(JSON.parse(report!)).toMatchObject({
    messages: [],
    editions: {'zh-Hans': [{path: 'html/index.html', size: 3}, {}, {path: '书-zh-Hans-1.epub', size: 6}, {}]}
  })
  expect(await readdir(out)).toEqual(['report.json', 'zh-Hans'])
})

test('removes what a format was before and keeps the other formats, the other editions, and what is not ours', async () => {
  const out = await newFolder()
  await publish(out, first, {...first, edition: 'sample'})
  for (const name of ['读我.txt', '我的笔记.pdf', '别的-zh-Hans-1.epub']) {
    await writeFile(join(out, 'zh-Hans', name), '作者的')
  }
  await publish(out, second)
  const {'report.json': report, ...files} = await contentsOf(out)
  expect(Object.keys(files)).toEqual([
    'sample/html/index.html',
    'sample/html/old.html',
    'sample/书-zh-Hans-1.epub',
    'sample/书-zh-Hans-1.pdf',
    'zh-Hans/html/index.html',
    'zh-Hans/书-zh-Hans-1.pdf',
    'zh-Hans/书-zh-Hans-2.epub',
    'zh-Hans/别的-zh-Hans-1.epub',
    'zh-Hans/我的笔记.pdf',
    'zh-Hans/读我.txt'
  ])
  expect(files['zh-Hans/html/index.html']).toBe('二')
  expect(Object.keys((JSON.parse(report!) as {editions: object}).editions)).toEqual(['zh-Hans', 'sample'])
})

test('replaces no file of a user, whatever is built', async () => {
  const out = await newFolder()
  await publish(out, first)
  await writeFile(join(out, 'zh-Hans', '我的笔记.pdf'), '我的')
  await publish(out, first)
  expect(await contentsOf(out)).toMatchObject({'zh-Hans/我的笔记.pdf': '我的', 'zh-Hans/书-zh-Hans-1.pdf': 'pdf 1'})
})

test('refuses to put a second book into the folder of the first, and touches nothing', async () => {
  const out = await newFolder()
  await publish(out, first)
  const before = await contentsOf(out)
  const refusal = {name: 'UsageError', facts: {ruleId: 'output-of-other-book', values: {other: '书', book: '他'}}}
  await expect((await openOutput(out)).claim('他')).rejects.toMatchObject(refusal)
  await expect(publish(out, other)).rejects.toMatchObject(refusal)
  expect(await contentsOf(out)).toEqual(before)
  await expect((await openOutput(out)).claim('书')).resolves.toBeUndefined()
})

test('gives the same bytes for the same files', async () => {
  const [a, b] = [await newFolder(), await newFolder()]
  await publish(a, first)
  await publish(b, second)
  await publish(b, first)
  expect(await contentsOf(b)).toEqual(await contentsOf(a))
})

test('leaves everything as it was when a file cannot be written', async () => {
  const out = await newFolder()
  await publish(out, first)
  const before = await contentsOf(out)
  const bad = publicationOf({'html/index.html': '二', [`html/${'长'.repeat(100)}.html`]: '名'}, ['html'])
  await expect(publish(out, bad)).rejects.toMatchObject({code: 'ENAMETOOLONG'})
  expect(await contentsOf(out)).toEqual(before)
})

test('leaves everything as it was when it is stopped', async () => {
  const out = await newFolder()
  await publish(out, first)
  const before = await contentsOf(out)
  const output = await openOutput(out)
  await expect(output.publish([second], [], AbortSignal.abort())).rejects.toMatchObject({name: 'AbortError'})
  expect(await contentsOf(out)).toEqual(before)
})

test.each(['../x.epub', '/x.epub', 'html/../../x', 'C:\\x', 'html//x'])(
  'lets no file out of its folder: %s',
  async (path) => {
    const out = await newFolder()
    await expect(publish(out, publicationOf({[path]: 'x'}, ['html']))).rejects.toThrow('Unexpected output path')
    expect(await readdir(out)).toEqual([])
  }
)

test('sweeps what a build left that was killed while it wrote', async () => {
  const out = await newFolder()
  await publish(out, first)
  const before = await contentsOf(out)
  await mkdir(join(out, '.staging/new/zh-Hans'), {recursive: true})
  await writeFile(join(out, '.staging/new/zh-Hans/半.epub'), '半')
  await openOutput(out)
  expect(await contentsOf(out)).toEqual(before)
})

test.each([0, 1, 2, 3, 4, 5, 6])(
  'finishes what a build left that was killed after %i renames of the swap',
  async (count) => {
    const [out, clean] = [await newFolder(), await newFolder()]
    const both = [second, {...second, edition: 'sample'}]
    for (const folder of [out, clean]) await publish(folder, first, {...first, edition: 'sample'})
    await publish(clean, ...both)

    await stage({out, publications: both, messages: [], signal})
    await mkdir(join(out, '.staging/old'))
    const steps = ['report.json', 'sample', 'zh-Hans'].flatMap((name) => [
      [join(out, name), join(out, '.staging/old', name)],
      [join(out, '.staging/new', name), join(out, name)]
    ])
    for (const [from, to] of steps.slice(0, count)) await rename(from!, to!)

    await openOutput(out)
    expect(await contentsOf(out)).toEqual(await contentsOf(clean))
  }
)

test('refuses an output folder that is a file or a link, and touches neither', async () => {
  const folder = await newFolder()
  await writeFile(join(folder, 'file'), '文')
  await symlink(folder, join(folder, 'link'))
  await expect(openOutput(join(folder, 'file'))).rejects.toMatchObject({facts: {ruleId: 'output-is-file'}})
  await expect(openOutput(join(folder, 'link'))).rejects.toMatchObject({facts: {ruleId: 'output-is-link'}})
  await expect(openOutput('/')).rejects.toMatchObject({facts: {ruleId: 'output-at-root'}})
  expect(await readdir(folder)).toEqual(['file', 'link'])
})

test('says at once when the folder cannot be made', async () => {
  const folder = await newFolder()
  await writeFile(join(folder, 'file'), '文')
  await expect(openOutput(join(folder, 'file', 'out'))).rejects.toMatchObject({code: 'ENOTDIR'})
})

test('makes no folder before there is something to put into it', async () => {
  const out = join(await newFolder(), 'out')
  await openOutput(out)
  await expect(stat(out)).rejects.toMatchObject({code: 'ENOENT'})
})

test('refuses a folder among the manuscript, but not beside it', async () => {
  const root = await newFolder()
  const files = ['book.yaml', 'text/一.md'].map((path) => new VFile({path}))
  const inManuscript = {facts: {ruleId: 'output-in-manuscript'}}
  for (const path of ['.', 'text', 'text/out']) {
    const output = await openOutput(join(root, path))
    await expect(output.keepApart(root, files)).rejects.toMatchObject(inManuscript)
  }
  for (const path of ['out', '../out', 'text-out']) {
    const output = await openOutput(join(root, path))
    await expect(output.keepApart(root, files)).resolves.toBeUndefined()
  }
})

test('does not replace a folder that happens to have the name of an edition', async () => {
  const out = await newFolder()
  await mkdir(join(out, 'zh-Hans'))
  await writeFile(join(out, 'zh-Hans', '手稿.md'), '唯一的一份')
  const error: unknown = await publish(out, first).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(UsageError)
  expect(error).toMatchObject({facts: {ruleId: 'foreign-output'}})
  expect(await contentsOf(out)).toEqual({'zh-Hans/手稿.md': '唯一的一份'})
})

test('takes over the lock of a build that was killed', async () => {
  const out = await newFolder()
  await mkdir(join(out, '.lock'))
  const minuteAgo = new Date(Date.now() - 60_000)
  await utimes(join(out, '.lock'), minuteAgo, minuteAgo)
  await publish(out, first)
  expect(await readdir(out)).toEqual(['report.json', 'zh-Hans'])
})

test('waits for a build that writes, and gives up when it does not end', {timeout: 30_000}, async () => {
  const out = await newFolder()
  const release = await lock(out, {lockfilePath: join(out, '.lock')})
  const error: unknown = await openOutput(out).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(TemporaryError)
  expect(error).toMatchObject({facts: {ruleId: 'output-locked'}})
  const waiting = publish(out, first)
  await release()
  await waiting
  expect(await readdir(out)).toEqual(['report.json', 'zh-Hans'])
  await rm(out, {recursive: true})
})

test('lets builds at the same time write one after the other', async () => {
  const out = await newFolder()
  await Promise.all([first, second, first, second].map((publication) => publish(out, publication)))
  expect(await readdir(out)).toEqual(['report.json', 'zh-Hans'])
  const {'zh-Hans/html/index.html': page, ...rest} = await contentsOf(out)
  expect(['一', '二']).toContain(page)
  expect('zh-Hans/html/old.html' in rest).toBe(page === '一')
})
