import {z} from 'zod'
import {chapterFile} from './chapter-list.ts'
import {languageTag, version} from './config-formats.ts'
import {writing} from './epub-config.ts'
import {editionPageConfig} from './page-config.ts'
import {editionTermConfig} from './term-config.ts'

const text = z.string().min(1)

const format = z.enum(['html', 'epub', 'pdf'])

/** Whose notes an edition can keep. */
export const noteClasses = z.array(z.enum(['author', 'editor', 'translator']))

/** What an author says of an edition. */
export const editionConfig = z.strictObject({
  language: languageTag.optional().describe("Language of the edition; the book's where left out."),
  title: text.optional().describe("Title of the edition; the book's where left out."),
  formats: z.array(format).min(1, 'at least one format').default(['html', 'epub', 'pdf']).describe('What to build.'),
  chapters: z
    .array(chapterFile)
    .min(1, 'at least one chapter')
    .optional()
    .describe('File names or stems; all where left out.'),
  version: version.optional().describe("Version of the edition; the book's where left out."),
  label: text.optional().describe('What the edition is called on its cover: 繁體版.'),
  reviewed: z
    .boolean()
    .optional()
    .describe('Whether a person has read the edition through; `false` says so to its readers.'),
  notes: noteClasses.optional().describe("Whose notes are kept; the book's where left out."),
  terms: editionTermConfig.optional().describe('How terms are treated; as the book does where left out.'),
  parallels: z
    .boolean()
    .optional()
    .describe(
      'Whether passages that several chapters have are linked to each other, with what they tell differently: 对读. Off where left out.'
    ),
  page: editionPageConfig.optional().describe("Pages of the edition's PDF; the book's where left out."),
  writing: writing
    .optional()
    .describe("Which way lines run in the edition's EPUB; `vertical` from top to bottom, the first one at the right.")
})
