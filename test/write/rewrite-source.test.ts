import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import iconv from 'iconv-lite'
import {expect, onTestFinished, test} from 'vitest'
import {rewriteSource} from '../../scripts/write.ts'
import type {Encoding} from '../../scripts/book.ts'

function folderWith(bytes: Uint8Array, mode = 0o640): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhushu-rewrite-'))
  onTestFinished(() => {
    rmSync(folder, {recursive: true})
  })
  writeFileSync(join(folder, 'a.md'), bytes, {mode})
  return folder
}

async function rewritten(stored: string, change: {before: string; after: string}, encoding: Encoding = 'utf-8') {
  const folder = folderWith(iconv.encode(stored, encoding, {addBOM: false}))
  const failed = await rewriteSource(folder, {path: 'a.md', ...change, encoding})
  expect(readdirSync(folder)).toEqual(['a.md'])
  expect(statSync(join(folder, 'a.md')).mode & 0o777).toBe(0o640)
  return failed ?? iconv.decode(readFileSync(join(folder, 'a.md')), encoding, {stripBOM: false})
}

test.each(['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const)('writes %s as it was', async (encoding) => {
  expect(await rewritten('中文,好\n', {before: '中文,好\n', after: '中文，好\n'}, encoding)).toBe('中文，好\n')
})

test.each(['\n', '\r\n', '\r'])('keeps line ends %j, and a last line without one', async (end) => {
  const change = {before: '甲,乙\n\n丙', after: '甲，乙\n\n丙'}
  expect(await rewritten(change.before.replaceAll('\n', end), change)).toBe(change.after.replaceAll('\n', end))
})

test('keeps a mark of byte order, front matter and mixed line ends', async () => {
  const stored = '\uFEFF---\r\ntitle: 题\n---\r\n\r\n甲,乙\n丙\r\n'
  const before = '\n\n\n\n甲,乙\n丙\n'
  expect(await rewritten(stored, {before, after: before.replace(',', '，')})).toBe(stored.replace(',', '，'))
})

test('takes lines out where they go', async () => {
  expect(await rewritten('甲\r\n\r\n乙\r\n丙\r\n', {before: '甲\n\n乙\n丙\n', after: '甲乙\n丙\n'})).toBe(
    '甲乙\r\n丙\r\n'
  )
})

test('leaves a file that is another one now, or cannot hold the fix', async () => {
  const change = {before: '甲,乙\n', after: '甲，乙\n'}
  expect(await rewritten('丙,丁\n', change)).toBe('changed')
  expect(await rewritten('甲,乙\n', {before: '甲,乙\n', after: '甲𠮷乙\n'}, 'big5')).toBe('unencodable')
})

test('leaves a file with bytes that are no text', async () => {
  const bytes = Buffer.concat([Buffer.from('甲,乙\n'), Buffer.from([0xff, 0x0a])])
  const folder = folderWith(bytes)
  const before = bytes.toString('utf8')
  expect(await rewriteSource(folder, {path: 'a.md', before, after: before.replace(',', '，'), encoding: 'utf-8'})).toBe(
    'changed'
  )
  expect(readFileSync(join(folder, 'a.md'))).toEqual(bytes)
})
