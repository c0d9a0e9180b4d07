import {mkdtemp, readdir, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {reportFailure} from '../../scripts/cli/failure.ts'
import {EnvironmentError, StorageError, TemporaryError, UsageError} from '../../scripts/diagnostics.ts'

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: trouble`), {code, syscall: 'write', path: '/out/书.epub'})
}

test.each([
  [new UsageError('X'), 2],
  [new EnvironmentError('X'), 3],
  [new StorageError('X'), 74],
  [new TemporaryError('X'), 75],
  [Object.assign(new Error('X'), {code: 'ERR_WORKER_OUT_OF_MEMORY'}), 3],
  [new TypeError('X'), 70],
  ['X', 70]
])('gives %s the exit code %i', (error, exitCode) => {
  expect(reportFailure(error, {}).exitCode).toBe(exitCode)
})

test('says of a heap that is full that it is out of memory', () => {
  const error = Object.assign(new Error('X'), {code: 'ERR_WORKER_OUT_OF_MEMORY'})
  expect(reportFailure(error, {})).toMatchObject({ruleId: 'out-of-memory', stack: null})
})

test.each([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EROFS', 'read-only-disk'],
  ['EACCES', 'no-permission'],
  ['EPERM', 'no-permission'],
  ['EMFILE', 'too-many-open-files'],
  ['ENFILE', 'too-many-open-files'],
  ['EBUSY', 'file-in-use'],
  ['ENOTDIR', 'not-a-folder'],
  ['ENAMETOOLONG', 'name-too-long'],
  ['EIO', 'disk-error']
])('says of %s that it is %s, with the path and a remedy', (code, ruleId) => {
  const failure = reportFailure(systemError(code), {[ruleId]: '磁盘有问题 `{path}`', [`${ruleId}.note`]: '请处理'})
  expect(failure).toMatchObject({
    exitCode: 74,
    ruleId,
    message: '磁盘有问题 `/out/书.epub`',
    note: '请处理',
    stack: null
  })
})

test('knows the errors that the system really throws', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'zhushu-failure-')), '文件')
  await writeFile(file, '')
  const error: unknown = await readdir(file).catch((thrown: unknown) => thrown)
  expect(reportFailure(error, {})).toMatchObject({exitCode: 74, ruleId: 'not-a-folder'})
})

test('gives a stack trace to bugs alone', () => {
  expect(reportFailure(new TypeError('x is not a function'), {}).stack).toContain('failure.test.ts')
  expect(reportFailure(new UsageError('X', {ruleId: 'x', note: 'do so', expected: ['y']}), {})).toEqual({
    exitCode: 2,
    ruleId: 'x',
    message: 'X',
    note: 'do so',
    expected: ['y'],
    stack: null
  })
})
