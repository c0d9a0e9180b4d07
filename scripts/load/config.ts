/** The schema of `book.yaml`, with every default. Nothing else has defaults. */
import {z} from 'zod'
import {chapterList} from './chapter-list.ts'
import {isDate, languageTag, name, version} from './config-formats.ts'
import {editionConfig, noteClasses} from './edition-config.ts'
import {isIsbn} from '../is-isbn.ts'
import {epubConfig} from './epub-config.ts'
import {pageConfig} from './page-config.ts'
import {termConfig} from './term-config.ts'
import {releaseConfig} from './release-config.ts'
import {siteConfig} from './site-config.ts'
import {recoverConfig} from './recover-config.ts'

export type {RecoverConfig} from './recover-config.ts'

const text = z.string().min(1)

const creator = z.strictObject({
  name: text.describe('The name as readers see it.'),
  role: z.enum(['author', 'translator', 'editor', 'illustrator']).default('author').describe('What they did.'),
  fileAs: text.optional().describe('For sorting, where it differs from the name: `Zhang, Lei`.')
})

const numbering = z.strictObject({
  chapters: z.boolean().default(true).describe('Whether chapters of the body are numbered.'),
  sections: z
    .int()
    .min(1)
    .max(6)
    .default(3)
    .describe('Down to which heading depth sections are numbered: 1 for none, 6 for all.'),
  figures: z
    .enum(['chapter', 'book'])
    .default('chapter')
    .describe(
      'Whether figures, tables, listings and equations count within their chapter (图 2-3) or through the book (图 7).'
    )
})

const index = z.strictObject({
  enabled: z
    .union([z.boolean(), z.literal('auto')])
    .default('auto')
    .describe('Whether the book has an index at its end; `auto`: where its author marked something for it.'),
  terms: z
    .boolean()
    .default(true)
    .describe('Whether the index leads to every section where a term of the glossary is used, as well.')
})

const references = z.strictObject({
  phrases: z
    .boolean()
    .default(true)
    .describe(
      'Whether 上一节、本章、第 7 章、图 2-3 and the like become links where it is certain where they lead, and are reported where they lead nowhere.'
    ),
  backlinks: z
    .boolean()
    .default(false)
    .describe('Whether a caption ends with the places that refer to its figure, table, listing or equation.')
})

const series = z.strictObject({
  title: text.describe('What the series is called.'),
  position: z.int().min(1).optional().describe('Which of its books this one is, from 1.')
})

const wantedIsbn = 'an ISBN whose check digit is right, such as `978-7-115-56001-8`'
const isbnPrefix = /^(urn:)?isbn:/i

/** The whole of `book.yaml`. */
export const bookConfig = z.strictObject({
  $schema: z.string().optional(),
  title: text.describe('Title of the book.'),
  subtitle: text.optional().describe('Subtitle of the book.'),
  series: series.optional().describe('The series that the book belongs to.'),
  creators: z.array(creator).default([]).describe('Who made the book, in the order of the title page.'),
  language: languageTag.default('zh-Hans').describe('Language the book is written in, as a BCP 47 tag.'),
  name: name.optional().describe("Stem of the output's file names; made from the folder's name where left out."),
  identifier: text
    .refine((value) => !isbnPrefix.test(value) || isIsbn(value.replace(isbnPrefix, '')), wantedIsbn)
    .optional()
    .describe('A URN or address that never changes; made from the ISBN, or from name and title, where left out.'),
  isbn: z.string().refine(isIsbn, wantedIsbn).optional().describe('ISBN-13 or ISBN-10, with or without hyphens.'),
  publisher: text.optional().describe('Who publishes the book.'),
  rights: text.optional().describe('Rights or licence: `CC BY 4.0`.'),
  version: version.default('0.0.0').describe('Version of the text: `1.2.0`. It is part of file names.'),
  date: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, {error: 'a date such as `2026-11-21`', abort: true})
    .refine(isDate, 'a date of the calendar such as `2026-11-21`')
    .optional()
    .describe('First published: `2026`, `2026-11` or `2026-11-21`.'),
  modified: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, {error: 'a day such as `2026-11-21`', abort: true})
    .refine(isDate, 'a day of the calendar such as `2026-11-21`')
    .default('2000-01-01')
    .describe('Last changed, as a day: the one date that outputs carry.'),
  description: text.optional().describe('What the book is about, for catalogues.'),
  subjects: z.array(text).default([]).describe('Keywords for catalogues.'),
  cover: text
    .optional()
    .describe(
      'An image file, seen from `book.yaml`. In a drawing, `{title}`, `{subtitle}`, `{creators}`, `{edition}` and `{version}` are filled in for each edition.'
    ),
  repository: z
    .url({protocol: /^https$/, error: 'an address such as `https://example.org/book`'})
    .optional()
    .describe('Where readers find the sources: an https address.'),
  manuscript: text
    .default('.')
    .describe('Folder that the chapters are read from, seen from `book.yaml`. Nothing outside it is read.'),
  glossary: text
    .default('glossary')
    .describe(
      "Folder of the glossary, seen from `book.yaml` or from the book's folder; ignored where it does not exist."
    ),
  annals: text
    .default('annals.yaml')
    .describe('File of the dated events, seen from `book.yaml`; ignored where it does not exist.'),
  bibliography: z
    .array(text)
    .default(['bibliography.yaml', 'bibliography.json', 'bibliography.bib'])
    .describe(
      'Files of the works that the book cites, seen from `book.yaml`: CSL-JSON (.json, .yaml) or BibTeX (.bib); those that do not exist are ignored.'
    ),
  annotations: text
    .default('annotations')
    .describe(
      'Folder of notes that are kept outside the chapters, seen from `book.yaml`; ignored where it does not exist.'
    ),
  aliases: text
    .default('aliases.yaml')
    .describe('File of retired identifiers, seen from `book.yaml`; ignored where it does not exist.'),
  chapters: z
    .union([
      chapterList,
      z.strictObject({
        frontmatter: chapterList.default([]).describe('Before the body: preface, foreword. Not numbered.'),
        bodymatter: chapterList.default([]).describe('The body, numbered.'),
        backmatter: chapterList.default([]).describe('After the body: afterword, appendices. Not numbered.')
      })
    ])
    .optional()
    .describe(
      'Chapters in order, plain or by division; every text of the folder, in the order of names, where left out.'
    ),
  recover: recoverConfig
    .default('auto')
    .describe(
      'Whether structure is recovered in texts that were never Markdown. `auto`: wholly where a .txt has no headings of Markdown; elsewhere lists and commands, and torn paragraphs are proposed.'
    ),
  numbering: numbering.prefault({}).describe('What gets numbers.'),
  terms: termConfig.prefault({}).describe('How terms of the glossary are treated.'),
  index: index.prefault({}).describe('The index at the end of the book.'),
  references: references.prefault({}).describe('How references are treated.'),
  notes: noteClasses.default(['author', 'editor', 'translator']).describe('Whose notes are kept: 作者注, 编注, 译注.'),
  page: pageConfig.prefault({}).describe('The pages of the PDF.'),
  epub: epubConfig.prefault({}).describe('What the EPUB holds and weighs.'),
  site: siteConfig.prefault({}).describe('How the site is published.'),
  release: releaseConfig.prefault({}).describe('What a release may weigh, and what it tells.'),
  lint: z
    .record(z.string(), z.enum(['off', 'info', 'warning', 'error']))
    .default({})
    .describe('How severe findings are, by rule: `missing-full-stop: off`.'),
  spelling: z
    .boolean()
    .default(true)
    .describe(
      'Whether names are checked against the glossary that zhushu brings along, in a book that has no glossary of its own.'
    ),
  labels: z
    .record(languageTag, z.record(z.string(), z.string()))
    .default({})
    .describe('Interface words and label patterns by language, over those of the program.'),
  editions: z
    .record(name, editionConfig)
    .refine((editions) => Object.keys(editions).length > 0, 'at least one edition')
    .refine(
      (editions) =>
        new Set(Object.keys(editions).map((key) => key.toLowerCase())).size === Object.keys(editions).length,
      'names that differ in more than letter case'
    )
    .optional()
    .describe("What is built, by name; one edition, named after the book's language, where left out.")
})

/** What an author writes. */
export type BookConfigInput = z.input<typeof bookConfig>

/**
 * What the stages get: nothing that has a default is optional. `cover`, `manuscript`, `glossary`, `annals`,
 * `bibliography`, `annotations` and `aliases` are relative to the book's folder, with `/`; editions name chapters by id.
 */
export type BookConfig = Omit<z.output<typeof bookConfig>, 'name' | 'identifier' | 'editions'> & {
  name: string
  identifier: string
  editions: Readonly<Record<string, z.output<typeof editionConfig>>>
}

/** One edition with every option resolved: defaults, then the book's, then its own. */
export type Edition = {
  name: string
  language: string
  title: string
  /** What it is called on its cover. */
  label: string
  reviewed: boolean
  version: string
  formats: readonly ('html' | 'epub' | 'pdf')[]
  /** Chapter ids, in order; `undefined` for all. */
  chapters: readonly string[] | undefined
  numbering: BookConfig['numbering']
  terms: BookConfig['terms']
  index: BookConfig['index']
  references: BookConfig['references']
  notes: BookConfig['notes']
  /** Whether passages that several chapters have are linked to each other. */
  parallels?: boolean
  page: BookConfig['page']
  /** Which way lines run in the EPUB; horizontal where absent. */
  writing?: 'horizontal' | 'vertical'
}

/** Interface words and label patterns of one language, from `templates/labels/<language>.yaml`. Patterns hold `{number}`, `{title}`. */
export type Labels = Readonly<Record<string, string>>
