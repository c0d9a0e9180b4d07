import {execFile} from 'node:child_process'
import {createHash} from 'node:crypto'
import {existsSync, mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, join, resolve} from 'node:path'
import {promisify} from 'node:util'
import {afterAll, beforeAll, describe, expect, onTestFinished, test} from 'vitest'
import {proseOf, type Prose} from './prose-of.ts'
import {readEpub, readPdf, readSite, type Page} from './read-back.ts'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '..')
const shared = resolve(root, '../shared/manuscripts')
const books = [root, ...['constructs', 'plain', 'manuscripts'].map((name) => join(import.meta.dirname, 'books', name))]

for (const book of books) {
  const absent = basename(book) === 'manuscripts' && !existsSync(shared)
  const title = book === root ? "the repository's own book" : basename(book)
  describe.skipIf(absent)(absent ? `${title} (skipped: the manuscripts are not beside this checkout)` : title, () => {
    checkBook(book)
  })
}

function checkBook(book: string): void {
  let out = ''
  let products: Products
  beforeAll(async () => {
    out = mkdtempSync(join(tmpdir(), 'zhushu-books-'))
    await build(book, join(out, 'first'))
    products = await readProducts(join(out, 'first'))
  })
  afterAll(() => {
    rmSync(out, {recursive: true, force: true})
  })

  test('has every character of every chapter in the site and in the EPUB, in order', () => {
    const sources = sourcesOf(book)
    expect(sources.size).toBeGreaterThan(0)
    for (const [path, prose] of sources) {
      expect(proseNamed(products.site, prose), `${path} in the site`).toEqual(prose)
      expect(proseNamed(products.epub, prose), `${path} in the EPUB`).toEqual(prose)
    }
  })

  test('has every character of every chapter in the PDF, in order and once', () => {
    const text = products.pdf.join('')
    for (const [path, prose] of sourcesOf(book)) {
      expect(missingFrom(text, prose.body), path).toBe('')
      for (const part of [...prose.captions, ...prose.notes]) expect(missingFrom(text, part), path).toBe('')
    }
    expect(repeatedIn(text, [...sourcesOf(book).values()])).toEqual([])
  })

  test('has only links that reach their targets, and unique ids', () => {
    for (const pages of [products.site, products.epub]) {
      const ids = new Map(pages.map((page) => [page.name, new Set(page.ids)]))
      for (const page of pages) {
        expect(page.ids.length, page.name).toBe(new Set(page.ids).size)
        const dead = page.hrefs.filter((href) => isDead(href, page.name, ids))
        // The site leads to the other formats, which lie beside it.
        const beside = (href: string): boolean =>
          href.startsWith('../') && existsSync(join(out, 'first/zh-Hans/html', decodeURIComponent(href)))
        expect(
          dead.filter((href) => !beside(href)),
          page.name
        ).toEqual([])
      }
    }
  })

  test('is the same to the byte when built again, in another place and time zone', async () => {
    await build(book, join(out, 'second'), {env: {TZ: 'Pacific/Auckland', LC_ALL: 'C'}})
    expect(hashesOf(join(out, 'second'))).toEqual(hashesOf(join(out, 'first')))
  })
}

test('prints the same whatever other formats are built with it', async () => {
  const book = join(import.meta.dirname, 'books/constructs')
  const out = mkdtempSync(join(tmpdir(), 'zhushu-books-'))
  onTestFinished(() => {
    rmSync(out, {recursive: true, force: true})
  })
  await build(book, join(out, 'all'))
  await build(book, join(out, 'pdf'), {options: ['--format', 'pdf']})
  const name = 'zh-Hans/constructs-zh-Hans-1.2.3.pdf'
  expect(hashesOf(join(out, 'pdf'))[name]).toBe(hashesOf(join(out, 'all'))[name])
})

type Products = {site: Page[]; epub: Page[]; pdf: string[]}

type Settings = {env?: Readonly<Record<string, string>>; options?: readonly string[]}

async function build(book: string, out: string, {env = {}, options = []}: Settings = {}): Promise<void> {
  const command = [join(root, 'scripts/zhushu.mjs'), 'build', book, '--out', out, '--edition', 'zh-Hans', '--quiet']
  await run(process.execPath, [...command, ...options], {env: {...process.env, ...env}, maxBuffer: 1 << 26})
}

async function readProducts(out: string): Promise<Products> {
  const folder = join(out, 'zh-Hans')
  const fileNamed = (end: string) =>
    join(
      folder,
      readdirSync(folder).find((name) => name.endsWith(end))!
    )
  return {
    site: readSite(join(folder, 'html')),
    epub: await readEpub(fileNamed('.epub')),
    pdf: await readPdf(fileNamed('.pdf'))
  }
}

/** What a reader must find, by file. */
function sourcesOf(book: string): Map<string, Prose> {
  const folder = basename(book) === 'manuscripts' ? shared : book === root ? join(root, 'manuscript') : book
  const names = readdirSync(folder).filter((name) => /\.(md|txt)$/.test(name) && name !== 'README.md')
  return new Map(names.sort().map((name) => [name, proseOf(readFileSync(join(folder, name), 'utf8'))]))
}

/** The page whose text is nearest to what is wanted: names of files are the formats' own affair. */
function proseNamed(pages: readonly Page[], wanted: Prose): Prose {
  const start = wanted.body.slice(0, 12)
  const page =
    pages.find(({prose}) => prose.body.startsWith(start)) ?? pages.find(({prose}) => prose.body === wanted.body)
  return page?.prose ?? {body: '', captions: [], notes: []}
}

/**
 * Find running text in a page sequence that also holds labels, figures and notes.
 *
 * @returns What follows the last character found; empty when all is there, in order, with no long gap.
 */
function missingFrom(text: string, wanted: string): string {
  const characters = wanted.match(/./gsu) ?? []
  const step = 24
  let at = 0
  for (let start = 0; start < characters.length; start += step) {
    const piece = characters.slice(start, start + step)
    const found = looseMatch(text, piece, at)
    if (found < 0) return piece.join('')
    at = found
  }
  return ''
}

/** Pieces of running text that stand more often in a text than in its sources. */
function repeatedIn(text: string, sources: readonly Prose[]): string[] {
  const whole = sources.flatMap(({body, captions, notes}) => [body, ...captions, ...notes]).join('\n')
  const pieces = sources.flatMap(({body}) => body.match(/.{24}/gsu) ?? [])
  return pieces.filter((piece) => text.split(piece).length > whole.split(piece).length)
}

/** Where a piece ends in a text that may hold generated characters in between; −1 where it does not stand. */
function looseMatch(text: string, piece: readonly string[], from: number): number {
  let at = from
  for (const character of piece) {
    const next = text.indexOf(character, at)
    if (next < 0) return -1
    at = next + character.length
  }
  return at
}

function isDead(href: string, from: string, ids: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  if (/^[a-z]+:/.test(href) || /\.(css|js|svg|png|jpe?g|opf|ncx|webmanifest)$/.test(href)) return false
  const [path = '', fragment] = href.split('#')
  const target = ids.get(path === '' ? from : decodeURIComponent(path.split('/').at(-1)!))
  return target === undefined || (fragment !== undefined && !target.has(decodeURIComponent(fragment)))
}

/** SHA-256 by path, of everything but the report, which says how long things took. */
function hashesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, {recursive: true, encoding: 'utf8'}).sort()
  const files = names.filter((name) => /\.\w+$/.test(name) && !name.endsWith('report.json') && !name.endsWith('html'))
  const pages = names.filter((name) => name.endsWith('.html'))
  return Object.fromEntries(
    [...files, ...pages].map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex')
    ])
  )
}
