/** What tests read from a PDF, with parsers that the renderer does not use for it. */
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  type PDFDocument,
  type PDFObject
} from 'pdf-lib'
import type {PDFDocumentProxy} from 'pdfjs-dist/legacy/build/pdf.mjs'

/** In points: what stands outside of these is furniture. */
const typeArea = {top: 737 - 70, bottom: 64}

export type Item = {text: string; x: number; y: number}

export type Link = {page: number; dest: string | undefined; url: string | undefined; text: string}

/** Pieces of text in the order of the file. */
export async function itemsOf(pdf: PDFDocumentProxy, page: number): Promise<Item[]> {
  const content = await (await pdf.getPage(page + 1)).getTextContent()
  return content.items.flatMap((item) =>
    'str' in item ? [{text: item.str, x: Number(item.transform[4]), y: Number(item.transform[5])}] : []
  )
}

/** Text of a page without running head and folio, which are known by their place. */
export async function bodyTextOf(pdf: PDFDocumentProxy, page: number): Promise<string> {
  const items = await itemsOf(pdf, page)
  return items.map(({text, y}) => (y < typeArea.top && y > typeArea.bottom ? text : '')).join('')
}

export async function furnitureOf(pdf: PDFDocumentProxy, page: number): Promise<{head: string; folio: string}> {
  const items = await itemsOf(pdf, page)
  const textOf = (isPart: (y: number) => boolean) => items.map(({text, y}) => (isPart(y) ? text : '')).join('')
  return {head: textOf((y) => y >= typeArea.top), folio: textOf((y) => y <= typeArea.bottom)}
}

/** Links with the text that stands in their box. */
export async function linksOf(pdf: PDFDocumentProxy): Promise<Link[]> {
  const links: Link[] = []
  for (let page = 0; page < pdf.numPages; page += 1) {
    const items = await itemsOf(pdf, page)
    const annotations = (await (await pdf.getPage(page + 1)).getAnnotations()) as {
      rect: [number, number, number, number]
      dest?: string
      url?: string
    }[]
    for (const {rect, dest, url} of annotations) {
      const [left, bottom, right, top] = rect
      const inside = items.filter(({x, y}) => x >= left - 1 && x <= right + 1 && y >= bottom && y <= top)
      links.push({page, dest, url, text: inside.map(({text}) => text).join('')})
    }
  }
  return links
}

export async function pageOfDestination(pdf: PDFDocumentProxy, dest: string): Promise<number | undefined> {
  const destination = (await pdf.getDestination(dest)) as [{num: number; gen: number}] | null
  return destination ? pdf.getPageIndex(destination[0]) : undefined
}

export type Element = {role: string; dictionary: PDFDict; children: Element[]; contents: number}

/** The tag tree. */
export function tagsOf(document: PDFDocument): Element {
  const root = document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict)
  const read = (dictionary: PDFDict): Element => {
    const kids = listOf(document, dictionary.get(PDFName.of('K')))
    const dictionaries = kids.filter((kid): kid is PDFDict => kid instanceof PDFDict)
    const children = dictionaries.filter((kid) => kid.has(PDFName.of('S'))).map(read)
    const role = dictionary.lookup(PDFName.of('S'), PDFName).decodeText()
    return {role, dictionary, children, contents: kids.length - children.length}
  }
  return read(root.lookup(PDFName.of('K'), PDFDict))
}

export function everyTag(element: Element): Element[] {
  return [element, ...element.children.flatMap(everyTag)]
}

function listOf(document: PDFDocument, object: PDFObject | undefined): (PDFObject | undefined)[] {
  const value = object instanceof PDFRef ? document.context.lookup(object) : object
  if (value instanceof PDFArray) return value.asArray().flatMap((item) => listOf(document, item))
  return value instanceof PDFDict || value instanceof PDFNumber ? [value] : []
}

/** The operators of a page, as the file has them. */
export function operatorsOf(document: PDFDocument, page: number): string {
  const stream = document.getPage(page).node.lookup(PDFName.of('Contents'))
  if (!(stream instanceof PDFRawStream)) return ''
  return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
}

/** Font dictionaries, those that others are made of included. */
export function fontsOf(document: PDFDocument): PDFDict[] {
  return document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFDict && isName(object.get(PDFName.of('Type')), 'Font') ? [object] : []
    )
}

export function isName(object: PDFObject | undefined, name: string): boolean {
  return object === PDFName.of(name)
}
