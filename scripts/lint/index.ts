import type {Manuscript} from '../book.ts'
import {controlMessages} from './control-messages.ts'
import {emptyChapter} from './empty-chapter.ts'
import {emptySection} from './empty-section.ts'
import {headingSkip} from './heading-skip.ts'
import {missingAlternativeText} from './missing-alternative-text.ts'
import {multipleTitles} from './multiple-titles.ts'
import {createReport, type Rule} from './rule.ts'

export type {Rule} from './rule.ts'

/** Every rule. Each carries its severity. */
export const rules: readonly Rule[] = [emptyChapter, emptySection, headingSkip, missingAlternativeText, multipleTitles]

/**
 * Report what an author can fix by reading one chapter. Changes nothing but messages.
 *
 *   Reports what the rules are named, and `unknown-rule` (warning).
 */
export function lint(manuscript: Manuscript): void {
  const known = rules.map(({ruleId}) => ruleId)
  for (const {tree, file} of manuscript.chapters) {
    for (const rule of rules) rule.check(tree, {file, report: createReport(rule, file)})
    controlMessages(tree, file, known)
  }
}
