import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import JSZip from 'jszip'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {renderEpub} from '../../scripts/render/epub/index.ts'
import {runZhushu} from '../faults/run-zhushu.ts'
import {machine, sampleBook} from '../render/epub/sample-book.ts'

// Real processes on a machine that may be busy.
vi.setConfig({testTimeout: 120_000, hookTimeout: 120_000})

let cwd: string

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'zhushu-检查 '))
  const [file] = await renderEpub(sampleBook(), machine)
  await writeFile(join(cwd, '好书.epub'), file!.value)
  const zip = await JSZip.loadAsync(file!.value)
  const text = await zip.file('OEBPS/01.xhtml')!.async('string')
  zip.file('OEBPS/01.xhtml', text.replace('href="#note-1"', 'href="#note-9"'), {createFolders: false})
  await writeFile(join(cwd, 'dead.epub'), await zip.generateAsync({type: 'uint8array'}))
  await writeFile(join(cwd, 'plain.txt'), '不是书')
})

afterAll(() => rm(cwd, {recursive: true, force: true}))

test('ends with 0 where nothing is wrong, and names the validators', async () => {
  const {code, stdout, stderr} = await runZhushu(['check', '好书.epub', '--strict', '--lang', 'zh'], {cwd})
  expect({code, stderr}).toEqual({code: 0, stderr: ''})
  expect(stdout).toMatch(/^0 个错误，0 个警告，\d+ 条提示（(?:EPUBCheck, )?epubcheck-ts），用时 [\d.]+ 秒$/m)
})

test('ends with 1 on an error, and says where in words of the language asked for', async () => {
  const {code, stdout} = await runZhushu(['check', 'dead.epub', '--quiet', '--lang', 'zh'], {cwd})
  expect(code).toBe(1)
  expect(stdout).toMatch(
    /^dead\.epub\/OEBPS\/01\.xhtml:\d+:\d+ {2}error {2}dead-entry-link {2}地址 `#note-9` 指向书里没有的文件或位置$/m
  )
  expect(stdout).toMatch(/^dead\.epub\/OEBPS\/01\.xhtml:\d+:\d+ {2}error {2}RSC-012 {2}/m)
})

test('writes JSON', async () => {
  const {code, stdout} = await runZhushu(['check', 'dead.epub', '--json', '--lang', 'en'], {cwd})
  const result = JSON.parse(stdout) as {exitCode: number; validators: string[]; findings: {ruleId: string}[]}
  expect(code).toBe(1)
  expect(result.exitCode).toBe(1)
  expect(result.validators).toContain('epubcheck-ts')
  expect(result.findings.map(({ruleId}) => ruleId)).toContain('dead-entry-link')
})

test('ends with 1 on a file that is no EPUB', async () => {
  const {code, stdout} = await runZhushu(['check', 'plain.txt', '--lang', 'en'], {cwd})
  expect(code).toBe(1)
  expect(stdout).toContain('plain.txt  error  not-an-epub  Cannot open the EPUB, expected a zip archive')
})

test.each(['gone.epub', '.'])('ends with 2 where there is no file: %s', async (name) => {
  const {code, stdout, stderr} = await runZhushu(['check', name, '--lang', 'en'], {cwd})
  expect({code, stdout}).toEqual({code: 2, stdout: ''})
  expect(stderr).toContain('expected an EPUB')
})

test('names the rule of a missing file in JSON', async () => {
  const {stdout} = await runZhushu(['check', 'gone.epub', '--json'], {cwd})
  expect(JSON.parse(stdout)).toMatchObject({failure: {ruleId: 'missing-epub', exitCode: 2}})
})
