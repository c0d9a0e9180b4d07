/** Reads finished books, in any format, with parsers the renderers do not use. */
import {readFileSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {parseDocument} from 'htmlparser2'
import Zip from 'jszip'
import {getDocument, type PDFDocumentProxy} from 'pdfjs-dist/legacy/build/pdf.mjs'
import {hanOf, type Prose} from './prose-of.ts'

type Document = ReturnType<typeof parseDocument>
type ChildNode = Document['children'][number]
type Element = Extract<ChildNode, {attribs: object}>

/** A page of a site or a content document of an EPUB. */
export type Page = {name: string; prose: Prose; ids: string[]; hrefs: string[]}

/** Read every page of a site. */
export function readSite(folder: string): Page[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.html'))
  return names.sort().map((name) => pageOf(name, parseDocument(readFileSync(join(folder, name), 'utf8'))))
}

/** Read every content document of an EPUB. */
export async function readEpub(path: string): Promise<Page[]> {
  const zip = await Zip.loadAsync(readFileSync(path))
  const names = Object.keys(zip.files).filter((name) => name.endsWith('.xhtml'))
  const texts = await Promise.all(
    names.sort().map(async (name) => [name, await zip.file(name)!.async('string')] as const)
  )
  return texts.map(([name, text]) => pageOf(name.split('/').at(-1)!, parseDocument(text, {xmlMode: true})))
}

/** Read the Han characters of a PDF's pages, running heads and folios left out. */
export async function readPdf(path: string): Promise<string[]> {
  const pdf: PDFDocumentProxy = await getDocument({data: new Uint8Array(readFileSync(path)), verbosity: 0}).promise
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const content = await page.getTextContent({includeMarkedContent: true})
    pages.push(hanOf(withoutArtifacts(content.items)))
  }
  await pdf.destroy()
  return pages
}

type Item = {type?: string; tag?: string; str?: string}

/** Text that repeats on every page is marked as an artifact in a tagged PDF. */
function withoutArtifacts(items: readonly Item[]): string {
  const open: boolean[] = []
  let text = ''
  for (const item of items) {
    if (item.type?.startsWith('beginMarkedContent')) open.push(item.tag === 'Artifact')
    else if (item.type === 'endMarkedContent') open.pop()
    else if (!open.includes(true)) text += item.str ?? ''
  }
  return text
}

function pageOf(name: string, document: Document): Page {
  const page: Page = {name, prose: {body: '', captions: [], notes: []}, ids: [], hrefs: []}
  const elements = elementsOf(document)
  for (const {attribs} of elements) {
    if (attribs.id !== undefined) page.ids.push(attribs.id)
    if (attribs.href !== undefined) page.hrefs.push(attribs.href)
  }
  const main = elements.find(({name}) => name === 'main') ?? elements.find(({name}) => name === 'body')
  if (main) page.prose = proseOfElement(main)
  return page
}

/** Take captions and notes out of an element's text, and leave out what zhushu added. */
function proseOfElement(main: Element): Prose {
  const captions: string[] = []
  const notes: string[] = []
  const walk = (node: ChildNode): string => {
    if ('data' in node) return node.nodeType === 3 ? node.data : ''
    if (!('children' in node)) return ''
    const {name, attribs} = node as Element
    const classes = attribs?.class?.split(/\s+/) ?? []
    if (['nav', 'script', 'style', 'template'].includes(name) || classes.includes('gen')) return ''
    if (name === 'aside' && !isNote(attribs)) return ''
    const text = node.children.map(walk).join('')
    if (name === 'figcaption') captions.push(hanOf(text))
    else if (isNote(attribs)) notes.push(hanOf(text))
    else return text
    return ''
  }
  return {body: hanOf(main.children.map(walk).join('')), captions, notes: notes.sort()}
}

function isNote(attribs: Readonly<Record<string, string>> | undefined): boolean {
  return /^(?:[\w-]*--)?(?:editor-|translator-)?note-\d+$/.test(attribs?.id ?? '')
}

function elementsOf(node: Document | Element): Element[] {
  const children = node.children.filter((child): child is Element => 'attribs' in child)
  return children.flatMap((child) => [child, ...elementsOf(child)])
}
