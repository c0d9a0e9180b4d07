/** The schema of `glossary/terms/<id>.yaml`. */
import {z} from 'zod'
import {languageTag} from './config.ts'

const identifier = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'lower-case letters, digits and hyphens such as `container-runtime`')

const text = z.string().min(1)

/** YAML gives `null` for a key without a value, as the skeleton of a language that is still missing has. */
const textOrNothing = z.string().nullish()

const language = z.strictObject({
  status: z
    .enum(['missing', 'draft', 'proposed', 'approved', 'deprecated'])
    .describe('How far the term is in this language. `missing` keeps the place for a translator.'),
  term: textOrNothing.describe('The form the book prints.'),
  abbr: textOrNothing.describe('The short form: PaaS for 平台即服务.'),
  aliases: z.array(text).nullish().describe('Other forms that are allowed, and found in the text.'),
  forbidden: z
    .array(z.union([text, z.strictObject({form: text, use: text.optional(), why: text.optional()})]))
    .nullish()
    .describe('Forms that must not be used; `use` is what to write instead, `why` the reason.'),
  reading: textOrNothing.describe('Pinyin with tones, where a polyphone would sort wrong: chóng qǐ.'),
  definition: textOrNothing.describe('One short paragraph of Markdown; other terms as [文字](term:id).'),
  pos: z.enum(['noun', 'verb', 'adjective', 'adverb', 'other']).nullish().describe('Part of speech.'),
  firstUse: z.enum(['expand', 'plain']).nullish().describe('Whether the first use is followed by the other forms.'),
  basedOn: textOrNothing.describe('Language and hash of the text this was translated from: en@9f3c1a2b.'),
  source: z
    .strictObject({title: text, url: z.url().optional(), license: text.optional()})
    .nullish()
    .describe('Where the definition comes from.'),
  rationale: textOrNothing.describe('Why this form was chosen.'),
  note: textOrNothing.describe('For other translators; not printed.')
})

/** The whole of a term's file. */
export const glossaryTerm = z.strictObject({
  $schema: z.string().optional(),
  id: identifier.describe('The name of this file without `.yaml`. It never changes.'),
  class: z
    .enum(['concept', 'product', 'abbreviation', 'organization', 'person', 'command'])
    .default('concept')
    .describe('What kind of thing the term names.'),
  domain: z.array(text).default([]).describe('Subject fields: cloud-native.'),
  match: z
    .strictObject({
      auto: z.boolean().default(true).describe('Whether uses are found in the text; else only [文字](term:id).'),
      case: z.enum(['smart', 'exact', 'ignore']).default('smart').describe('How letter case counts in matching.'),
      except: z.array(text).default([]).describe('Longer words in which the term is not meant: 进程序.')
    })
    .prefault({}),
  related: z.array(identifier).default([]).describe('Terms to read next, by id.'),
  replacedBy: identifier.optional().describe('The term that took the place of this one.'),
  langs: z.record(languageTag, language).describe('One side for each language, always in the same order.')
})

export type GlossaryTerm = z.output<typeof glossaryTerm>

export type GlossaryTermLanguage = z.output<typeof language>
