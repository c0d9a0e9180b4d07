/** The part of `book.yaml` that is about the pages of the PDF. */
import {z} from 'zod'

const pageSize = z.enum(['16k', 'a5', 'a4', 'b5'])
const binding = z.enum(['screen', 'print'])
const opening = z.enum(['any', 'recto'])
const press = z.strictObject({
  bleed: z.number().min(0).max(10).default(3).describe('How far what fills a page goes over its edge, in millimetres.'),
  marks: z.boolean().default(true).describe('Whether crop marks stand around each page.'),
  resolution: z.number().int().min(72).max(2400).default(300).describe('Pixels an inch that each image should have.')
})
const pageTexts = {
  colophon: 'Whether the last page says how the book was set.',
  press: 'What a printing house asks for: bleed, crop marks, text in black ink alone, images of a high resolution.',
  size: 'Trim size: 16k (185 × 260 mm), b5 (176 × 250 mm), a5 or a4.',
  binding: 'Where the margins are: `screen` for equal ones, `print` for wider ones at the spine.',
  chapters: 'Where chapters begin: on `any` page, or on a `recto`, behind an empty page if need be.'
}

/** Pages of a book's PDF. */
export const pageConfig = z.strictObject({
  size: pageSize.default('16k').describe(pageTexts.size),
  binding: binding.default('screen').describe(pageTexts.binding),
  chapters: opening.default('any').describe(pageTexts.chapters),
  colophon: z.boolean().default(true).describe(pageTexts.colophon),
  press: press.optional().describe(pageTexts.press)
})

/** What an edition has otherwise. */
export const editionPageConfig = z.strictObject({
  size: pageSize.optional().describe(pageTexts.size),
  binding: binding.optional().describe(pageTexts.binding),
  chapters: opening.optional().describe(pageTexts.chapters),
  colophon: z.boolean().optional().describe(pageTexts.colophon),
  press: press.optional().describe(pageTexts.press)
})

type PageConfig = z.output<typeof pageConfig>

/** Give the pages of an edition: the book's, but for what it has otherwise. */
export function pageOf(book: PageConfig, own: z.output<typeof editionPageConfig> | undefined): PageConfig {
  const ownPress = own?.press ?? book.press
  return {
    ...(ownPress ? {press: ownPress} : {}),
    size: own?.size ?? book.size,
    binding: own?.binding ?? book.binding,
    chapters: own?.chapters ?? book.chapters,
    colophon: own?.colophon ?? book.colophon
  }
}
