/** The schema of `annals.yaml`. */
import {z} from 'zod'
import {isDate} from './config-formats.ts'
import {languageTag} from './config-formats.ts'

const identifier = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'lower-case letters, digits and hyphens such as `docker-open-source`')

const text = z.string().min(1)

/** One text for each language of the book. */
const texts = z.record(languageTag, text)

const date = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, {error: 'a date such as `2013-03-15`', abort: true})
  .refine(isDate, 'a date of the calendar such as `2013-03-15`')

const source = z.strictObject({
  title: text.describe('Kind and title, as a reader could find it: 版本说明：Docker 1.12.'),
  date: date.optional().describe('When it was published.'),
  url: z
    .url({protocol: /^https?$/, error: 'an address such as `https://example.org/news`'})
    .optional()
    .describe('Where it can be read.'),
  note: text.optional().describe('What in it matters here.')
})

const event = z.strictObject({
  id: identifier.describe('Links name it: [文字](event:docker-open-source). It never changes.'),
  date: date.describe('`2013`, `2013-03` or `2013-03-15`: as exact as the sources are.'),
  end: date.optional().describe('For what took a while: the last year, month or day of it.'),
  title: texts
    .refine((sides) => Object.keys(sides).length > 0, 'a title in one language at least, such as `{zh-Hans: …}`')
    .describe('What happened, in a line, by language.'),
  short: texts.default({}).describe('Fewer words for the chart, where the title is long, by language.'),
  text: texts.default({}).describe('A short paragraph of Markdown, by language; terms as [文字](term:id).'),
  certainty: z
    .enum(['certain', 'likely', 'disputed'])
    .default('certain')
    .describe('How sure the date and the event are: the chart and the list show it.'),
  conflict: texts.default({}).describe('Who says otherwise, and what is right: Markdown, by language.'),
  sources: z.array(source).min(1, 'at least one source').describe('Where it is told.'),
  topics: z.array(identifier).default([]).describe('Topics by id; the first is the lane of the chart.')
})

/** The whole of `annals.yaml`. */
export const annalsFile = z.strictObject({
  $schema: z.string().optional(),
  topics: z
    .record(identifier, texts)
    .default({})
    .describe('Topics by id, each with its name by language, in the order of the chart.'),
  events: z.array(event).describe('The events, in any order.')
})

export type AnnalsFile = z.output<typeof annalsFile>
