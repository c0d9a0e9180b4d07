/** The schema of files in `annotations/`. */
import {z} from 'zod'

const text = z.string().min(1)

const annotation = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,79}$/, 'letters, digits and `-_.` such as `sandbox`')
    .describe('Its name; no two of a book are alike.'),
  source: text.describe("The chapter: its file's name or stem."),
  class: z.enum(['author', 'editor', 'translator']).default('editor').describe('Whose note it is: 作者注, 编注, 译注.'),
  quote: z
    .strictObject({
      exact: text.describe('The words that the note is about; its mark stands behind them.'),
      prefix: z.string().default('').describe('What stands before them, where they are not the only such words.'),
      suffix: z.string().default('').describe('What stands behind them.')
    })
    .describe('Where it belongs, as a TextQuoteSelector of W3C Web Annotation.'),
  note: text.describe('The note: Markdown.')
})

/** A file of notes that are kept outside the chapters. */
export const annotationsFile = z.strictObject({
  $schema: z.string().optional(),
  annotations: z.array(annotation).describe('The notes, in any order.')
})

export type AnnotationEntry = z.output<typeof annotation>
