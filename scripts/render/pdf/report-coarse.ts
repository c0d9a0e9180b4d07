import {visit} from 'unist-util-visit'
import type {Book} from '../../book.ts'
import {reportWarning} from '../../diagnostics.ts'
import {assetHref} from './addresses.ts'
import {pageDesignOf} from './page-design.ts'
import type {Sheet} from './print.ts'

/** CSS pixels. */
const inch = 96

/**
 * Look whether images have the resolution that the edition's printing house asks for.
 *
 * Reports `coarse-image` (warning) where the author wrote the image.
 */
export async function reportCoarse(book: Book, sheet: Sheet): Promise<void> {
  const {press} = book.edition.page
  if (!press) return
  const images = await sheet.findImages(pageDesignOf(book.edition).width)
  const widths = new Map<string, number>()
  for (const {href, width} of images) widths.set(href, Math.max(width, widths.get(href) ?? 0))
  for (const {path, mediaType, width} of book.assets.values()) {
    const printed = widths.get(assetHref(path)) ?? 0
    const resolution = Math.floor((width * inch) / printed)
    if (mediaType !== 'image/svg+xml' && printed > 0 && resolution < press.resolution)
      reportImage(book, path, {resolution, expected: press.resolution})
  }
}

function reportImage(book: Book, path: string, values: {resolution: number; expected: number}): void {
  const facts = {
    source: 'render' as const,
    ruleId: 'coarse-image',
    reason: `Unexpected image \`${path}\` of ${values.resolution} pixels an inch, expected ${values.expected}`,
    note: 'Give a larger image, or show it smaller',
    values: {path, ...values}
  }
  let isPlaced = false
  for (const {file, tree} of book.chapters) {
    visit(tree, 'image', (node) => {
      if (node.data?.path !== path) return
      isPlaced = true
      reportWarning(file, {...facts, place: node})
    })
  }
  if (!isPlaced) reportWarning(book.configFile, {...facts, place: undefined})
}
