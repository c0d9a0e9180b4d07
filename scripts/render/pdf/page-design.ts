import type {Book} from '../../book.ts'

type Edition = Book['edition']

/** In millimetres; the type area in whole characters of 10.5 pt and whole lines of 17.5 pt. */
type Sheet = {width: number; height: number; characters: number; lines: number; top: number}

const sheets: Readonly<Record<Edition['page']['size'], Sheet>> = {
  '16k': {width: 185, height: 260, characters: 38, lines: 34, top: 26},
  b5: {width: 176, height: 250, characters: 36, lines: 32, top: 27},
  a5: {width: 148, height: 210, characters: 31, lines: 27, top: 22},
  a4: {width: 210, height: 297, characters: 44, lines: 40, top: 26}
}

/** How much of the outer margin goes to the spine of a printed book, in millimetres. */
const spine = 2.5

const millimetre = 72 / 25.4
const size = 10.5
const line = 17.5
/** Of a listing, in points: both sides, and one column of code. */
const codePadding = 16
const codeColumn = 5.04
/** Room for listings that are set in. */
const spareColumns = 6

/** The dimensions that follow from the page of an edition. */
export type PageDesign = {
  sheet: Sheet
  /** Rules after the stylesheet's own. */
  rules: string
  /** Of the type area, in CSS pixels. */
  width: number
  /** Where the type area begins, in points from the bottom edge. */
  typeTop: number
  /** Of the trimmed page, in points. */
  trim: {width: number; height: number}
  /** Columns of code that fit on a line, Han characters counting two. */
  codeColumns: number
}

/** Work out the page of an edition. */
export function pageDesignOf({page}: Edition): PageDesign {
  const sheet = sheets[page.size]
  const {width, height, characters, lines, top} = sheet
  const typeWidth = (characters * size) / millimetre
  const typeHeight = (lines * line) / millimetre
  const side = (width - typeWidth) / 2
  const shift = page.binding === 'print' ? spine : 0
  const bottom = height - top - typeHeight
  const margins = (left: number, right: number) => [top, right, bottom, left].map(inMillimetres).join(' ')
  return {
    sheet,
    rules: [
      `:root{--page-height:${inMillimetres(height)};--type-height:${inMillimetres(typeHeight)}}`,
      `@page{size:${inMillimetres(width)} ${inMillimetres(height)};margin:${margins(side, side)}}`,
      `@page :left{margin:${margins(side - shift, side + shift)}}`,
      `@page :right{margin:${margins(side + shift, side - shift)}}`,
      '@page cover{margin:0}',
      '@page cover:left{margin:0}',
      '@page cover:right{margin:0}',
      ...pressRules(page.press, {width, height})
    ].join('\n'),
    typeTop: (height - top) * millimetre,
    trim: {width: width * millimetre, height: height * millimetre},
    width: (characters * size * 96) / 72,
    codeColumns: Math.floor((characters * size - codePadding) / codeColumn) - spareColumns
  }
}

/** Black is black alone, and the cover goes over the edges. */
function pressRules(press: Edition['page']['press'], {width, height}: {width: number; height: number}): string[] {
  if (!press) return []
  const [fullWidth, fullHeight] = [width, height].map((side) => inMillimetres(side + 2 * press.bleed))
  return [':root{--ink:#000}', `@page cover{size:${fullWidth} ${fullHeight}}`, `.cover{--page-height:${fullHeight}}`]
}

/** Rounded down, so that nothing is higher than its page. */
function inMillimetres(value: number): string {
  return `${Math.floor(value * 100) / 100}mm`
}
