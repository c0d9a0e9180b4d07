/** Findings in an EPUB, shown where its author can mend them. */
import {cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import JSZip from 'jszip'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {checkEpub, type CheckResult} from '../../scripts/cli/check-epub.ts'
import {enrich} from '../../scripts/enrich/index.ts'
import {editionsOf} from '../../scripts/load/editions.ts'
import {load, loadAssets} from '../../scripts/load/index.ts'
import {parse} from '../../scripts/parse/index.ts'
import {renderEpub} from '../../scripts/render/epub/index.ts'
import {machine} from '../render/epub/sample-book.ts'

vi.setConfig({testTimeout: 120_000, hookTimeout: 120_000})

let root: string
let path: string
let findings: CheckResult['findings']

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'zhushu-trace-'))
  await cp(resolve(import.meta.dirname, '../books/constructs'), root, {recursive: true})
  const sources = await load(root)
  const manuscript = parse(sources)
  const [edition] = editionsOf(sources.config, [], ['epub'])
  const [file] = await renderEpub(enrich(manuscript, await loadAssets(manuscript), edition!), machine)
  const zip = await JSZip.loadAsync(file!.value)
  // As if a program had spoilt it.
  await change(zip, '01-text.xhtml', ['<strong>重点要加粗。', '<strong onclick="x()">重点要加粗。'])
  await change(zip, '03-numbers.xhtml', ['alt="三层方块', 'title="三层方块'])
  await change(zip, 'glossary.xhtml', ['href="01-text.xhtml#', 'href="01-text.xhtml#gone-'])
  await mkdir(join(root, 'out/zh-Hans'), {recursive: true})
  path = join(root, 'out/zh-Hans', file!.path)
  await writeFile(path, await zip.generateAsync({type: 'uint8array'}))
  findings = (await checkEpub({path, book: undefined, cwd: root, language: 'en'})).findings
})

afterAll(() => rm(root, {recursive: true, force: true}))

test('shows the line of the chapter that a finding comes from, and where it is in the EPUB', async () => {
  const found = findings.find(({ruleId}) => ruleId === 'active-content')
  expect(found).toMatchObject({path: '01-text.md', severity: 'warning', source: 'check'})
  expect(found!.note).toMatch(/^out\/zh-Hans\/constructs-.*\.epub\/OEBPS\/01-text\.xhtml:\d+:\d+$/)
  const lines = (await readFile(join(root, '01-text.md'), 'utf8')).split('\n')
  expect(lines[found!.line! - 1]).toContain('重点要加粗')
})

test('knows an image by its caption', async () => {
  const found = findings.find(({ruleId}) => ruleId === 'missing-image-alternative')
  expect(found!.path).toBe('03-numbers.md')
  const lines = (await readFile(join(root, '03-numbers.md'), 'utf8')).split('\n')
  expect(lines[found!.line! - 1]).toContain('镜像由层叠成')
})

test('leaves where they are findings that no passage has: on files of ours, and on whole documents', () => {
  expect(findings.find(({ruleId}) => ruleId === 'epub-size')!.path).toMatch(/\.epub$/)
  expect(findings.find(({ruleId}) => ruleId === 'dead-entry-link')!.path).toMatch(/glossary\.xhtml$/)
})

test('knows the book by name where the EPUB lies elsewhere', async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'zhushu-elsewhere-'))
  const [name] = await readdir(join(root, 'out/zh-Hans'))
  const copy = join(elsewhere, name!)
  await cp(path, copy)
  const unknown = await checkEpub({path: copy, book: undefined, cwd: elsewhere, language: 'en'})
  expect(unknown.findings.find(({ruleId}) => ruleId === 'active-content')!.path).toMatch(/01-text\.xhtml$/)
  const named = await checkEpub({path: copy, book: root, cwd: root, language: 'en'})
  expect(named.findings.find(({ruleId}) => ruleId === 'active-content')!.path).toBe('01-text.md')
  await rm(elsewhere, {recursive: true})
})

test('says of no machine and of no source in the EPUB itself', async () => {
  const zip = await JSZip.loadAsync(await readFile(path))
  const texts = await Promise.all(zip.file(/\.(?:xhtml|opf|ncx|css)$/).map((entry) => entry.async('string')))
  expect(texts.join('\n')).not.toMatch(/01-text\.md|data-(?:line|source)|zhushu-trace/)
})

async function change(zip: JSZip, name: string, [before, after]: [string, string]): Promise<void> {
  const text = await zip.file(`OEBPS/${name}`)!.async('string')
  expect(text).toContain(before)
  zip.file(`OEBPS/${name}`, text.replace(before, after), {createFolders: false})
}
