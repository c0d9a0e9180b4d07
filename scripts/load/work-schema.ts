/** The schema of the works that a book cites: CSL-JSON, as far as it is printed. */
import {z} from 'zod'
import {isDate} from './config-formats.ts'

const text = z.string().min(1)
/** Numbers are text to whom they are printed for. */
const words = z.union([text, z.number()]).transform(String)

/** A name with its parts, or in one piece where it has none: an organization, `张磊`. */
const name = z.union([
  text.transform((literal) => ({literal})),
  z.looseObject({family: text.optional(), given: text.optional(), literal: text.optional()})
])
const names = z.array(name).optional()

const dateParts = z.array(
  z
    .array(z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]))
    .min(1)
    .max(3)
)

const dayWanted = 'a date such as `2013`, `2013-03` or `2013-03-15`, or `date-parts`'
const date = z
  .union(
    [
      words.refine((value) => /^\d{4}(-\d{2}(-\d{2})?)?$/.test(value) && isDate(value), dayWanted),
      z.looseObject({'date-parts': dateParts}),
      z.looseObject({raw: text}),
      z.looseObject({literal: text})
    ],
    dayWanted
  )
  .transform((value) => (typeof value === 'string' ? {'date-parts': [value.split('-').map(Number)]} : value))
  .optional()

/** @see https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types */
const types = [
  ...['article', 'article-journal', 'article-magazine', 'article-newspaper', 'bill', 'book', 'broadcast', 'chapter'],
  ...['classic', 'collection', 'dataset', 'document', 'entry', 'entry-dictionary', 'entry-encyclopedia', 'event'],
  ...['figure', 'graphic', 'hearing', 'interview', 'legal_case', 'legislation', 'manuscript', 'map', 'motion_picture'],
  ...['musical_score', 'pamphlet', 'paper-conference', 'patent', 'performance', 'periodical', 'personal_communication'],
  ...['post', 'post-weblog', 'regulation', 'report', 'review', 'review-book', 'software', 'song', 'speech', 'standard'],
  ...['thesis', 'treaty', 'webpage']
] as const

/** One work; fields that are not printed are left out. */
export const work = z.object({
  id: z
    .union([text, z.number()])
    .transform(String)
    .refine((id) => /^[\p{L}\p{N}_][\p{L}\p{N}_:.+/-]*$/u.test(id), 'letters, digits and `-_:.+/` such as `docker2013`')
    .describe('What is written behind `@` to cite it: [@docker2013].'),
  type: z.enum(types).describe('What it is, as CSL calls it: book, article-journal, webpage, software, standard.'),
  title: text.describe('Its title, with the subtitle.'),
  author: names.describe('Who wrote it.'),
  editor: names.describe('Who edited it, or the book that it is in.'),
  translator: names.describe('Who translated it.'),
  language: text.optional().describe('Its language: zh-CN, en. It decides between 等 and et al.'),
  issued: date.describe('When it was published.'),
  accessed: date.describe('When its address was last looked at.'),
  'container-title': text.optional().describe('The journal, newspaper, book or site that it is in.'),
  publisher: text.optional().describe('Who published it.'),
  'publisher-place': text.optional().describe('Where it was published.'),
  edition: words.optional().describe('Which edition: 2.'),
  volume: words.optional().describe('Volume of the journal.'),
  issue: words.optional().describe('Issue of the journal.'),
  page: words.optional().describe('Pages: 70-93.'),
  number: words.optional().describe('Number of a standard, a report, a patent.'),
  URL: z
    .url({protocol: /^https?$/})
    .optional()
    .describe('Where it can be read.'),
  DOI: text.optional().describe('Its DOI: 10.1145/2898442.2898444.')
})

/** A file of works: CSL-JSON, in JSON or YAML. */
export const worksFile = z.array(work)

export type WorkItem = z.output<typeof work>
