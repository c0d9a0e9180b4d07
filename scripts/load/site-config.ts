/** How the site of a book is published. Everything may be left out; the site then leaves out what needs it. */
import {z} from 'zod'
import {isDate} from './config-formats.ts'

const https = {protocol: /^https$/, error: 'an address such as `https://example.org/book`'}

const change = z.strictObject({
  version: z.string().min(1).describe('Version that the change came with.'),
  date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, {error: 'a day such as `2026-11-21`', abort: true})
    .refine(isDate, 'a day of the calendar such as `2026-11-21`')
    .describe('When, as a day.'),
  text: z.string().min(1).describe('What changed, in a sentence or two.')
})

export const siteConfig = z.strictObject({
  address: z
    .url(https)
    .optional()
    .describe(
      'Where the pages of an edition are published; `{edition}` stands for its name. For canonical addresses, the site map, the feed.'
    ),
  source: z
    .url(https)
    .refine((address) => address.includes('{path}'), 'an address with `{path}` in it')
    .optional()
    .describe('Where a file of the sources can be read, with `{path}`; made from `repository` for well-known hosts.'),
  report: z
    .url(https)
    .optional()
    .describe(
      'Where mistakes are reported, with `{title}` and `{body}` where it takes them; made from `repository` for well-known hosts.'
    ),
  font: z
    .enum(['system', 'subset'])
    .default('system')
    .describe(
      'Which fonts pages are set in: `system` for those of the device, which load at once, `subset` for a serif with the characters of the book, some 270 kB.'
    ),
  changes: z.array(change).default([]).describe('What changed, newest first: on the front page and in the feed.')
})
