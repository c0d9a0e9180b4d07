import {reportInfo} from '../diagnostics.ts'
import type {Epub} from './open-epub.ts'

/** In the order in which they are named. */
const kinds = ['text', 'images', 'fonts', 'styles', 'rest'] as const

/**
 * Tell what an EPUB weighs, and which parts of it, as they are stored: compressed.
 *
 * Reports `epub-size` (info).
 */
export function weighParts({bytes, weights, manifest, fileOf}: Epub): void {
  const types = new Map(manifest.map(({path, mediaType}) => [path, mediaType]))
  const sums = {text: 0, images: 0, fonts: 0, styles: 0, rest: 0}
  for (const [path, weight] of weights) sums[kindOf(types.get(path) ?? '')] += weight
  const inKilobytes = Object.fromEntries(kinds.map((kind) => [kind, kilobytes(sums[kind])]))
  const values = {whole: kilobytes(bytes.length), ...inKilobytes}
  const parts = kinds.map((kind) => `${kind} ${kilobytes(sums[kind])}`).join(', ')
  const reason = `The EPUB weighs ${values.whole} kB: ${parts}`
  reportInfo(fileOf(''), {source: 'check', ruleId: 'epub-size', reason, values})
}

function kindOf(mediaType: string): (typeof kinds)[number] {
  if (/^application\/(?:xhtml|x-dtbncx)\+xml$/.test(mediaType)) return 'text'
  if (mediaType.startsWith('image/')) return 'images'
  if (/^font\/|font|opentype/.test(mediaType)) return 'fonts'
  return mediaType === 'text/css' ? 'styles' : 'rest'
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1)
}
