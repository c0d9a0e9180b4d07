/** One list of what messages are named, but for the rules of `lint/`, which tell of themselves. */
import {checkRules} from './check-rules.ts'
import {enrichRules} from './enrich-rules.ts'
import {importRules} from './import-rules.ts'
import {lintRules} from './lint-rules.ts'
import {loadRules} from './load-rules.ts'
import {parseRules} from './parse-rules.ts'
import {renderRules} from './render-rules.ts'
import {runRules} from './run-rules.ts'
import type {RuleRow, Severity} from './rule-row.ts'

const tables = {
  load: loadRules,
  parse: parseRules,
  lint: lintRules,
  enrich: enrichRules,
  render: renderRules,
  import: importRules,
  check: checkRules,
  run: runRules
} as const satisfies Readonly<Record<string, readonly RuleRow[]>>

/** `stage` is the part of the program that reports it; `run` for what ends it. */
export type RegisteredRule = {
  stage: keyof typeof tables
  ruleId: string
  severity: Severity
  description: string
}

/** Every name, by stage, in the order of what a reader looks for. */
export const registry: readonly RegisteredRule[] = Object.entries(tables).flatMap(([stage, rows]) =>
  // The keys of an object literal are what its type says.
  rows.map(([ruleId, severity, description]) => ({stage: stage as keyof typeof tables, ruleId, severity, description}))
)
