import {inflateSync} from 'node:zlib'
import type {Book} from '../../book.ts'
import {reportWarning} from '../../diagnostics.ts'
import {pageDesignOf} from './page-design.ts'
import type {Sheet} from './print.ts'

/** What the browser scales a page by when all fits. */
const fullScale = 3.125
const tolerance = 0.001

/**
 * Tell how much smaller than meant a print is. The browser makes the whole book smaller when one thing in it is wider
 * than the page.
 *
 * @param pdf As the browser wrote it: all its pages have one scale, so the first that has anything tells.
 * @returns 1 for full size.
 */
export function scaleOf(pdf: Uint8Array): number {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1')
  // A drawing has a scale of its own: what most pages say is the book's.
  const counts = new Map<number, number>()
  for (const {0: head, 1: length, index} of text.matchAll(/<<\/Filter \/FlateDecode\s+\/Length (\d+)>>\s*stream\n/g)) {
    const start = index + head.length
    const content = inflateSync(pdf.subarray(start, start + Number(length))).toString('latin1')
    const scales = [...content.matchAll(/^(\S+) 0 0 \1 \S+ \S+ cm$/gm)].map(([, scale]) => Number(scale))
    const scale = scales.find((value) => value !== 1)
    if (scale !== undefined) counts.set(scale, (counts.get(scale) ?? 0) + 1)
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one)
  return most ? most[0] / fullScale : 1
}

/**
 * Look whether a print is of the size that was meant, and tell what is too wide if not.
 *
 * Reports `wide-element` (warning) on the chapter of each such element, or on the configuration.
 */
export async function reportShrunk(book: Book, sheet: Sheet, pdf: Uint8Array): Promise<void> {
  const scale = scaleOf(pdf)
  if (Math.abs(scale - 1) < tolerance) return
  const wide = await sheet.findWide(pageDesignOf(book.edition).width)
  const percent = String(Math.round(scale * 1000) / 10)
  for (const {chapterId, text} of wide.length > 0 ? wide : [{chapterId: '', text: '…'}])
    reportWarning(book.chapters.find(({id}) => id === chapterId)?.file ?? book.configFile, {
      source: 'render',
      ruleId: 'wide-element',
      reason: `Unexpected \`${text}\` wider than the page, which makes the whole book ${percent} % of its size`,
      place: undefined,
      note: 'Break it into several lines, or make it smaller',
      values: {text, percent}
    })
}
