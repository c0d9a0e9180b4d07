/** The schema of `glossary/terms/<id>.yaml`. */
import {z} from 'zod'
import {languageTag} from './config-formats.ts'

const identifier = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'lower-case letters, digits and hyphens such as `container-runtime`')

const text = z.string().min(1)

/** Language and hash: see `term-hash.ts`. */
const origin = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*@[0-9a-f]{8}$/, 'a language and a hash such as `en@9f3c1a2b`')

/** YAML gives `null` for a key without a value, as the skeleton of a language that is still missing has. */
const textOrNothing = z.string().nullish()

const status = z
  .enum(['missing', 'draft', 'proposed', 'approved', 'deprecated'])
  .describe('How far the term is in this language. `missing` keeps the place for a translator.')

/** In the order of a file: `status` first and `definition` last, so that two translators seldom change one line. */
const fields = {
  term: textOrNothing.describe('The form the book prints; of an abbreviation, what it stands for.'),
  abbr: textOrNothing.describe('The short form: PaaS for 平台即服务.'),
  aliases: z.array(text).nullish().describe('Other forms that are allowed, and found in the text.'),
  forbidden: z
    .array(
      z.union([
        text,
        z.strictObject({
          form: text.describe('What must not be written.'),
          use: text.optional().describe('What to write instead; the term where left out.'),
          why: text.optional().describe('The reason, for the one who wrote it.')
        })
      ])
    )
    .nullish()
    .describe('Forms that must not be used; `use` is what to write instead, `why` the reason.'),
  reading: textOrNothing.describe('Pinyin with tones, where a polyphone would sort wrong: chóng qǐ.'),
  pos: z.enum(['noun', 'verb', 'adjective', 'adverb', 'other']).nullish().describe('Part of speech.'),
  firstUse: z
    .enum(['expand', 'plain'])
    .nullish()
    .describe('Whether the first use is followed by the other forms; as the book says where left out.'),
  basedOn: origin.nullish().describe('Language and hash of the text this was translated from: en@9f3c1a2b.'),
  source: z
    .strictObject({
      title: text.describe('Title of the source.'),
      url: z.url({error: 'an address such as `https://example.org/terms`'}).optional().describe('Its address.'),
      license: text.optional().describe('Its licence: CC-BY-4.0.')
    })
    .nullish()
    .describe('Where the definition comes from.'),
  rationale: textOrNothing.describe('Why this form was chosen, and which were not.'),
  note: textOrNothing.describe('For other translators; not printed.'),
  definition: textOrNothing.describe('One short paragraph of Markdown; other terms as [文字](term:id).')
}

const language = z.strictObject({status, ...fields})

/** The whole of a term's file. */
export const glossaryTerm = z.strictObject({
  $schema: z.string().optional().describe('Address of this schema, for editors.'),
  id: identifier.describe('The name of this file without `.yaml`. It never changes.'),
  class: z
    .enum(['concept', 'product', 'abbreviation', 'organization', 'person', 'command'])
    .default('concept')
    .describe('What kind of thing the term names. An abbreviation has its short form at `abbr`.'),
  domain: z.array(text).default([]).describe('Subject fields: cloud-native.'),
  match: z
    .strictObject({
      auto: z.boolean().default(true).describe('Whether uses are found in the text; else only [文字](term:id).'),
      case: z
        .enum(['smart', 'exact', 'ignore'])
        .default('smart')
        .describe('How letter case counts in matching. `smart`: exactly where the form has capitals.'),
      except: z.array(text).default([]).describe('Longer words in which the term is not meant: 进程序.'),
      phrases: z
        .array(
          z
            .string()
            .regex(/^[^[\]]*\[[^[\]]+\][^[\]]*$/, 'words with the term between brackets such as `[Docker] 收购`')
        )
        .optional()
        .describe(
          'Where words that may mean another term mean this one: [Docker] 收购. What is between the brackets is found.'
        )
    })
    .prefault({})
    .describe('How uses are found in the text.'),
  related: z.array(identifier).default([]).describe('Terms to read next, by id.'),
  replacedBy: identifier.optional().describe('The term that took the place of this one, by id.'),
  langs: z.record(languageTag, language).describe('One side for each language, always in the same order.')
})

/** The whole of an edition's overlay: what it says of some terms in place of their own files. */
export const glossaryOverlay = z.record(
  identifier,
  z.strictObject({
    langs: z
      .record(languageTag, z.strictObject({status: status.optional(), ...fields}))
      .describe('Fields to replace, by language; what is left out stays as it is.')
  })
)

export type GlossaryTerm = z.output<typeof glossaryTerm>

export type GlossaryTermLanguage = z.output<typeof language>

/** A side as an overlay has it. */
export type GlossaryOverlayLanguage = z.output<typeof glossaryOverlay>[string]['langs'][string]
