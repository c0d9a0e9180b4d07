/** Messages → findings → text, JSON, SARIF or annotations. Wording by language; the facts are in the messages. */
import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import type {FailureFacts, Fix} from './diagnostics.ts'

export {formatAnnotations} from './report/annotations.ts'
export {formatPretty} from './report/pretty.ts'
export {toSarif} from './report/sarif.ts'

/** What `--json` and `report.json` say of a message. Lines and columns from 1, columns in UTF-16 code units. */
export type Finding = {
  /** Relative to the book's folder, with `/`. */
  path: string
  line: number | null
  column: number | null
  endLine: number | null
  endColumn: number | null
  severity: 'error' | 'warning' | 'info'
  ruleId: string | null
  /** The stage that found it. */
  source: string | null
  /** What is wrong. */
  message: string
  /** What to do. */
  note: string | null
  /** Nearest matches, or what to write instead. */
  expected: readonly string[]
  /** What mends it: `safe` fixes are made by `--fix`, `suggested` ones are asked about, `human` ones are only shown. */
  fix: FindingFix | null
}

/** Edits that do not overlap: `text` in place of what stands there. */
export type FindingFix = {
  kind: Fix['kind']
  edits: readonly {line: number; column: number; endLine: number; endColumn: number; text: string}[]
}

/** Sentences by ruleId, `<ruleId>.note` for what to do; empty for English, which stands in the messages. */
export type Wording = Readonly<Record<string, string>>

type Values = FailureFacts['values']

/** Collect messages as findings: each once, though several editions have it, by path and position. */
export function collectFindings(files: readonly VFile[], wording: Wording): Finding[] {
  const findings = new Map<string, Finding>()
  for (const file of new Set(files)) {
    for (const message of file.messages) {
      // A message stays with the file that it was made for, whichever carries it: settings of another program.
      const finding = findingOf(message.file ?? file.path, message, wording)
      findings.set(JSON.stringify(finding), finding)
    }
  }
  return [...findings.values()].sort(compareFindings)
}

/** Word a sentence in the language of `wording`, else leave it as it was written. */
export function word(wording: Wording, facts: {key: string; text: string; values?: Values}): string {
  const pattern = wording[facts.key]
  if (pattern === undefined) return facts.text
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts.values?.[name] ?? whole))
}

/** How one finding is shown. */
export type LineStyle = Pick<ReportStyle, 'prefix' | 'colour' | 'expected'>

/** How findings are shown. */
export type ReportStyle = {
  /** Stands before each path, so that it can be opened from where the user is: `../my-book/`. */
  prefix: string
  colour: boolean
  /** How many lines at most. */
  limit: number
  /** `{count}` more that are not shown. */
  more: string
  /** `{count}` more notes of `{ruleId}`. */
  moreOfRule: string
  /** `{expected}`: nearest matches. */
  expected: string
}

/** How many notes of one rule are shown: they are worth knowing, but not worth scrolling past. */
const notesPerRule = 3

/** Format findings, one a line: `path:line:column  error  rule-id  what is wrong  → what to do`. */
export function formatFindings(findings: readonly Finding[], style: ReportStyle): string {
  const notes = new Map<string, number>()
  const shown = findings.filter(({severity, ruleId}) => {
    if (severity !== 'info') return true
    const count = (notes.get(ruleId ?? '-') ?? 0) + 1
    notes.set(ruleId ?? '-', count)
    return count <= notesPerRule
  })
  const lines = shown.slice(0, style.limit).map((finding) => formatFinding(finding, style))
  const rest = shown.length - lines.length
  if (rest > 0) lines.push(style.more.replace('{count}', String(rest)))
  for (const [ruleId, count] of notes) {
    const more = String(count - notesPerRule)
    if (count > notesPerRule) lines.push(style.moreOfRule.replace('{count}', more).replace('{ruleId}', ruleId))
  }
  return lines.map((line) => `${line}\n`).join('')
}

/** Count findings by severity. */
export function countFindings(findings: readonly Finding[]): Record<Finding['severity'], number> {
  const counts = {error: 0, warning: 0, info: 0}
  for (const {severity} of findings) counts[severity]++
  return counts
}

/** Word one message. */
export function findingOf(path: string, message: VFileMessage, wording: Wording): Finding {
  const {place, note, expected, ruleId, source, fix} = message
  const values = 'values' in message ? (message.values as Values) : undefined
  const end = place && 'end' in place ? place.end : undefined
  const key = ruleId ?? ''
  return {
    path,
    line: message.line ?? null,
    column: message.column ?? null,
    endLine: end?.line ?? null,
    endColumn: end?.column ?? null,
    severity: message.fatal === true ? 'error' : message.fatal === false ? 'warning' : 'info',
    ruleId: ruleId ?? null,
    source: source ?? null,
    message: word(wording, {key, text: message.reason, values}),
    note: note === undefined ? null : word(wording, {key: `${key}.note`, text: note, values}),
    expected: expected ?? [],
    fix: fix ? fixOf(fix) : null
  }
}

function fixOf({kind, edits}: Fix): FindingFix {
  return {
    kind,
    edits: edits.map(({place: {start, end}, text}) => ({
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      text
    }))
  }
}

export function formatFinding(finding: Finding, {prefix, colour, expected}: LineStyle): string {
  const {path, line, column, severity, ruleId, message, note} = finding
  const place = [prefix + path, line, column].filter((part) => part !== null).join(':')
  const paint = (code: number, text: string): string => (colour ? `\u001B[${code}m${text}\u001B[39m` : text)
  const severityColour = {error: 31, warning: 33, info: 36}[severity]
  const parts = [paint(36, plain(place)), paint(severityColour, severity), paint(90, ruleId ?? '-'), plain(message)]
  const nearest = finding.expected.map((text) => `\`${text}\``).join(', ')
  const remedies = [note, nearest === '' ? null : expected.replace('{expected}', () => nearest)]
  const remedy = remedies.filter((text) => text !== null).join('; ')
  return [...parts, ...(remedy === '' ? [] : [`→ ${plain(remedy)}`])].join('  ')
}

/** Authors' text may hold line breaks and control characters: no terminal must obey them. */
export function plain(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ')
}

function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.path, b.path) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0) ||
    compareText(a.ruleId ?? '', b.ruleId ?? '') ||
    compareText(a.message, b.message)
  )
}

/** In code point order, which UTF-8 keeps. */
function compareText(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
