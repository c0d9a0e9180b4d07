/** The one path. Nothing here knows Markdown, HTML or a format. */
import type {VFile} from 'vfile'
import type {Book, Manuscript, Sources} from './book.ts'
import type {Machine} from './renderer.ts'
import {noCache, type Cache} from './cache/index.ts'
import {hasErrors} from './diagnostics.ts'
import {enrich} from './enrich/index.ts'
import {filesOf} from './files-of.ts'
import {lint, settle} from './lint/index.ts'
import {editionsOf, load, loadAssets} from './load/index.ts'
import type {Edition} from './load/config.ts'
import {parse} from './parse/index.ts'
import {renderFormats} from './render/index.ts'
import {collectFindings} from './report.ts'
import type {BuildRequest, BuildResult, Made, MakeResult} from './request.ts'
import {openOutput, type Publication} from './write.ts'

export type {BuildRequest, BuildResult, Made, MakeResult} from './request.ts'

/**
 * Build a book.
 *
 * @throws {Failure} and system errors; anything else is a bug.
 */
export async function build(request: BuildRequest, machine: Machine): Promise<BuildResult> {
  const output = await openOutput(request.out)
  machine.progress({step: 'read'})
  const sources = await load(request.root)
  await output.claim(sources.config.name)
  await output.keepApart(request.root, filesOf(sources))
  const {files, language, made} = await make(sources, request, machine)
  const published = made?.map(({publication}) => publication)
  if (published) {
    machine.progress({step: 'write'})
    await output.publish(published, collectFindings(files, {}), machine.signal)
  }
  return {files, language, published}
}

/** Make what is wanted of a book that was read, and write nothing. */
export async function make(
  sources: Sources,
  request: Pick<BuildRequest, 'editions' | 'formats' | 'strict' | 'cache'>,
  machine: Machine
): Promise<MakeResult> {
  const stops = request.strict ? hasFindings : hasErrors
  const {cache = noCache} = request
  const {language} = sources.config
  const manuscript = parse(sources, cache.parse)
  const editions = editionsOf(manuscript.config, request.editions, request.formats)
  lint(manuscript, cache.check)
  machine.progress({step: 'enrich'})
  const {books, inputs} = await complete(manuscript, editions)
  if (stops(inputs)) return {files: inputs, language, manuscript, made: undefined}
  const made: Made[] = []
  for (const book of books) made.push({book, publication: await render(book, machine, cache)})
  const files = [...inputs, ...made.flatMap(({publication}) => publication.files)]
  return {files, language, manuscript, made: stops(files) ? undefined : made}
}

/** Make books of a manuscript that was linted. What is wrong with its text is in the messages of `inputs` then. */
export async function complete(manuscript: Manuscript, editions: readonly Edition[]) {
  const assets = await loadAssets(manuscript)
  const books = editions.map((edition) => enrich(manuscript, assets, edition))
  const inputs = filesOf(manuscript)
  settle(manuscript, inputs)
  return {books, inputs}
}

async function render(book: Book, machine: Machine, cache: Cache): Promise<Publication> {
  machine.signal.throwIfAborted()
  const {name, formats} = book.edition
  const files = await renderFormats(book, {...machine, keep: cache.keep}, cache.render)
  return {book: book.config.name, edition: name, formats, files}
}

function hasFindings(files: readonly VFile[]): boolean {
  return files.some((file) => file.messages.some((message) => message.fatal !== undefined))
}
