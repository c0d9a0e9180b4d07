/** Releases, made and verified by the command itself. */
import {execFileSync} from 'node:child_process'
import {readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import type {ReleaseRecord} from '../../scripts/release/index.ts'
import {edit, smallBook, zhushu, type Run} from './small-book.ts'

vi.setConfig({testTimeout: 600_000, hookTimeout: 900_000})

let root = ''
let other = ''
let runs: Run[] = []
const folders: string[] = []
const textAt = (...parts: string[]): string => readFileSync(join(...parts), 'utf8')

beforeAll(async () => {
  root = await smallBook()
  other = await smallBook('', '另一处 other place')
  folders.push(root, other)
  runs = await Promise.all([
    zhushu(['release', root, '--since', 'none', '--lang', 'en'], {TZ: 'Asia/Shanghai', LC_ALL: 'zh_CN.UTF-8'}),
    zhushu(['release', other, '--since', 'none', '--lang', 'zh'], {TZ: 'America/New_York', LC_ALL: 'C'})
  ])
})

afterAll(() => {
  for (const folder of folders) rmSync(join(folder, '..'), {recursive: true, force: true})
})

test('leaves files, archive, checksums, manifest, lock, notes, catalogue and page', () => {
  expect(runs.map(({code, stderr}) => (code === 0 ? '' : stderr))).toEqual(['', ''])
  const names = readdirSync(join(root, 'out/release'), {recursive: true, encoding: 'utf8'}).sort()
  expect(names.filter((name) => !name.endsWith('-cover.png'))).toEqual([
    ...['SHA256SUMS', 'containers-zh-Hans-1.0.0.epub', 'containers-zh-Hans-1.0.0.html', 'containers-zh-Hans-1.0.0.pdf'],
    ...['containers-zh-Hans-1.0.0.zip', 'contents.json', 'edition.lock', 'index.en.html', 'index.html', 'opds.json'],
    ...['release-notes.md', 'release.json', 'reports', 'reports/zh-Hans-accessibility.json'],
    ...['reports/zh-Hans-epub.json', 'reports/zh-Hans-html.json', 'reports/zh-Hans-pdf.json']
  ])
})

test('has the same bytes in another folder, time zone and locale', () => {
  const sums = textAt(root, 'out/release/SHA256SUMS')
  expect(sums.split('\n').length).toBeGreaterThan(14)
  expect(textAt(other, 'out/release/SHA256SUMS')).toBe(sums)
})

test('describes every artefact', () => {
  const {editions, warnings} = JSON.parse(textAt(root, 'out/release/release.json')) as ReleaseRecord
  const [edition] = editions
  expect(warnings).toBe(0)
  expect(edition?.counts).toMatchObject({han: expect.any(Number) as number, chapters: 2, terms: 1})
  expect(edition?.artefacts.map(({format}) => format)).toEqual(['epub', 'pdf', 'html', 'site'])
  const pdf = edition?.artefacts.find(({format}) => format === 'pdf')
  expect(pdf?.pages).toBeGreaterThan(2)
  expect(pdf?.fonts).toBeGreaterThan(0)
  const subjects = new Set(edition?.validations.map(({subject}) => subject))
  expect([...subjects]).toEqual(['epub', 'accessibility', 'html', 'pdf'])
  expect(edition?.validations.filter(({errors}) => errors > 0)).toEqual([])
})

test('verifies, and names the line, the term and the file that make it another', async () => {
  const same = await zhushu(['verify', join(root, 'out/release'), '--json'])
  expect(JSON.parse(same.stdout)).toMatchObject({damaged: [], sources: [], exitCode: 0})
  await edit(join(other, 'manuscript/01-image.md'), '共用', '共享')
  await edit(join(other, 'glossary/terms/image.yaml'), '只读的模板', '只读的样板')
  writeFileSync(join(other, 'out/release/opds.json'), '{}')
  const {code, stdout} = await zhushu(['verify', other, '--lang', 'zh'])
  expect(code).toBe(1)
  expect(stdout).toContain('与 SHA256SUMS 不符  opds.json')
  expect(stdout).toContain('书稿 manuscript/01-image.md:7  不同')
  expect(stdout).toContain('术语 glossary/terms/image.yaml:3  不同')
  expect(stdout).toMatch(/成品 containers-zh-Hans-1\.0\.0\.epub \S+\.xhtml:\d+ {2}不同 {2}.*共用.* → .*共享/)
  expect(stdout).toContain('4 个成品里有 0 个逐字节相同')
})

test('refuses a folder that holds no release, and one that is no release of ours', async () => {
  const missing = await zhushu(['verify', join(root, 'manuscript'), '--lang', 'en'])
  expect(missing).toMatchObject({code: 2, stderr: expect.stringContaining('Cannot find a release') as string})
  const foreign = await zhushu(['release', root, '--out', join(root, 'glossary'), '--lang', 'en', '--since', 'none'])
  expect(foreign).toMatchObject({code: 2, stderr: expect.stringContaining('which zhushu did not make') as string})
})

test('makes no release over budget, and keeps the last', async () => {
  const before = textAt(root, 'out/release/SHA256SUMS')
  writeFileSync(
    join(root, 'manuscript/book.yaml'),
    `${textAt(root, 'manuscript/book.yaml')}release: {budget: {epub: 1}}\neditions: {zh-Hans: {formats: [epub]}}\n`
  )
  const {code, stderr} = await zhushu(['release', root, '--since', 'none', '--lang', 'en'])
  expect(code).toBe(1)
  expect(stderr).toContain('budget-size')
  expect(textAt(root, 'out/release/SHA256SUMS')).toBe(before)
})

test('tells what changed since a tag, in notes and in the book', async () => {
  const book = await smallBook('release: {appendix: true}\neditions: {zh-Hans: {formats: [html]}}\n')
  folders.push(book)
  const git = (...args: string[]): void => {
    const identity = ['-c', 'user.name=林', '-c', 'user.email=lin@example.org', '-c', 'commit.gpgsign=false']
    execFileSync('git', [...identity, ...args], {cwd: book, stdio: 'ignore'})
  }
  git('init')
  git('add', '.')
  git('commit', '-m', 'First')
  git('tag', 'v1.0.0')
  await edit(join(book, 'manuscript/book.yaml'), 'version: 1.0.0', 'version: 1.1.0')
  await edit(join(book, 'manuscript/01-image.md'), '每层记下一次改动', '每层记下一次变动')
  git('commit', '-am', 'Second')
  const notes = await zhushu(['release', book, '--notes'])
  expect(notes.stdout).toBe(
    '# 容器简史 1.1.0\n\n与 1.0.0 相比。\n\n## 改正\n\n- 《镜像》：「…成，每层记下一次改动。」→「…成，每层记下一次变动。」\n'
  )
  const {code, stdout} = await zhushu(['release', book, '--json'])
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({findings: [], release: {changes: {from: '1.0.0', to: '1.1.0'}}})
  expect(textAt(book, 'out/release/containers-zh-Hans-1.1.0.html')).toContain('每层记下一次变动。」')
  expect(await zhushu(['verify', book, '--json'])).toMatchObject({code: 0})
  const unknown = await zhushu(['release', book, '--notes', '--since', 'v9', '--lang', 'en'])
  expect(unknown).toMatchObject({code: 2, stderr: expect.stringContaining('v9') as string})
})

test('joins releases of editions that were made apart, and no others', async () => {
  const book = await smallBook(
    'editions: {zh-Hans: {formats: [epub]}, zh-Hant: {language: zh-Hant, formats: [epub]}}\n'
  )
  folders.push(book)
  const part = (name: string): string => join(book, 'parts', name)
  const matrix = JSON.parse((await zhushu(['editions', book, '--json'])).stdout) as {include: {edition: string}[]}
  expect(matrix.include.map(({edition}) => edition)).toEqual(['zh-Hans', 'zh-Hant'])
  for (const {edition} of matrix.include) {
    const made = await zhushu(['release', book, '--edition', edition, '--out', part(edition), '--since', 'none'])
    expect(made.code).toBe(0)
  }
  await zhushu(['release', book, '--since', 'none'])
  const joined = await zhushu(['release', '--join', part('zh-Hans'), '--join', part('zh-Hant'), '--out', part('all')])
  expect(joined.code).toBe(0)
  expect(textAt(part('all'), 'SHA256SUMS')).toBe(textAt(book, 'out/release/SHA256SUMS'))
  const whole = join(book, 'out/release')
  const twice = await zhushu(['release', '--join', `${part('zh-Hans')},${whole}`, '--out', part('no'), '--lang', 'en'])
  expect(twice).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('other editions of the same manuscript') as string
  })
})

// `invalid-artefact`, `missing-release` and `release-of-other-manuscript` are told above by their sentences.
