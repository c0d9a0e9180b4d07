/** What the Nu HTML checker finds on every page, where there is Java to run it. */
import {execFileSync, spawnSync} from 'node:child_process'
import {mkdtempSync, readdirSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {expect, test, vi} from 'vitest'
import {enrichedBook, renderSite, writeSite} from './site-files.ts'

vi.setConfig({testTimeout: 300_000})

const jar = join(createRequire(import.meta.url).resolve('vnu-jar/package.json'), '../build/dist/vnu.jar')
const hasJava = spawnSync('java', ['-version']).status === 0
const root = resolve(import.meta.dirname, '../../..')

if (!hasJava) console.warn('Pages are not checked by the Nu HTML checker: there is no Java')

test.skipIf(!hasJava)('finds what is wrong', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'nu-')), 'wrong.html')
  writeFileSync(path, '<!doctype html><html lang="zh-CN"><title>错</title><p id=a><p id=a><img src=x>')
  expect(errorsIn([path]).length).toBeGreaterThan(1)
})

test.skipIf(!hasJava).for(['.', 'test/render/html/book', 'test/books/constructs', 'test/books/plain'])(
  'finds nothing wrong on any page of %s',
  async (folder) => {
    const site = join(await writeSite(await renderSite(await enrichedBook(join(root, folder)))), 'html')
    const pages = readdirSync(site).filter((name) => name.endsWith('.html'))
    expect(pages.length).toBeGreaterThan(3)
    expect(errorsIn(pages.map((name) => join(site, name)))).toEqual([])
  }
)

type Finding = {type: string; url: string; message: string; extract?: string}

function errorsIn(paths: readonly string[]): string[] {
  const args = ['-Xss8m', '-jar', jar, '--exit-zero-always', '--errors-only', '--stdout', '--format', 'json', ...paths]
  const text = execFileSync('java', args, {encoding: 'utf8', maxBuffer: 2 ** 26})
  const {messages} = JSON.parse(text) as {messages: Finding[]}
  return messages
    .filter(({type}) => type !== 'info')
    .map(({url, message, extract}) => `${url.split('/').at(-1)}: ${message} ${(extract ?? '').slice(0, 120)}`)
}
