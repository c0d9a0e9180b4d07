/** What the emitted files of one book say, compared with each other: the book itself is not asked. */
import {execFile} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {promisify} from 'node:util'
import {parseDocument} from 'htmlparser2'
import Zip from 'jszip'
import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '..')
const shared = resolve(root, '../shared/manuscripts')
const books = [
  {title: "the repository's own book", folder: root},
  ...['constructs', 'plain', 'manuscripts'].map((name) => ({title: name, folder: join(root, 'test/books', name)}))
]

type Parsed = ReturnType<typeof parseDocument>
type Element = Extract<Parsed['children'][number], {attribs: object}>
type Page = {name: string; elements: Element[]}

for (const {title, folder} of books) {
  const isAbsent = title === 'manuscripts' && !existsSync(shared)
  describe.skipIf(isAbsent)(
    isAbsent ? `${title} (skipped: the manuscripts are not beside this checkout)` : title,
    () => {
      let out = ''
      let site: Page[] = []
      let epub: Page[] = []
      let pdf: Paper = {destinations: new Map(), links: []}

      beforeAll(async () => {
        out = mkdtempSync(join(tmpdir(), 'zhushu-parity-'))
        await run(process.execPath, [
          ...[join(root, 'scripts/zhushu.mjs'), 'build', folder, '--out', out, '--edition', 'zh-Hans', '--quiet']
        ])
        const made = join(out, 'zh-Hans')
        const named = (end: string): string => join(made, readdirSync(made).find((name) => name.endsWith(end)) ?? '')
        site = readSite(join(made, 'html'))
        epub = await readEpub(named('.epub'))
        pdf = await readPaper(named('.pdf'))
      }, 600_000)

      afterAll(() => {
        rmSync(out, {recursive: true, force: true})
      })

      test('links the same words to the same terms, in every format', () => {
        expect(termsOf(epub)).toEqual(termsOf(site))
        const onPaper = charactersById(
          pdf.links.map(({name, text}) => ({id: termIdOf(name.replace(/^.*\//, '')), text}))
        )
        for (const [id, wanted] of charactersById(termsOf(site)))
          expect(without(wanted, onPaper.get(id) ?? []), id).toEqual([])
      })

      test('refers to the same places in the same words, on paper as well', () => {
        const wanted = charactersById(referencesOf(site))
        const onPaper = charactersById(pdf.links.map(({name, text}) => ({id: name, text})))
        for (const [id, characters] of wanted) expect(without(characters, onPaper.get(id) ?? []), id).toEqual([])
      })

      test('prints behind each entry of the glossary every page that it is used on', () => {
        for (const {id} of entriesOf(site)) {
          const uses = new RegExp(`/(?:${id}-\\d+|(?:use|index)-${id.replace(/^term-/, '')}(?:-\\d+)?)$`)
          const places = [...pdf.destinations].filter(([name]) => uses.test(name))
          const printed = new Set(pdf.links.flatMap(({name, text}) => (uses.test(name) ? text : [])))
          const missing = endsOfRuns(places.map(([, label]) => label)).filter((label) => !printed.has(label))
          expect(missing, id).toEqual([])
        }
      })

      test('lists the same entries of the glossary, in the same order', () => {
        const [inSite, inEpub] = [entriesOf(site), entriesOf(epub)]
        expect(inEpub.map(({id, name}) => `${id} ${name}`)).toEqual(inSite.map(({id, name}) => `${id} ${name}`))
        for (const {id} of inSite)
          expect(
            [...pdf.destinations.keys()].some((name) => name.endsWith(id)),
            id
          ).toBe(true)
      })

      test('leads back from each entry to each use, and only there', () => {
        for (const pages of [site, epub]) {
          const uses = usesById(pages)
          for (const {id, backlinks} of entriesOf(pages)) {
            const reached = backlinks.map((href) => elementAt(pages, href))
            expect(
              reached.every((element) => element !== undefined),
              `${id}: ${backlinks.join(' ')}`
            ).toBe(true)
            const led = new Set(reached.map((element) => element?.attribs['id']))
            for (const use of uses.get(id) ?? []) expect(led.has(use), `${id}: ${use}`).toBe(true)
            expect(new Set(backlinks).size, id).toBe(backlinks.length)
          }
        }
      })

      test('leads back to the same number of places in the site and in the EPUB', () => {
        const count = (pages: readonly Page[]) => entriesOf(pages).map(({id, backlinks}) => `${id} ${backlinks.length}`)
        expect(count(epub)).toEqual(count(site))
      })

      test('has the same numbers, references and notes in the site and in the EPUB', () => {
        for (const role of ['doc-noteref', 'doc-biblioref'])
          expect(textsOf(epub, (element) => element.attribs['role'] === role).length, role).toBe(
            textsOf(site, (element) => element.attribs['role'] === role).length
          )
        const [inSite, inEpub] = sharedPages(site, epub)
        const reference = (element: Element): boolean => classesOf(element).includes('xref')
        expect(textsOf(inEpub, reference)).toEqual(textsOf(inSite, reference))
        const heading = (element: Element): boolean =>
          /^h[1-6]$/.test(element.name) && element.attribs['id'] !== undefined
        expect(textsOf(inEpub, heading)).toEqual(textsOf(inSite, heading))
        const caption = (element: Element): boolean => element.name === 'figcaption' || element.name === 'caption'
        expect(textsOf(inEpub, caption)).toEqual(textsOf(inSite, caption))
      })

      test('prints the number of the page that each place is on', () => {
        // Marks of notes, numbers of works and years of events are no pages.
        const numbers = pdf.links.filter(
          ({name, text}) =>
            /^(?:\d+|[ivxlc]+)$/.test(text) &&
            !/\/(?:note|editor-note|translator-note|work)-|^annals\/event-/.test(name)
        )
        const wrong = numbers.filter(({name, text}) => pdf.destinations.get(name) !== text)
        expect(wrong).toEqual([])
      })

      test('reaches what it links to, in print as well', () => {
        expect(pdf.links.filter(({name}) => !pdf.destinations.has(name))).toEqual([])
        for (const pages of [site, epub]) {
          const links = pages.flatMap(({name, elements}) =>
            elements.flatMap(({attribs}) => (attribs['href']?.includes('#') ? [`${name} ${attribs['href']}`] : []))
          )
          const inside = links.filter((link) => !/ [a-z]+:/.test(link))
          const dead = inside.filter((link) => {
            const [from = '', href = ''] = link.split(' ')
            return elementAt(pages, href, from) === undefined
          })
          expect(dead).toEqual([])
        }
      })
    }
  )
}

/** Pages that both have, by their stems: covers and lists of figures are a format's own affair. */
function sharedPages(one: readonly Page[], other: readonly Page[]): [Page[], Page[]] {
  const stemOf = ({name}: Page): string => name.replace(/\.\w+$/, '')
  const [a, b] = [new Set(one.map(stemOf)), new Set(other.map(stemOf))]
  return [one.filter((page) => b.has(stemOf(page))), other.filter((page) => a.has(stemOf(page)))]
}

function readSite(folder: string): Page[] {
  // The whole book on one page says all of it again.
  const names = readdirSync(folder).filter((name) => name.endsWith('.html') && name !== 'book.html')
  return names.sort().map((name) => pageOf(name, parseDocument(readFileSync(join(folder, name), 'utf8'))))
}

async function readEpub(path: string): Promise<Page[]> {
  const zip = await Zip.loadAsync(readFileSync(path))
  const names = Object.keys(zip.files).filter((name) => name.endsWith('.xhtml'))
  return Promise.all(
    names.sort().map(async (name) => {
      const text = await zip.file(name)!.async('string')
      return pageOf(name.split('/').at(-1)!, parseDocument(text, {xmlMode: true}))
    })
  )
}

/** `destinations` are page labels by name; `text` is what the link covers. */
type Paper = {destinations: ReadonlyMap<string, string>; links: {name: string; text: string}[]}

async function readPaper(path: string): Promise<Paper> {
  const pdf = await getDocument({data: new Uint8Array(readFileSync(path)), verbosity: 0}).promise
  const labels = (await pdf.getPageLabels()) ?? []
  const destinations = new Map<string, string>()
  for (const [name, [page]] of Object.entries((await pdf.getDestinations()) as Record<string, [never]>))
    destinations.set(name, labels[await pdf.getPageIndex(page)] ?? '')
  const links: Paper['links'] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const annotations = (await (await pdf.getPage(number)).getAnnotations()) as {
      dest?: unknown
      overlaidText?: string
    }[]
    for (const {dest, overlaidText = ''} of annotations)
      if (typeof dest === 'string') links.push({name: dest, text: overlaidText.trim()})
  }
  await pdf.destroy()
  return {destinations, links}
}

/** By the names that places have on paper. */
function referencesOf(pages: readonly Page[]): {id: string; text: string}[] {
  return pages.flatMap(({name, elements}) =>
    elements.flatMap((element) => {
      const href = element.attribs['href']
      if (!classesOf(element).includes('xref') || href === undefined || /^[a-z]+:/.test(href)) return []
      const [path = '', fragment] = href.split('#').map(decodeURIComponent)
      const chapter = (path === '' ? name : path).replace(/\.html$/, '')
      return [{id: fragment === undefined ? chapter : `${chapter}/${fragment}`, text: textOf(element)}]
    })
  )
}

/** Of pages, the first and the last of each row without a gap: what stands between them need not be printed. */
function endsOfRuns(labels: readonly string[]): string[] {
  const numbers = new Set(labels.map(Number))
  return labels.filter((label) => !(numbers.has(Number(label) - 1) && numbers.has(Number(label) + 1)))
}

/** A link that a line breaks is several on paper: what counts is every character of its words. */
function charactersById(links: readonly {id: string; text: string}[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const {id, text} of links) found.set(id, [...(found.get(id) ?? []), ...Array.from(text.replace(/\s/g, ''))])
  return found
}

/** What of one list is not in the other, each as often as it is there. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const rest = [...other]
  return list.filter((one) => {
    const at = rest.indexOf(one)
    if (at >= 0) rest.splice(at, 1)
    return at < 0
  })
}

function pageOf(name: string, document: Parsed): Page {
  const main = elementsOf(document.children).find((element) => element.name === 'main' || element.name === 'body')
  return {name, elements: elementsOf(main ? [main] : document.children)}
}

function elementsOf(nodes: Parsed['children']): Element[] {
  return nodes.flatMap((node) => {
    if (!('attribs' in node) || node.name === 'template' || node.name === 'script') return []
    return [node, ...elementsOf(node.children)]
  })
}

function classesOf({attribs}: Element): string[] {
  return attribs['class']?.split(/\s+/) ?? []
}

function textOf(node: Parsed['children'][number]): string {
  if ('data' in node) return node.nodeType === 3 ? node.data : ''
  // Marks to follow and words to switch on, which only a screen has, and the words of formulas, which formats spell in their own ways.
  if ('attribs' in node && (/permalink|page-break|english/.test(node.attribs['class'] ?? '') || node.name === 'math'))
    return ''
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

/** In the order of the text, which is the same where the files are named otherwise. */
function textsOf(pages: readonly Page[], isWanted: (element: Element) => boolean): string[] {
  const texts = pages.flatMap(({elements}) => elements.filter(isWanted).map((element) => textOf(element).trim()))
  return texts.filter((text) => text !== '').sort()
}

/** Every linked use of a term: its id and its words. A note at the chapter's end may stand between link and entry. */
function termsOf(pages: readonly Page[]): {id: string; text: string}[] {
  const notes = pages.flatMap(({elements}) => elements.filter((element) => classesOf(element).includes('term-note')))
  const inNotes = new Set(notes.flatMap(({children}) => elementsOf(children)))
  const links = pages.flatMap(({elements}) => elements.filter(isTermLink))
  return links
    .filter((element) => !inNotes.has(element))
    .map((element) => ({id: termIdOf(element.attribs['href'] ?? ''), text: textOf(element)}))
    .sort((a, b) => (`${a.id} ${a.text}` < `${b.id} ${b.text}` ? -1 : 1))
}

function isTermLink(element: Element): boolean {
  return element.attribs['role'] === 'doc-glossref'
}

function termIdOf(href: string): string {
  return href.replace(/^.*#/, '').replace(/^(?:.*--)?(?:note-)?term-/, 'term-')
}

type Entry = {id: string; name: string; backlinks: string[]}

function entriesOf(pages: readonly Page[]): Entry[] {
  return pages.flatMap(({name: page, elements}) =>
    elements
      .filter((element) => classesOf(element).includes('entry'))
      .map((entry) => {
        const inside = elementsOf(entry.children)
        const links = inside.filter(({attribs}) => attribs['role'] === 'doc-backlink')
        return {
          id: termIdOf(entry.attribs['id'] ?? ''),
          name: textOf(inside.find(({name}) => name === 'dfn') ?? entry),
          backlinks: links.map(({attribs}) => {
            const href = attribs['href'] ?? ''
            return href.startsWith('#') ? `${page}${href}` : href
          })
        }
      })
  )
}

/** Ids of linked uses, by the id of their term. */
function usesById(pages: readonly Page[]): Map<string, string[]> {
  const uses = new Map<string, string[]>()
  for (const element of pages.flatMap(({elements}) => elements.filter(isTermLink))) {
    const id = termIdOf(element.attribs['href'] ?? '')
    // A link that emphasis cuts in two is led to where it begins.
    if (element.attribs['id'] !== undefined) uses.set(id, [...(uses.get(id) ?? []), element.attribs['id']])
  }
  return uses
}

function elementAt(pages: readonly Page[], href: string, from = ''): Element | undefined {
  const [path = '', fragment = ''] = href.split('#')
  const name = path === '' ? from : decodeURIComponent(path.split('/').at(-1) ?? '')
  const id = decodeURIComponent(fragment)
  return pages.find((page) => page.name === name)?.elements.find(({attribs}) => attribs['id'] === id)
}
