/** The schemas, as editors read them. */
import {z} from 'zod'
import {annalsFile} from './annals-schema.ts'
import {annotationsFile} from './annotations-schema.ts'
import {bookConfig} from './config.ts'
import {glossaryOverlay, glossaryTerm} from './glossary-schema.ts'
import {worksFile} from './work-schema.ts'

/**
 * Write the published JSON Schemas: completion and checks while an author types.
 *
 * @returns Text by path in the package. Draft 7, which is what editors' YAML servers read.
 */
export function jsonSchemas(): Record<string, string> {
  return {
    'templates/schema/book.schema.json': textOf(bookConfig, 'book.yaml of zhushu'),
    'templates/schema/annals.schema.json': textOf(annalsFile, 'annals.yaml of zhushu'),
    'templates/schema/annotations.schema.json': textOf(annotationsFile, 'Annotations of zhushu'),
    'templates/schema/bibliography.schema.json': textOf(worksFile, 'bibliography.yaml of zhushu'),
    'glossary/schema/term.schema.json': textOf(glossaryTerm, 'A glossary term of zhushu'),
    'glossary/schema/overlay.schema.json': textOf(glossaryOverlay, 'What an edition of zhushu says of glossary terms')
  }
}

function textOf(schema: z.ZodType, title: string): string {
  const {$schema, ...rest} = z.toJSONSchema(schema, {target: 'draft-7', io: 'input'})
  return `${JSON.stringify({$schema, title, ...rest}, undefined, 2)}\n`
}
