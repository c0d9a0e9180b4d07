import type {Root} from 'mdast'
import type {Position} from 'unist'
import type {VFile} from 'vfile'
import type {Chapter, Manuscript} from '../book.ts'
import {reportError, reportInfo, reportWarning, type Problem} from '../diagnostics.ts'
import type {Passage} from './passage.ts'

/** What a rule finds: all of a problem but what the rule says itself. */
export type Finding = Omit<Problem, 'source' | 'ruleId'>

export type Report = (finding: Finding) => void

/** A chapter as rules see it. */
export type Draft = {
  chapter: Chapter
  tree: Root
  file: VFile
  /** The text that offsets count in. */
  source: string
  passages: readonly Passage[]
  /** Place between two offsets. */
  placeOf: (start: number, end: number) => Position
  manuscript: Manuscript
}

type About = {
  ruleId: string
  /** Unless `lint` in `book.yaml` says otherwise. */
  severity: Severity
  /** One sentence for a list of rules: what is right. */
  description: string
}

export type Severity = 'error' | 'warning' | 'info'

/** A rule reads one chapter and nothing else, or all: then it says which one it reports on. */
export type Rule = About &
  (
    | {check: (draft: Omit<Draft, 'manuscript'>, report: Report) => void}
    | {checkBook: (drafts: readonly Draft[], reportOn: (draft: Draft) => Report) => void}
  )

const reporters = {error: reportError, warning: reportWarning, info: reportInfo}

/** Make what a rule reports with: its name and severity on the chapter's file. */
export function createReport(rule: {ruleId: string; severity: Severity}, file: VFile): Report {
  return (finding) => {
    reporters[rule.severity](file, {...finding, source: 'lint', ruleId: rule.ruleId})
  }
}
