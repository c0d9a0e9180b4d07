import type {VFile} from 'vfile'
import {make} from '../build.ts'
import type {Manuscript, Sources} from '../book.ts'
import type {Machine} from '../renderer.ts'
import {hasErrors, reportError} from '../diagnostics.ts'
import {load, packageVersion} from '../load/index.ts'
import type {Made} from '../request.ts'
import {appendixOf, appendixId} from './appendix.ts'
import {assemble, type Parts} from './assemble.ts'
import {browse, type Browsing} from './browse.ts'
import {checkBudget} from './check-budget.ts'
import {changesOf} from './changes-of.ts'
import {compareContents} from './compare-contents.ts'
import type {Changes, Contents} from './contents.ts'
import {contentsBefore} from './contents-before.ts'
import {describeContents} from './describe-contents.ts'
import {lockRelease} from './lock-release.ts'
import type {ReleaseRecord} from './record.ts'
import {recordEdition, type Count} from './record-edition.ts'
import type {Report} from './validate.ts'

export type ReleaseRequest = {
  /** Absolute path of the book's folder. */
  root: string
  /** Names; all where empty. */
  editions: readonly string[]
  /** Whether warnings stop it, too. */
  strict: boolean
  /** The version before: a revision, a folder of a release, `none`; the last tag where `undefined`. */
  since: string | undefined
  count: Count
}

/** `release` is undefined where the messages on `files` stopped it. */
export type ReleaseResult = {
  files: readonly VFile[]
  language: string
  release: {record: ReleaseRecord; files: readonly VFile[]} | undefined
}

/** Make a release of a book: everything anew, validated, described. Nothing is written. */
export async function release(request: ReleaseRequest, machine: Machine): Promise<ReleaseResult> {
  machine.progress({step: 'read'})
  const sources = await load(request.root)
  const before = await contentsBefore(request.root, request.since)
  const appendix =
    sources.config.release.appendix && before ? (await changesOf(request.root, request.since)).changes : undefined
  if (appendix) sources.chapters.push(appendixOf(appendix, sources.config.language))
  const {files, language, manuscript, made} = await make(sources, {...request, formats: []}, machine)
  if (!made) return {files, language, release: undefined}
  const contents = withoutAppendix(describeContents(manuscript))
  const changes = appendix ?? compareContents(before?.contents, contents, {language, name: before?.name})
  const parts = await describe({sources, manuscript, made, contents, changes, files}, request, machine)
  if (hasErrors([manuscript.configFile])) return {files, language, release: undefined}
  const style = sources.templates['download.css'] ?? ''
  return {files, language, release: {record: parts.record, files: assemble(parts, style)}}
}

function withoutAppendix(contents: Contents): Contents {
  return {...contents, chapters: contents.chapters.filter(({id}) => id !== appendixId)}
}

type Making = {
  sources: Sources
  manuscript: Manuscript
  made: readonly Made[]
  contents: Contents
  changes: Changes
  files: readonly VFile[]
}

async function describe(making: Making, {count}: ReleaseRequest, machine: Machine): Promise<Parts> {
  const {sources, manuscript, made, contents, changes, files} = making
  const recorded = await withBrowser(made, machine, async (browsing) => {
    const editions: Awaited<ReturnType<typeof recordEdition>>[] = []
    for (const one of made) {
      machine.signal.throwIfAborted()
      machine.progress({step: 'validate', edition: one.book.edition.name})
      editions.push(await recordEdition(one, manuscript, {count, browsing}))
    }
    return editions
  })
  const record: ReleaseRecord = {
    schema: 1,
    book: bookOf(manuscript),
    version: manuscript.config.version,
    madeWith: packageVersion(),
    warnings: files.flatMap(({messages}) => messages).filter(({fatal}) => fatal === false).length,
    editions: recorded.map(({edition}) => edition),
    changes
  }
  checkBudget(record, sources.config.release.budget, manuscript.configFile)
  checkValidations(recorded, manuscript.configFile)
  const lock = await lockRelease(
    {...manuscript, chapters: manuscript.chapters.filter(({id}) => id !== appendixId)},
    made.map(({book}) => book),
    machine
  )
  return {record, lock, contents, files: recorded.flatMap(({files}) => files)}
}

/** A release of pages and EPUBs alone needs no browser, but has no covers without one. */
async function withBrowser<T>(
  made: readonly Made[],
  machine: Machine,
  use: (browsing: Browsing | undefined) => Promise<T>
): Promise<T> {
  const isPrinted = made.some(({book}) => book.edition.formats.includes('pdf'))
  const hasBrowser =
    isPrinted ||
    (await machine.browser().then(
      () => true,
      () => false
    ))
  return hasBrowser ? await browse(machine, use) : await use(undefined)
}

function bookOf({config}: Manuscript): ReleaseRecord['book'] {
  const {name, title, creators, language, identifier, modified, subjects} = config
  const {subtitle = null, publisher = null, rights = null, date = null, description = null, repository = null} = config
  return {
    ...{name, title, creators, language, identifier, modified, subjects},
    ...{subtitle, publisher, rights, date, description, repository}
  }
}

/** Reports `invalid-artefact` (error) on the book's settings, as it is not the manuscript that is wrong. */
function checkValidations(recorded: readonly {reports: readonly Report[]}[], file: VFile): void {
  for (const {validator, lines} of recorded.flatMap(({reports}) => reports)) {
    const wrong = lines.filter(({severity}) => severity === 'error')
    const [first] = wrong
    if (!first) continue
    const place = first.line === null ? first.path : `${first.path}:${first.line}`
    reportError(file, {
      source: 'check',
      ruleId: 'invalid-artefact',
      reason: `Unexpected errors that ${validator} finds: ${wrong.length}, first ${place}: ${first.message}`,
      values: {validator, count: wrong.length, first: `${place}: ${first.message}`}
    })
  }
}
