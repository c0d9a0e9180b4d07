import {execFileSync, spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test as always} from 'vitest'
import {findRepository} from '../../scripts/machine/repository.ts'

const hasGit = spawnSync('git', ['--version']).status === 0
if (!hasGit) console.warn('Without git, what is asked of it is not tested')
const test = always.skipIf(!hasGit)

let root: string
let book: string

function git(...parameters: string[]): string {
  return execFileSync('git', parameters, {cwd: root, encoding: 'utf8'}).trim()
}

beforeEach(() => {
  if (!hasGit) return
  root = realpathSync(mkdtempSync(join(tmpdir(), 'git-')))
  book = join(root, '书 稿')
  mkdirSync(join(book, 'glossary/terms'), {recursive: true})
  writeFileSync(join(book, 'glossary/terms/pod.yaml'), 'id: pod\n')
  git('init', '-q', '-b', 'main')
  git('config', 'user.name', '林译')
  git('config', 'user.email', 'lin@example.org')
  git('add', '-A')
  git('commit', '-qm', '第一稿')
})

afterEach(() => {
  if (hasGit) rmSync(root, {recursive: true, force: true})
})

test('tells what differs from a revision, in paths of the book', async () => {
  const found = (await findRepository(book))!
  writeFileSync(join(book, 'glossary/terms/pod.yaml'), 'id: pod\nclass: concept\n')
  writeFileSync(join(book, 'glossary/terms/节点.yaml'), 'id: node\n')
  writeFileSync(join(root, 'README.md'), '与书无关')
  expect(await found.changedSince('HEAD', 'glossary')).toEqual(['glossary/terms/pod.yaml', 'glossary/terms/节点.yaml'])
  expect(await found.textAt('HEAD', 'glossary/terms/pod.yaml')).toBe('id: pod\n')
  expect(await found.textAt('HEAD', 'glossary/terms/节点.yaml')).toBeUndefined()
  expect(await found.historyOf('glossary/terms/pod.yaml', 9)).toEqual([git('rev-parse', 'HEAD')])
  expect(await found.branch()).toBe('main')
  expect(await found.user()).toEqual({name: '林译', email: 'lin@example.org'})
})

test('proposes a folder on a branch of its own, and leaves files and index alone', async () => {
  const found = (await findRepository(book))!
  writeFileSync(join(book, 'glossary/terms/pod.yaml'), 'id: pod\nclass: concept\n')
  writeFileSync(join(book, '前言.md'), '还没写完')
  const before = git('status', '--porcelain')
  const commit = await found.propose({branch: 'glossary/pod', message: '补上类别', folder: 'glossary'})
  expect(git('rev-parse', 'glossary/pod')).toBe(commit)
  expect(git('diff', '--name-only', 'main', 'glossary/pod')).toMatch(/pod\.yaml"?$/)
  expect(git('log', '-1', '--format=%an %s', commit)).toBe('林译 补上类别')
  expect(git('status', '--porcelain')).toBe(before)
  expect(git('symbolic-ref', '--short', 'HEAD')).toBe('main')
})

test.each(['main', '-f', 'a..b', '有 空格'])('refuses to make branch %s', async (branch) => {
  const found = (await findRepository(book))!
  const head = git('rev-parse', 'main')
  await expect(found.propose({branch, message: '改', folder: 'glossary'})).rejects.toMatchObject({
    facts: {ruleId: 'unmade-branch'}
  })
  expect(git('rev-parse', 'main')).toBe(head)
})

test.each(['--all', '没有的', 'HEAD; ls', ''])('knows no revision %s', async (revision) => {
  const found = (await findRepository(book))!
  await expect(found.changedSince(revision, 'glossary')).rejects.toMatchObject({facts: {ruleId: 'unknown-revision'}})
})

test('finds nothing in a folder without version control', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plain-'))
  expect(await findRepository(folder)).toBeUndefined()
  rmSync(folder, {recursive: true})
})
