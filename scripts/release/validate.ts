import rehypeParse from 'rehype-parse'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {check, epubcheckPort, type Validator} from '../check/index.ts'
import {findAxe, findEpubcheck, findNuChecker, findQpdf, type CheckedFile} from '../machine/index.ts'
import {collectFindings} from '../report.ts'
import type {Made} from '../request.ts'
import type {Browsing, Files} from './browse.ts'
import {bytesOf, type ArtefactFile} from './collect-artefacts.ts'
import {checkPdf} from './check-pdf.ts'
import type {Validation} from './record.ts'

/** A line of a validator's report. */
export type ReportLine = {
  severity: 'error' | 'warning' | 'info'
  path: string
  line: number | null
  ruleId: string | null
  message: string
}

/** What one validator said, or why it said nothing. */
export type Report = Pick<Validation, 'validator' | 'subject' | 'skipped'> & {lines: readonly ReportLine[]}

/**
 * Have an edition looked at by every validator that this computer has.
 *
 * @param browsing `undefined` where there is no browser.
 */
export async function validateEdition(
  {publication}: Made,
  artefacts: readonly ArtefactFile[],
  browsing: Browsing | undefined
): Promise<Report[]> {
  const pages = publication.files.filter(({path}) => path.startsWith('html/'))
  const files = pages.map(({path, value}) => ({path: path.slice('html/'.length), bytes: bytesOf(value)}))
  const epubs = artefacts.filter(({format}) => format === 'epub')
  const pdfs = artefacts.filter(({format}) => format === 'pdf')
  return [
    ...(await Promise.all(epubs.map(validateEpub))).flat(),
    ...(files.length > 0 ? [await lookAtPages(files, browsing), ...(await validatePages(files))] : []),
    ...(await Promise.all(pdfs.map(validatePdf))).flat()
  ]
}

async function validateEpub({file, bytes}: ArtefactFile): Promise<Report[]> {
  const epubcheck = await findEpubcheck()
  const known: Validator[] = [...(epubcheck ? [epubcheck] : []), epubcheckPort]
  const epub = new VFile({path: file, value: bytes})
  const findings = collectFindings(await check(epub, known), {})
  const lines = findings.map(({severity, path, line, ruleId, message}) => ({severity, path, line, ruleId, message}))
  const report = {validator: known.map(({name}) => name).join(', '), subject: 'epub' as const, skipped: null, lines}
  const missing = {validator: 'EPUBCheck', subject: 'epub' as const, skipped: 'needs Java', lines: []}
  return epubcheck ? [report] : [report, missing]
}

type AxeViolation = {id: string; help: string; impact: string | null; nodes: {html: string}[]}

/** Pages that readers see; the whole book in one file says all of it again, and takes axe minutes. */
async function lookAtPages(files: readonly CheckedFile[], browsing: Browsing | undefined): Promise<Report> {
  const facts = {validator: 'axe', subject: 'accessibility' as const}
  const axe = await findAxe()
  if (!browsing || axe === undefined) {
    return {...facts, skipped: browsing ? 'needs the package axe-core' : 'needs a browser', lines: []}
  }
  const served = filesToServe(files)
  const lines: ReportLine[] = []
  for (const {path} of files.filter(({path}) => path.endsWith('.html') && path !== 'book.html')) {
    const run = `axe.run(document, {resultTypes: ['violations'], preload: false}).then(({violations}) =>
      violations.map(({id, help, impact, nodes}) => ({id, help, impact, nodes: nodes.map(({html}) => ({html}))})))`
    const violations = await browsing.evaluate<AxeViolation[]>(served, path, [axe, run])
    lines.push(...violations.flatMap((violation) => linesOf(path, violation)))
  }
  return {...facts, skipped: null, lines}
}

function linesOf(path: string, {id, help, impact, nodes}: AxeViolation): ReportLine[] {
  const severity = impact === 'minor' || impact === 'moderate' ? 'warning' : 'error'
  return nodes.map(({html}) => ({severity, path, line: null, ruleId: id, message: `${help}: ${html.slice(0, 160)}`}))
}

/** Make files of a folder ready to be asked for. */
export function filesToServe(files: readonly CheckedFile[]): Files {
  return new Map(files.map(({path, bytes}) => [path, {mediaType: mediaTypeOf(path), bytes}]))
}

function mediaTypeOf(path: string): string {
  const types: Readonly<Record<string, string>> = {
    html: 'text/html; charset=utf-8',
    css: 'text/css',
    js: 'text/javascript',
    svg: 'image/svg+xml',
    png: 'image/png',
    webp: 'image/webp',
    json: 'application/json'
  }
  return types[path.replace(/^.*\./, '')] ?? 'application/octet-stream'
}

async function validatePages(files: readonly CheckedFile[]): Promise<Report[]> {
  const pages = files.filter(({path}) => path.endsWith('.html'))
  const subject = 'html' as const
  const nu = await findNuChecker()
  const lines = (await nu?.(pages))?.map((finding) => ({...finding, ruleId: null})) ?? []
  return [
    {validator: 'parse5', subject, skipped: null, lines: pages.flatMap(parseErrors)},
    {validator: 'Nu HTML checker', subject, skipped: nu ? null : 'needs Java', lines: sorted(lines)}
  ]
}

/** What a browser would have to mend. */
export function parseErrors({path, bytes}: CheckedFile): ReportLine[] {
  const file = new VFile({path, value: Buffer.from(bytes).toString('utf8')})
  unified().use(rehypeParse, {emitParseErrors: true}).parse(file)
  return file.messages.map(({line, ruleId, reason}) => ({
    ...{severity: 'error' as const, path, line: line ?? null},
    ...{ruleId: ruleId ?? null, message: reason}
  }))
}

async function validatePdf({file, bytes}: ArtefactFile): Promise<Report[]> {
  const subject = 'pdf' as const
  const qpdf = await findQpdf()
  const broken = (await qpdf?.({path: file, bytes}))?.map((finding) => ({...finding, ruleId: null})) ?? []
  return [
    {validator: 'zhushu', subject, skipped: null, lines: await checkPdf(file, bytes)},
    {validator: 'qpdf', subject, skipped: qpdf ? null : 'needs qpdf', lines: broken}
  ]
}

function sorted(lines: readonly ReportLine[]): ReportLine[] {
  return [...lines].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : (a.line ?? 0) - (b.line ?? 0)))
}
