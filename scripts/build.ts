/** The one path. Nothing here knows Markdown, HTML or a format. */
import type {VFile} from 'vfile'
import type {Book, Format, Machine, Manuscript} from './book.ts'
import {hasErrors} from './diagnostics.ts'
import {enrich} from './enrich/index.ts'
import {filesOf} from './files-of.ts'
import {lint, settle} from './lint/index.ts'
import {editionsOf, load, loadAssets} from './load/index.ts'
import type {Edition} from './load/config.ts'
import {parse} from './parse/index.ts'
import {renderFormats} from './render/index.ts'
import {collectFindings} from './report.ts'
import {openOutput, type Publication} from './write.ts'

/** What the user asks for. Empty lists mean all. */
export type BuildRequest = {
  /** Absolute path of the book's folder. */
  root: string
  /** Absolute path of `out`. */
  out: string
  editions: readonly string[]
  formats: readonly Format[]
  /** Whether warnings stop the build, too. */
  strict: boolean
}

/** `published` is undefined where nothing was written, because of what the messages on `files` say. */
export type BuildResult = {
  files: readonly VFile[]
  language: string
  published: readonly Publication[] | undefined
}

/**
 * Build a book.
 *
 * @throws {Failure} and system errors; anything else is a bug.
 */
export async function build(request: BuildRequest, machine: Machine): Promise<BuildResult> {
  const stops = request.strict ? hasFindings : hasErrors
  const output = await openOutput(request.out)
  machine.progress({step: 'read'})
  const sources = await load(request.root)
  const {language, name} = sources.config
  await output.claim(name)
  const manuscript = parse(sources)
  const editions = editionsOf(manuscript.config, request.editions, request.formats)
  await output.keepApart(request.root, filesOf(manuscript))
  lint(manuscript)
  machine.progress({step: 'enrich'})
  const {books, inputs} = await complete(manuscript, editions)
  if (stops(inputs)) return {files: inputs, language, published: undefined}

  const publications: Publication[] = []
  for (const book of books) publications.push(await render(book, machine))
  const files = [...inputs, ...publications.flatMap((publication) => publication.files)]
  if (stops(files)) return {files, language, published: undefined}
  machine.progress({step: 'write'})
  await output.publish(publications, collectFindings(files, {}), machine.signal)
  return {files, language, published: publications}
}

/** Make books of a manuscript that was linted. What is wrong with its text is in the messages of `inputs` then. */
export async function complete(manuscript: Manuscript, editions: readonly Edition[]) {
  const assets = await loadAssets(manuscript)
  const books = editions.map((edition) => enrich(manuscript, assets, edition))
  const inputs = filesOf(manuscript)
  settle(manuscript, inputs)
  return {books, inputs}
}

async function render(book: Book, machine: Machine): Promise<Publication> {
  machine.signal.throwIfAborted()
  const {name, formats} = book.edition
  return {book: book.config.name, edition: name, formats, files: await renderFormats(book, machine)}
}

function hasFindings(files: readonly VFile[]): boolean {
  return files.some((file) => file.messages.some((message) => message.fatal !== undefined))
}
