/** The part of `book.yaml` that is about the EPUB. */
import {z} from 'zod'

/** What an EPUB may hold, and what it may weigh. */
export const epubConfig = z.strictObject({
  imageWidth: z
    .int()
    .min(320)
    .max(8192)
    .default(1600)
    .describe('How wide a raster image may be, in pixels; wider ones are made smaller.'),
  imageBudget: z
    .int()
    .min(10)
    .max(65_536)
    .default(500)
    .describe(
      'What a raster image may weigh, in kilobytes of 1000 bytes: heavier ones lose colours or detail nobody sees, then width.'
    ),
  budget: z
    .int()
    .min(1)
    .optional()
    .describe('What the whole EPUB may weigh, in kilobytes of 1000 bytes; a build warns of a heavier one.'),
  certifier: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Who looked the EPUB through and found that it conforms to EPUB Accessibility 1.1 and WCAG 2.2 AA; it says so by their name, unless an image has no alternative text.'
    ),
  fonts: z
    .enum(['rare', 'subset', 'whole'])
    .default('rare')
    .describe(
      'Which fonts are embedded: `rare` for characters alone that systems lack, `subset` for a face of the text with the characters of the book, `whole` for all of the face.'
    )
})

/** Which way the lines of an edition's EPUB run. */
export const writing = z.enum(['horizontal', 'vertical'])
