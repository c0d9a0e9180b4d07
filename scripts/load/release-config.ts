/** The part of `book.yaml` that is about releases. */
import {z} from 'zod'

const kilobytes = z.int().min(1).optional()

const budget = z.strictObject({
  epub: kilobytes.describe('What an EPUB may weigh, in kilobytes of 1000 bytes.'),
  pdf: kilobytes.describe('What a PDF may weigh, in kilobytes of 1000 bytes.'),
  html: kilobytes.describe('What the book in one HTML file may weigh, in kilobytes of 1000 bytes.'),
  site: kilobytes.describe('What the archive of the site may weigh, in kilobytes of 1000 bytes.'),
  warnings: z.int().min(0).optional().describe('How many warnings of lint and build a release may have.'),
  fonts: z.int().min(0).optional().describe('How many font faces an EPUB or a PDF may embed.')
})

/** What a release may weigh, and what it tells of earlier ones. */
export const releaseConfig = z.strictObject({
  budget: budget.prefault({}).describe('What a release must not exceed: a broken budget makes no release.'),
  appendix: z
    .boolean()
    .default(false)
    .describe('Whether the released book ends with what it changed since the version before: 本版变更.')
})
