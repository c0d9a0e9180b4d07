/** What `zhushu release` does and prints. */
import {join, relative} from 'node:path'
import type {Machine} from '../renderer.ts'
import {loadMessages, loadTemplates} from '../load/index.ts'
import {changesOf, joinReleases, layOutSite, release, writeNotes, type ReleaseRecord} from '../release/index.ts'
import {collectFindings, countFindings, type Finding} from '../report.ts'
import {replaceFolder} from '../write.ts'
import {countBook} from './count-book.ts'
import {findingsText, prefixOf, sizeText, toJson} from './report-text.ts'
import type {Speech} from './run-build.ts'
import {fill, languageOf, words, type Language} from './words.ts'

export type ReleaseOrder = {
  /** Absolute paths. */
  root: string
  out: string
  editions: readonly string[]
  strict: boolean
  since: string | undefined
  /** Where the release is laid out as a site, where it is. */
  site: string | undefined
}

/** Release a book; gives the exit code. */
export async function makeRelease(order: ReleaseOrder, speech: Speech, machine: Machine): Promise<number> {
  const start = performance.now()
  const {files, language: own, release: made} = await release({...order, count: countBook}, machine)
  const language = speech.language ?? languageOf(own)
  const findings = collectFindings(files, await loadMessages(language === 'zh' ? 'zh-Hans' : 'en'))
  if (made) {
    machine.progress({step: 'write'})
    await publish(order, made, machine.signal)
  }
  const exitCode = made ? 0 : 1
  if (speech.json) {
    process.stdout.write(toJson({release: made?.record ?? null, findings, exitCode}))
    return exitCode
  }
  if (!speech.quiet && process.stderr.isTTY) process.stderr.write('\r\u001B[2K')
  process.stderr.write(
    findingsText(findings, {language, prefix: prefixOf(order.root), quiet: speech.quiet, strict: order.strict})
  )
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  if (!speech.quiet) process.stderr.write(summaryText(findings, language, {seconds, isMade: made !== undefined}))
  if (made) process.stdout.write(recordText(made.record, order.out, language))
  return exitCode
}

/** Make one release of several; gives the exit code. */
export async function joinParts(
  order: ReleaseOrder & {parts: readonly string[]},
  {language = 'zh', json}: Speech,
  machine: Machine
): Promise<number> {
  const joined = await joinReleases(order.parts, (await loadTemplates())['download.css'] ?? '')
  await publish(order, joined, machine.signal)
  const {record} = joined
  process.stdout.write(
    json ? toJson({release: record, findings: [], exitCode: 0}) : recordText(record, order.out, language)
  )
  return 0
}

type Publishable = {record: ReleaseRecord; files: Parameters<typeof layOutSite>[1]}

async function publish({out, site}: ReleaseOrder, {record, files}: Publishable, signal: AbortSignal): Promise<void> {
  const mark = 'release.json'
  await replaceFolder({folder: out, files, mark, signal})
  if (site !== undefined) await replaceFolder({folder: site, files: await layOutSite(record, files), mark, signal})
}

/** Print what changed since an earlier version; gives the exit code. */
export async function printNotes({root, since}: ReleaseOrder, {json}: Speech): Promise<number> {
  const {changes, language, title} = await changesOf(root, since)
  process.stdout.write(json ? toJson(changes) : writeNotes(changes, {language, title: `${title} ${changes.to}`}))
  return 0
}

function summaryText(
  findings: readonly Finding[],
  language: Language,
  {seconds, isMade}: {seconds: string; isMade: boolean}
): string {
  const said = words[language]
  return `${fill(said.summary, {...countFindings(findings), seconds})}\n${isMade ? '' : `${said.unreleased}\n`}`
}

function recordText({editions}: ReleaseRecord, out: string, language: Language): string {
  const said = words[language]
  const place = relative(process.cwd(), out)
  const artefacts = editions.flatMap(({artefacts}) => artefacts)
  const skipped = editions
    .flatMap(({validations}) => validations)
    .flatMap(({validator, skipped}) => (skipped === null ? [] : [`${validator}: ${skipped}`]))
  const lines = artefacts.map(({file, size, pages}) => {
    const facts = [sizeText(size), ...(pages === null ? [] : [fill(said.pages, {count: pages})])]
    return `${join(place, file)}  ${facts.join(', ')}\n`
  })
  const notes = [...new Set(skipped)].map((text) => `${fill(said.notValidated, {text})}\n`)
  return [...lines, `${join(place, 'index.html')}\n`, ...notes].join('')
}
