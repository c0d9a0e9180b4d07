import type {VFile} from 'vfile'
import type {Manuscript} from '../book.ts'
import {applySettings} from './apply-settings.ts'
import {controlMessages} from './control-messages.ts'
import {draftOf} from './draft-of.ts'
import {createReport, type Draft, type Rule, type Severity} from './rule.ts'
import {rules} from './rules.ts'

export {rules} from './rules.ts'
export type {Rule} from './rule.ts'

/**
 * Report what an author should not write. Changes nothing but messages.
 *
 *   Reports what the rules are named, and what `controlMessages` does.
 */
export function lint(manuscript: Manuscript): void {
  const drafts = manuscript.chapters.map((chapter) => draftOf(chapter, manuscript))
  for (const rule of rules) {
    const severity = manuscript.config.lint[rule.ruleId] ?? rule.severity
    if (severity !== 'off') run(rule, severity, drafts)
  }
  for (const {tree, file} of drafts) controlMessages(tree, file, knownIn(manuscript))
}

/**
 * Let comments and the settings of the book have their say on what other stages have reported, when all have.
 *
 *   Reports what `applySettings` does.
 */
export function settle(manuscript: Manuscript, files: readonly VFile[]): void {
  const known = knownIn(manuscript)
  for (const {tree, file} of manuscript.chapters) controlMessages(tree, file, known)
  applySettings(manuscript, files, known)
}

function knownIn({ruleIds = []}: Manuscript): string[] {
  return [...new Set([...rules.map(({ruleId}) => ruleId), ...ruleIds])]
}

function run(rule: Rule, severity: Severity, drafts: readonly Draft[]): void {
  const reportOn = ({file}: Draft) => createReport({ruleId: rule.ruleId, severity}, file)
  if ('checkBook' in rule) rule.checkBook(drafts, reportOn)
  else for (const draft of drafts) rule.check(draft, reportOn(draft))
}
