import type {PDFDict} from 'pdf-lib'
import {decodePDFRawStream, PDFName, PDFRawStream, PDFRef, type PDFDocument, type PDFPage} from 'pdf-lib'
import type {Book} from '../../book.ts'
import {pageDesignOf} from './page-design.ts'

const millimetre = 72 / 25.4
/** Of crop marks, and of the room around them, in points. */
const markLength = 5 * millimetre
const markGap = 1 * millimetre
const slug = 8 * millimetre

/** In points, from the page's origin. */
type Box = {left: number; bottom: number; right: number; top: number}

/**
 * Make the file what a printing house asks for, where the edition asks for it: boxes for trim and bleed, crop marks,
 * and neutral colours as black ink alone.
 *
 * @see ISO 32000-1 §14.11.2 for the boxes
 */
export function finishPress(document: PDFDocument, {edition}: Book): void {
  const {press} = edition.page
  if (!press) return
  const {trim} = pageDesignOf(edition)
  const bleed = press.bleed * millimetre
  for (const page of document.getPages()) {
    const box = trimBox(page, trim)
    setBoxes(page, {trim: box, bleed: grown(box, bleed), media: grown(box, bleed + (press.marks ? slug : 0))})
    if (press.marks) drawMarks(document, page, cropMarks(box, bleed))
  }
  blackenContents(document)
}

/** In the middle of the page, whether that has its bleed or, by the browser's rounding, lacks a fraction of a point. */
function trimBox(page: PDFPage, {width, height}: {width: number; height: number}): Box {
  const [left, bottom] = [(page.getWidth() - width) / 2, (page.getHeight() - height) / 2]
  return {left, bottom, right: left + width, top: bottom + height}
}

function grown({left, bottom, right, top}: Box, by: number): Box {
  return {left: left - by, bottom: bottom - by, right: right + by, top: top + by}
}

function setBoxes(page: PDFPage, {trim, bleed, media}: {trim: Box; bleed: Box; media: Box}): void {
  const sides = ({left, bottom, right, top}: Box) => [left, bottom, right - left, top - bottom] as const
  page.setMediaBox(...sides(media))
  page.setCropBox(...sides(media))
  page.setBleedBox(...sides(bleed))
  page.setTrimBox(...sides(trim))
}

/** Two lines at each corner, outside of the bleed. */
function cropMarks({left, bottom, right, top}: Box, bleed: number): string {
  const near = bleed + markGap
  const far = near + markLength
  const lines = [
    ...[left, right].flatMap((x) => [
      [x, bottom - near, x, bottom - far],
      [x, top + near, x, top + far]
    ]),
    ...[bottom, top].flatMap((y) => [
      [left - near, y, left - far, y],
      [right + near, y, right + far, y]
    ])
  ]
  const paths = lines.map((line) => {
    const [fromX, fromY, toX, toY] = line.map((value) => value.toFixed(2))
    return `${fromX} ${fromY} m ${toX} ${toY} l S`
  })
  return ['/Artifact BMC', 'q', '0.25 w', '0 G', ...paths, 'Q', 'EMC'].join('\n')
}

/** Before the page's own content, which leaves its scale behind. */
function drawMarks({context}: PDFDocument, page: PDFPage, marks: string): void {
  const stream = context.register(context.flateStream(`${marks}\n`))
  const contents = page.node.get(PDFName.of('Contents'))
  if (contents instanceof PDFRef) page.node.set(PDFName.of('Contents'), context.obj([stream, contents]))
}

/** Ink of equal parts of red, green and blue is black ink, more or less of it. */
export function blacken(content: string): string {
  return content.replace(/^(\S+) \1 \1 (rg|RG)$/gm, (_, level: string, operator: string) => {
    return `${level} ${operator === 'rg' ? 'g' : 'G'}`
  })
}

function blackenContents({context}: PDFDocument): void {
  for (const [reference, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || !isContent(object.dict)) continue
    const text = Buffer.from(decodePDFRawStream(object).decode()).toString('latin1')
    const black = blacken(text)
    if (black === text) continue
    const stream = context.flateStream(Buffer.from(black, 'latin1'))
    for (const [key, value] of object.dict.entries()) if (!stream.dict.has(key)) stream.dict.set(key, value)
    context.assign(reference, stream)
  }
}

/** Pages' contents have no type; drawings in them are forms. */
function isContent(dictionary: PDFDict): boolean {
  const subtype = dictionary.get(PDFName.of('Subtype'))
  if (subtype !== undefined) return subtype === PDFName.of('Form')
  const isOther = ['Type', 'Length1', 'Length2', 'FunctionType', 'ShadingType', 'PatternType', 'N']
  return dictionary.has(PDFName.of('Filter')) && !isOther.some((key) => dictionary.has(PDFName.of(key)))
}
