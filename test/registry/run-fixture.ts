/** A fixture of a message is a book, or a manuscript to import, and what is asked for. */
import {existsSync, readFileSync} from 'node:fs'
import {join, relative} from 'node:path'
import type {VFile} from 'vfile'
import {parse as parseYaml} from 'yaml'
import {complete} from '../../scripts/build.ts'
import {reportFailure} from '../../scripts/cli/failure.ts'
import {ConfigurationError, Failure} from '../../scripts/diagnostics.ts'
import {isPlain, isUnread, readForeign, readPlain, writeBook} from '../../scripts/import/index.ts'
import {annotationsFromJson, editionsOf, load} from '../../scripts/load/index.ts'
import type {Format} from '../../scripts/book.ts'
import {parse} from '../../scripts/parse/index.ts'
import {collectFindings, formatFinding, type Finding, type Wording} from '../../scripts/report.ts'

/** What `request.yaml` of a fixture says; paths are seen from it. */
type Request = {root?: string; input?: string; annotations?: string; editions?: string[]; formats?: Format[]}

/** `stopped` is what ended the run. */
export type FixtureResult = {files: readonly VFile[]; stopped?: unknown}

/** Load, parse and complete the book of a fixture, or import its manuscript. */
export async function runFixture(folder: string): Promise<FixtureResult> {
  const path = join(folder, 'request.yaml')
  const {
    root = 'book',
    input,
    annotations,
    editions,
    formats
  }: Request = existsSync(path) ? ((parseYaml(readFileSync(path, 'utf8')) ?? {}) as Request) : {}
  try {
    if (input !== undefined) return {files: [await imported(join(folder, input))]}
    if (annotations !== undefined) await annotationsFromJson(join(folder, annotations))
    const sources = await load(join(folder, root))
    const manuscript = parse(sources)
    const {inputs} = await complete(manuscript, editionsOf(manuscript.config, editions ?? [], formats ?? []))
    return {files: inputs}
  } catch (error) {
    if (error instanceof ConfigurationError) return {files: error.files, stopped: error}
    if (error instanceof Failure) return {files: [], stopped: error}
    throw error
  }
}

async function imported(path: string): Promise<VFile> {
  const read = isPlain(path) ? await readPlain(path) : await readForeign(path)
  return isUnread(read) ? read.file : (await writeBook(read)).source
}

/** What a reader is shown of it, a line or two for each message; paths are seen from the fixture's book. */
export function wordsOf({files, stopped}: FixtureResult, folder: string, wording: Wording): string {
  const style = {prefix: '', colour: false, expected: '{expected}'}
  const lines = collectFindings(files, wording).map((finding) =>
    withoutFolder(formatFinding(finding, style), folder).trimEnd()
  )
  if (stopped !== undefined) {
    const {ruleId, message, note} = reportFailure(stopped, wording)
    lines.push(withoutFolder(`${ruleId}  ${message}${note === null ? '' : `\n    ${note}`}`, folder))
  }
  return `${lines.join('\n')}\n`
}

function withoutFolder(text: string, folder: string): string {
  return text.replaceAll(`${folder}/`, '').replaceAll(`${relative(process.cwd(), folder)}/`, '')
}

/** The findings, as they are counted and compared. */
export function findingsOf({files}: FixtureResult): Finding[] {
  return collectFindings(files, {})
}
