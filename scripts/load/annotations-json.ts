/** Notes as W3C Web Annotations in JSON-LD, and back. */
import {readFile} from 'node:fs/promises'
import {z} from 'zod'
import type {AnnotationFile, Note, TextQuote} from '../apparatus.ts'
import {UsageError} from '../diagnostics.ts'

/** @see https://www.w3.org/TR/annotation-model/ */
const context = 'http://www.w3.org/ns/anno.jsonld'
const classes: readonly Note['class'][] = ['author', 'editor', 'translator']

/**
 * Write notes as an annotation page. Their class is a tag.
 *
 * @param identifier Of the book.
 */
export function annotationsToJson(files: readonly AnnotationFile<string>[], identifier: string): string {
  const items = files.flatMap(({annotations}) =>
    annotations.map(({identifier: id, class: kind, source, quote, content}) => ({
      id: `${identifier}#${id}`,
      type: 'Annotation',
      motivation: 'commenting',
      body: [
        {type: 'TextualBody', purpose: 'commenting', format: 'text/markdown', value: content},
        {type: 'TextualBody', purpose: 'tagging', value: kind}
      ],
      target: {source, selector: {type: 'TextQuoteSelector', ...quote}}
    }))
  )
  const page = {'@context': context, id: `${identifier}#annotations`, type: 'AnnotationPage', items}
  return `${JSON.stringify(page, undefined, 2)}\n`
}

const list = <One extends z.ZodType>(one: One) => z.union([z.array(one), one.transform((single) => [single])])

const body = z.union([
  z.string().transform((value) => ({value, purpose: undefined})),
  z.looseObject({value: z.string().optional(), purpose: z.string().optional()})
])
const selector = z.looseObject({
  type: z.string().optional(),
  exact: z.string().optional(),
  prefix: z.string().default(''),
  suffix: z.string().default('')
})
const target = z.looseObject({source: z.union([z.string(), z.looseObject({id: z.string()})]), selector: list(selector)})
const item = z.looseObject({id: z.string().optional(), body: list(body), target: list(target)})

type Item = z.output<typeof item>

/**
 * Read a file of Web Annotations: one, several, a page or a collection.
 *
 * @param path Absolute.
 * @returns A file for `annotations/`, as YAML.
 * @throws {UsageError} for what is no such file, and for an annotation without a TextQuoteSelector or a text.
 */
export async function annotationsFromJson(path: string): Promise<string> {
  const entries = itemsIn(await valueIn(path)).map((found, index) => {
    const parsed = item.safeParse(found)
    const entry = parsed.success ? entryOf(parsed.data, index) : undefined
    if (entry) return entry
    throw unusable(path, `annotation ${index + 1} has no text, or no TextQuoteSelector`)
  })
  return `annotations:\n${entries.join('')}`
}

async function valueIn(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown
  } catch (error) {
    throw unusable(path, error instanceof Error ? error.message : String(error))
  }
}

function itemsIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(itemsIn)
  if (typeof value !== 'object' || value === null) return [value]
  if ('items' in value) return itemsIn(value.items)
  return 'first' in value ? itemsIn(value.first) : [value]
}

function entryOf(found: Item, index: number): string | undefined {
  const [first] = found.target
  const quote = first?.selector.find(
    ({type, exact}) => exact !== undefined && (type ?? 'TextQuoteSelector') === 'TextQuoteSelector'
  )
  const text = found.body.find(({value, purpose}) => value !== undefined && purpose !== 'tagging')?.value
  if (!first || quote?.exact === undefined || text === undefined || text === '') return undefined
  const tag = found.body.find(
    ({purpose, value}) => purpose === 'tagging' && classes.some((kind) => kind === value)
  )?.value
  const {exact, prefix, suffix} = quote
  const source = typeof first.source === 'string' ? first.source : first.source.id
  return yamlOf({
    id: idOf(found.id, index),
    source: sourceOf(source),
    kind: tag ?? 'editor',
    quote: {exact, prefix, suffix},
    text
  })
}

/** What JSON writes between quotes is the same in YAML. */
function yamlOf({
  id,
  source,
  kind,
  quote,
  text
}: {
  id: string
  source: string
  kind: string
  quote: TextQuote
  text: string
}): string {
  const parts = Object.entries(quote).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
  const lines = [`- id: ${JSON.stringify(id)}`, `  source: ${JSON.stringify(source)}`, `  class: ${kind}`]
  return [...lines, `  quote: {${parts.join(', ')}}`, `  note: ${JSON.stringify(text)}`]
    .map((line) => `  ${line}\n`)
    .join('')
}

function idOf(id: string | undefined, index: number): string {
  const name = (id ?? '')
    .replace(/^.*[#/:]/, '')
    .replace(/[^A-Za-z0-9_.-]/g, '')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, 80)
  return name === '' ? `annotation-${index + 1}` : name
}

/** A page on the web is called as its chapter is: `https://example.org/book/02-docker.html#x`. */
function sourceOf(source: string): string {
  if (!/^[a-z][a-z\d+.-]*:/i.test(source)) return source
  return (source.split(/[?#]/)[0] ?? source).replace(/^.*\//, '').replace(/\.x?html?$/, '')
}

function unusable(path: string, why: string): UsageError {
  return new UsageError(`Cannot read annotations of \`${path}\`: ${why}`, {
    ruleId: 'unusable-annotations',
    note: 'Name a file of W3C Web Annotations in JSON-LD',
    values: {path, why}
  })
}
