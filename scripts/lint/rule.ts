import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import {reportError, reportInfo, reportWarning, type Problem} from '../diagnostics.ts'

/** What a rule finds: all of a problem but what the rule says itself. */
export type Finding = Omit<Problem, 'source' | 'ruleId'>

export type Report = (finding: Finding) => void

export type Rule = {
  ruleId: string
  severity: 'error' | 'warning' | 'info'
  /** One sentence for a list of rules. */
  description: string
  check: (tree: Root, context: {file: VFile; report: Report}) => void
}

const reporters = {error: reportError, warning: reportWarning, info: reportInfo}

/** Make what a rule reports with: its name and severity on the chapter's file. */
export function createReport({ruleId, severity}: Rule, file: VFile): Report {
  return (finding) => {
    reporters[severity](file, {...finding, source: 'lint', ruleId})
  }
}
