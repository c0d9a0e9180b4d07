/** The schema of `book.yaml`, with every default. Nothing else has defaults. */
import {z} from 'zod'

/** A BCP 47 tag: `zh-Hans`. */
const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/, 'expected a language tag such as `zh-Hans`')

/** `0.1.0`, or what an edition calls itself: it becomes part of a file name. */
const version = z.string().regex(/^[\w.+-]{1,40}$/)

/** Part of a file name. */
const name = z.string().regex(/^[a-z\d][a-z\d-]{0,63}$/i, 'expected letters, digits and hyphens')

const format = z.enum(['html', 'epub', 'pdf'])

const creator = z.strictObject({
  name: z.string().min(1),
  role: z.enum(['author', 'translator', 'editor', 'illustrator']).default('author'),
  /** For sorting, where it differs from the name: `Zhang, Lei`. */
  fileAs: z.string().min(1).optional()
})

const chapterFile = z.string().min(1)

/** A file, or a titled part of files. */
const chapterList = z.array(
  z.union([chapterFile, z.strictObject({part: z.string().min(1), chapters: z.array(chapterFile).min(1)})])
)

const numbering = z.strictObject({
  /** Whether chapters of the body are numbered. */
  chapters: z.boolean().default(true),
  /** Down to which heading depth sections are numbered: 1 for none, 6 for all. */
  sections: z.int().min(1).max(6).default(3),
  /** Whether figures, tables, listings and equations count within their chapter (图 2-3) or through the book (图 7). */
  figures: z.enum(['chapter', 'book']).default('chapter')
})

const terms = z.strictObject({
  /** Which uses of a term are linked to the glossary: the first in each of these, all, or none but the author's own. */
  link: z.enum(['book', 'chapter', 'section', 'all', 'none']).default('chapter')
})

const edition = z.strictObject({
  language: language.optional(),
  title: z.string().min(1).optional(),
  formats: z.array(format).min(1).default(['html', 'epub', 'pdf']),
  /** File stems or names; all where left out. */
  chapters: z.array(chapterFile).min(1).optional(),
  version: version.optional()
})

export const bookConfig = z.strictObject({
  $schema: z.string().optional(),
  title: z.string().min(1),
  subtitle: z.string().min(1).optional(),
  creators: z.array(creator).default([]),
  language: language.default('zh-Hans'),
  /** Stem of the output's file names; the folder's name where left out. */
  name: name.optional(),
  /** A URN or address that never changes; made from the ISBN or the name where left out. */
  identifier: z.string().min(1).optional(),
  isbn: z.string().optional(),
  publisher: z.string().min(1).optional(),
  rights: z.string().min(1).optional(),
  version: version.default('0.0.0'),
  /** First published: `2026`, `2026-11`, `2026-11-21`. */
  date: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
    .optional(),
  /** Last changed, as a day: the one date that outputs carry. */
  modified: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .default('2000-01-01'),
  description: z.string().min(1).optional(),
  subjects: z.array(z.string().min(1)).default([]),
  /** An image file. */
  cover: z.string().min(1).optional(),
  /** Where readers find the sources: an https address. */
  repository: z.url().optional(),
  /** Folder that the chapters are read from. Nothing outside it is read. */
  manuscript: z.string().min(1).default('.'),
  /** Folder of the glossary; ignored where it does not exist. */
  glossary: z.string().min(1).default('glossary'),
  chapters: z
    .union([
      chapterList,
      z.strictObject({
        frontmatter: chapterList.default([]),
        bodymatter: chapterList.default([]),
        backmatter: chapterList.default([])
      })
    ])
    .optional(),
  numbering: numbering.prefault({}),
  terms: terms.prefault({}),
  /** Interface words and label patterns by language, over those of `templates/labels`. */
  labels: z.record(language, z.record(z.string(), z.string())).default({}),
  editions: z.record(name, edition).prefault({'zh-Hans': {}})
})

/** What an author writes. */
export type BookConfigInput = z.input<typeof bookConfig>

/** What the stages get: nothing that has a default is optional. */
export type BookConfig = Omit<z.output<typeof bookConfig>, 'name' | 'identifier'> & {name: string; identifier: string}

/** One edition with every option resolved: defaults, then the book's, then its own. */
export type Edition = {
  name: string
  language: string
  title: string
  version: string
  formats: readonly ('html' | 'epub' | 'pdf')[]
  /** Chapter ids, in order; `undefined` for all. */
  chapters: readonly string[] | undefined
  numbering: BookConfig['numbering']
  terms: BookConfig['terms']
}

/** Interface words and label patterns of one language, from `templates/labels/<language>.yaml`. Patterns hold `{number}`, `{title}`. */
export type Labels = Readonly<Record<string, string>>
