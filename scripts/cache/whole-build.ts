/** Remembers what a whole build said and wrote, so that a build with nothing to do does nothing. */
import {createHash} from 'node:crypto'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {hashFolder} from './inputs.ts'
import {keyOf} from './key.ts'
import type {Store} from './store.ts'

/** What decides a build, beside the files of its book. */
export type BuildFacts = {root: string; out: string; program: string; request: unknown}

/** A build that may have been made before. */
export type WholeBuild = {
  /** What was said of it, where all that it wrote is still in place. */
  recall: () => unknown
  /** Keep what was said of it; nothing where its files have changed meanwhile. */
  keep: (outcome: unknown) => void
}

type Known = {outcome: unknown; report: string}

/** Look a build up by all that it reads. */
export function wholeBuildOf(store: Store, {root, out, program, request}: BuildFacts): WholeBuild {
  const inputs = hashFolder(root, out)
  const key = keyOf(program, root, out, request, inputs)
  return {
    recall: () => {
      if (inputs === undefined) return undefined
      const bytes = store.read('build', key)
      const known = bytes && (JSON.parse(bytes.toString()) as Known)
      return known && isInPlace(out, known.report) ? known.outcome : undefined
    },
    keep: (outcome) => {
      const report = hashOf(join(out, 'report.json'))
      if (inputs === undefined || report === undefined || hashFolder(root, out) !== inputs) return
      store.write('build', key, Buffer.from(JSON.stringify({outcome, report} satisfies Known)))
    }
  }
}

/** Whether the outputs are those that the report tells of, and nothing is left of an interrupted build. */
function isInPlace(out: string, report: string): boolean {
  try {
    if (hashOf(join(out, 'report.json')) !== report || readdirSync(out).includes('.staging')) return false
    const {editions} = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report
    return Object.entries(editions).every(([name, entries]) => {
      const paths = filesIn(join(out, name))
      return (
        paths.length === entries.length && entries.every(({path, sha256}) => hashOf(join(out, name, path)) === sha256)
      )
    })
  } catch {
    return false
  }
}

type Report = {editions: Record<string, {path: string; sha256: string}[]>}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, {recursive: true, withFileTypes: true})
  return entries.filter((entry) => !entry.isDirectory()).map(({name}) => name)
}

function hashOf(path: string): string | undefined {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex')
  } catch {
    return undefined
  }
}
