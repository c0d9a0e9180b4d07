/** Every book of the tests, read by programs that share nothing with the one that wrote it. */
import {execFileSync, spawnSync} from 'node:child_process'
import {readdirSync} from 'node:fs'
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {basename, join} from 'node:path'
import {initEpubFile} from '@lingo-reader/epub-parser'
import {toString} from 'hast-util-to-string'
import rehypeParse from 'rehype-parse'
import {unified} from 'unified'
import {describe, expect, test, vi} from 'vitest'
import {all, readEpub, textOf} from '../../validate/read-epub.ts'
import {renderEditions, roots} from './rendered-books.ts'

vi.setConfig({testTimeout: 300_000})

const jar = join(createRequire(import.meta.url).resolve('vnu-jar/package.json'), '../build/dist/vnu.jar')
const hasJava = spawnSync('java', ['-version']).status === 0

describe.each(roots)('book %s', (root) => {
  const editions = renderEditions(root)

  test('gives an independent library every document in order, each with all of its text', async () => {
    for (const {bytes} of await editions) {
      const folder = await mkdtemp(join(tmpdir(), 'zhushu-reader-'))
      await writeFile(join(folder, 'book.epub'), bytes)
      const reader = await initEpubFile(join(folder, 'book.epub'), join(folder, 'images'))
      const {spine} = await readEpub(bytes)
      const items = reader.getSpine()
      expect(items.map(({href}) => basename(href))).toEqual(spine.map(({path}) => basename(path)))
      for (const [index, {id}] of items.entries()) {
        const {html} = await reader.loadChapter(id)
        const read = toString(unified().use(rehypeParse, {fragment: true}).parse(html))
        const [body] = all(spine[index]!.tree, 'body')
        expect(squeeze(read), spine[index]!.path).toBe(squeeze(textOf(body!)))
      }
      reader.destroy()
      await rm(folder, {recursive: true})
    }
  })

  test.skipIf(!hasJava)('shows the Nu HTML checker nothing wrong', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zhushu-nu-'))
    for (const {edition, bytes} of await editions) {
      const {spine, files} = await readEpub(bytes)
      await mkdir(join(folder, edition))
      for (const {path} of spine) await writeFile(join(folder, edition, basename(path)), files.get(path)!)
    }
    expect(errorsBelow(folder)).toEqual([])
    await rm(folder, {recursive: true})
  })
})

const unknown = /^Attribute “(?:type” not allowed|aria-label” not allowed on element “svg”)/

/** What the checker does not know: `epub:type`, which it calls by its local name, and names of drawings, which SVG 2 allows. */
function errorsBelow(folder: string): string[] {
  const paths = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.xhtml'))
  const options = ['--exit-zero-always', '--errors-only', '--stdout', '--format', 'json']
  const args = [
    '-Xss8m',
    '-XX:TieredStopAtLevel=1',
    '-jar',
    jar,
    ...options,
    ...paths.map((path) => join(folder, path))
  ]
  const text = execFileSync('java', args, {encoding: 'utf8', maxBuffer: 2 ** 26})
  const {messages} = JSON.parse(text) as {messages: {type: string; url: string; message: string}[]}
  return messages
    .filter(({type, message}) => type !== 'info' && !unknown.test(message))
    .map(({url, message}) => `${basename(url)}: ${message}`)
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '')
}
