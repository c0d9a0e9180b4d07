import {join, resolve} from 'node:path'
import {getDocument, type PDFDocumentProxy} from 'pdfjs-dist/legacy/build/pdf.mjs'
import {beforeAll, describe, expect, test, vi} from 'vitest'
import type {Element, Nodes} from 'xast'
import {enrich} from '../../../scripts/enrich/index.ts'
import {editionsOf} from '../../../scripts/load/editions.ts'
import {load, loadAssets} from '../../../scripts/load/index.ts'
import {createMachine} from '../../../scripts/machine/index.ts'
import {parse} from '../../../scripts/parse/index.ts'
import {renderFormats} from '../../../scripts/render/index.ts'
import {epubcheck, epubcheckFindings, portFindings} from '../../validate/epubcheck.ts'
import {structureProblems} from '../../validate/epub-structure.ts'
import {all, hasClass, readEpub, textOf, type Epub} from '../../validate/read-epub.ts'

// The browser prints a book.
vi.setConfig({testTimeout: 300_000, hookTimeout: 600_000})

let bytes: Uint8Array
let epub: Epub
let pdf: PDFDocumentProxy
/** What is printed on each page, read by another reader than the renderer's. */
let printed: string[]

const repository = resolve(import.meta.dirname, '../../..')

describe.each([
  ['test/books/constructs', 'constructs'],
  ['.', 'cloud-native-annals']
])('book %s', (root, name) => {
  beforeAll(async () => {
    const sources = await load(join(repository, root))
    const manuscript = parse(sources)
    const [edition] = editionsOf(sources.config, [], ['pdf', 'epub'])
    const book = enrich(manuscript, await loadAssets(manuscript), {...edition!, formats: ['epub', 'pdf']})
    const machine = createMachine({progress: () => undefined, signal: new AbortController().signal})
    const files = await renderFormats(book, machine)
    const valueOf = (extension: string) => files.find((file) => file.path.endsWith(extension))!.value as Uint8Array
    bytes = valueOf('.epub')
    epub = await readEpub(bytes)
    pdf = await getDocument({data: new Uint8Array(valueOf('.pdf')), verbosity: 0}).promise
    printed = await Promise.all(Array.from({length: pdf.numPages}, (_, page) => pageText(page + 1)))
    return () => pdf.destroy()
  })

  test('names every page of the PDF, in order, as the PDF does', async () => {
    const labels = await pdf.getPageLabels()
    expect(labels!.length).toBeGreaterThan(12)
    expect(pageList().map((link) => textOf(link))).toEqual(labels)
    const older = all(epub.ncx.tree, 'pageTarget').map((target) => textOf(all(target, 'text')[0]!))
    expect(older).toEqual(labels)
  })

  test('begins each page with the very characters that the PDF begins it with', () => {
    const inText = pageList().flatMap((link, page) => {
      const href = link.attributes['href']!
      // Title page, imprint, contents and lists are made for each format by itself.
      const own = /^(?:cover|title-page|imprint|toc|part-|annals|bibliography|book-index)/
      return own.test(href) ? [] : [{page, ...surroundings(href)}]
    })
    expect(inText.length).toBeGreaterThan(5)
    const missed = inText.filter(({page, before, after}) => {
      // A blank page is where the one before it ends.
      const begins = printed[page] === '' || after.every((piece) => printed[page]!.includes(piece))
      const last = printed.slice(0, page).findLast((text) => text !== '')
      return !begins || (before.length > 0 && !last!.includes(before.at(-1)!))
    })
    // What stands behind a break may be a table that floats to the top of another page.
    expect(missed.length, JSON.stringify(missed)).toBeLessThanOrEqual(Math.floor(inText.length * 0.03))
  })

  test('says where its pages come from, and how to reach them', () => {
    const metadata = all(epub.packageDocument.tree, 'meta').map((meta) => [meta.attributes['property'], textOf(meta)])
    expect(metadata).toContainEqual([
      'pageBreakSource',
      expect.stringMatching(new RegExp(`^${name}-zh-Hans-.*\\.pdf$`))
    ])
    expect(metadata).toContainEqual(['schema:accessibilityFeature', 'pageBreakMarkers'])
    expect(metadata).toContainEqual(['schema:accessibilityFeature', 'pageNavigation'])
  })

  test('passes both validators', async (context) => {
    expect(await structureProblems(bytes)).toEqual([])
    expect(await portFindings(bytes)).toEqual([])
    context.skip(epubcheck === undefined, 'needs Java')
    expect(await epubcheckFindings(bytes)).toEqual([])
  })
})

function pageList(): Element[] {
  const [list] = all(epub.navigation.tree, 'nav').filter(({attributes}) => attributes['epub:type'] === 'page-list')
  return all(list!, 'a')
}

/** The nearest pieces of the author's text before and after a mark, in its document. */
function surroundings(href: string): {before: string[]; after: string[]} {
  const [name, id] = href.split('#')
  const {tree} = [epub.navigation, ...epub.spine].find(({path}) => path.endsWith(`/${name!}`))!
  const [before, after]: [string[], string[]] = [[], []]
  let pieces = before
  const walk = (node: Nodes): void => {
    if (node.type === 'element' && node.attributes['id'] === id) pieces = after
    if (node.type === 'element' && isApart(node)) return
    if (node.type === 'text') pieces.push(squeeze(node.value))
    if ('children' in node) node.children.forEach(walk)
  }
  walk(all(tree, 'body')[0]!)
  const [last, next] = [before, after].map((texts) => texts.filter((text) => text !== ''))
  return {
    before: last!.slice(-1).map((text) => text.slice(-8)),
    after: next!.slice(0, 2).map((text) => text.slice(0, 8))
  }
}

function isApart(element: Element): boolean {
  return hasClass(element, 'gen') || /^(?:aside|math|rt|rp|nav)$/.test(element.name)
}

async function pageText(number: number): Promise<string> {
  const content = await (await pdf.getPage(number)).getTextContent({includeMarkedContent: true})
  const open: boolean[] = []
  let text = ''
  for (const item of content.items) {
    if ('str' in item) text += open.includes(true) ? '' : item.str
    else if (item.type.startsWith('begin')) open.push('tag' in item && item.tag === 'Artifact')
    else open.pop()
  }
  return squeeze(text)
}

function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cc}\p{Cf}]/gu, '')
}
