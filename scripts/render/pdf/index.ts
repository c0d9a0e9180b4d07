/** Book → PDF: one document that holds all chapters, printed by a browser and finished here. */
import {VFile} from 'vfile'
import type {Book, PrintedPage} from '../../book.ts'
import type {Renderer} from '../../renderer.ts'
import {assetHref, documentUrl} from './addresses.ts'
import {finish} from './finish.ts'
import {layOut} from './lay-out.ts'
import {pageDesignOf} from './page-design.ts'
import {fontFaceRules, prepareFonts, type Face} from './prepare-fonts.ts'
import {printedPages} from './printed-pages.ts'
import {withSheet, type Resources} from './print.ts'
import {buildPrintDocument, printDocumentHtml} from './print-document.ts'
import {reportCoarse} from './report-coarse.ts'
import {reportMissingGlyphs} from './report-missing-glyphs.ts'
import {reportShrunk} from './report-shrunk.ts'

declare module 'vfile' {
  interface DataMap {
    /** How many pages a PDF has. */
    pages: number
    /** What stands on each of them, for formats that name the same pages. */
    printedPages: readonly PrintedPage[]
  }
}

/** What the browser draws beside the text: numbers, running heads. */
const furniture = `${String.fromCharCode(...Array.from({length: 95}, (_, index) => 32 + index))}…\u2002`

/**
 * Print the book.
 *
 * Reports `missing-glyph` (error), and gives no file then; `wide-element` and `coarse-image` (warning).
 */
export const renderPdf: Renderer = async (book, machine) => {
  const step = (name: string, pages?: number) => {
    const total = pages === undefined ? {} : {total: pages}
    machine.progress({format: 'pdf', edition: book.edition.name, step: name, ...total})
  }
  step('fonts')
  const tree = buildPrintDocument(book)
  const stylesheet = book.templates['print.css'] ?? ''
  const {faces, missing} = await prepareFonts(tree, furniture + stylesheet, await machine.fonts(book.edition.language))
  if (missing.length > 0) {
    reportMissingGlyphs(book, missing)
    return []
  }
  const html = printDocumentHtml(
    book,
    tree,
    [fontFaceRules(faces, fontHref), stylesheet, pageDesignOf(book.edition).rules].join('\n')
  )
  const job = {launch: await machine.browser(), resources: resourcesOf(book, html, faces), signal: machine.signal}
  const printed = await withSheet(job, async (sheet) => {
    const print = await layOut(book, sheet, step)
    await reportShrunk(book, sheet, print.pdf)
    await reportCoarse(book, sheet)
    return print
  })
  step('finish', printed.pages.length)
  const {value, texts} = await finish(book, printed)
  const file = new VFile({path: `${book.config.name}-${book.edition.name}-${book.edition.version}.pdf`, value})
  file.data.pages = printed.pages.length
  file.data.printedPages = printedPages(book, printed, texts)
  return [file]
}

function resourcesOf(book: Book, html: string, faces: readonly Face[]): Resources {
  const resources: Resources = new Map([[documentUrl, {mediaType: 'text/html; charset=utf-8', bytes: html}]])
  for (const {name, bytes} of faces) resources.set(fontHref(name), {mediaType: 'font/ttf', bytes})
  for (const {path, mediaType, bytes} of book.assets.values()) resources.set(assetHref(path), {mediaType, bytes})
  return resources
}

function fontHref(name: string): string {
  return `${documentUrl}fonts/${name}`
}
