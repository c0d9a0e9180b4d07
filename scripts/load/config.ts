/** The schema of `book.yaml`, with every default. Nothing else has defaults. */
import {z} from 'zod'
import type {VFile} from 'vfile'
import {ConfigurationError, UsageError} from '../diagnostics.ts'
import {defaultIdentifier, isIsbn, nameFrom} from './identify-book.ts'
import {nearest} from './nearest.ts'
import {readYaml} from './yaml.ts'
import type {Yaml} from './yaml.ts'

/** A BCP 47 tag: `zh-Hans`. */
const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/, 'a language tag such as `zh-Hans`')

/** `0.1.0`, or what an edition calls itself: it becomes part of a file name. */
const version = z.string().regex(/^[\w.+-]{1,40}$/, 'a version such as `0.1.0`')

/** Part of a file name. */
const name = z.string().regex(/^[a-z\d][a-z\d-]{0,63}$/i, 'letters, digits and hyphens such as `my-book`')

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
  isbn: z.string().refine(isIsbn, 'an ISBN whose check digit is right, such as `978-7-115-56001-8`').optional(),
  publisher: z.string().min(1).optional(),
  rights: z.string().min(1).optional(),
  version: version.default('0.0.0'),
  /** First published: `2026`, `2026-11`, `2026-11-21`. */
  date: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date such as `2026-11-21`')
    .refine(isDate, 'a date of the calendar such as `2026-11-21`')
    .optional(),
  /** Last changed, as a day: the one date that outputs carry. */
  modified: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as `2026-11-21`')
    .refine(isDate, 'a day of the calendar such as `2026-11-21`')
    .default('2000-01-01'),
  description: z.string().min(1).optional(),
  subjects: z.array(z.string().min(1)).default([]),
  /** An image file. */
  cover: z.string().min(1).optional(),
  /** Where readers find the sources: an https address. */
  repository: z.url({protocol: /^https?$/, error: 'an address such as `https://example.org/book`'}).optional(),
  /** Folder that the chapters are read from, seen from `book.yaml`. Nothing outside it is read. */
  manuscript: z.string().min(1).default('.'),
  /** Folder of the glossary, seen from `book.yaml` or from the book's folder; ignored where it does not exist. */
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
  /** By name; one in the book's language where left out. */
  editions: z.record(name, edition).optional()
})

/** What an author writes. */
export type BookConfigInput = z.input<typeof bookConfig>

/** What the stages get: nothing that has a default is optional. */
export type BookConfig = Omit<z.output<typeof bookConfig>, 'name' | 'identifier' | 'editions'> & {
  name: string
  identifier: string
  editions: Readonly<Record<string, z.output<typeof edition>>>
}

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

/**
 * Read `book.yaml`, and fill in what follows from the rest of it.
 *
 * @param folderName The book's name where it has none of its own.
 *   Reports what `readYaml` does.
 * @throws {ConfigurationError} when it does not fit the schema.
 */
export function readConfig(file: VFile, folderName: string): {config: BookConfig; placeOf: Yaml<unknown>['placeOf']} {
  const {value, placeOf} = readYaml(file, bookConfig)
  if (!value) throw new ConfigurationError([file])
  return {config: completeConfig(value, folderName), placeOf}
}

/** Give a configuration that has nothing but a title. */
export function defaultConfig(title: string, folderName: string): BookConfig {
  return completeConfig(bookConfig.parse({title}), folderName)
}

function completeConfig(value: z.output<typeof bookConfig>, folderName: string): BookConfig {
  const name = value.name ?? nameFrom(folderName)
  const identifier = value.identifier ?? defaultIdentifier({...value, name})
  const editions = value.editions ?? {[value.language]: edition.parse({})}
  return {...value, name, identifier, editions}
}

/**
 * Resolve the editions to build, in the order of the book.
 *
 * @param wanted Names; all editions where empty.
 * @param formats The only ones to build; each edition's own where empty.
 * @throws {UsageError} for a name that is none of the book's, and when nothing is left to build.
 */
export function editionsOf(
  config: BookConfig,
  wanted: readonly string[],
  formats: readonly Edition['formats'][number][]
): Edition[] {
  const names = Object.keys(config.editions)
  const unknown = wanted.find((name) => !names.includes(name))
  if (unknown !== undefined) {
    const expected = nearest(unknown, names)
    throw new UsageError(
      `Unexpected edition \`${unknown}\`, expected ${names.map((name) => `\`${name}\``).join(', ')}`,
      {
        ruleId: 'unknown-edition',
        ...(expected.length > 0 ? {expected} : {}),
        values: {edition: unknown, editions: names.join('、')}
      }
    )
  }
  const editions = Object.entries(config.editions)
    .filter(([name]) => wanted.length === 0 || wanted.includes(name))
    .map(([name, own]) => editionOf(config, name, own))
    .map((own) => ({...own, formats: own.formats.filter((format) => formats.length === 0 || formats.includes(format))}))
    .filter((own) => own.formats.length > 0)
  if (editions.length > 0) return editions
  throw new UsageError(`Unexpected format \`${formats.join(', ')}\`, expected one that an edition has`, {
    ruleId: 'unknown-format',
    values: {formats: formats.join('、')}
  })
}

function editionOf(config: BookConfig, name: string, own: BookConfig['editions'][string]): Edition {
  return {
    name,
    language: own.language ?? config.language,
    title: own.title ?? config.title,
    version: own.version ?? config.version,
    formats: own.formats,
    chapters: own.chapters,
    numbering: config.numbering,
    terms: config.terms
  }
}

/** `2026`, `2026-02`, `2026-02-28`: whether the calendar has it. */
function isDate(text: string): boolean {
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number)
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
