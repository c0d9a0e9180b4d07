import {namesOf} from './name-findings.ts'
import {nameFinding} from './report-name.ts'
import type {Rule} from './rule.ts'
import {foldName} from './spelling.ts'

/** A name with other spaces or hyphens than the glossary's: `RedHat`, `CloudFoundry`. */
export const termSpacing: Rule = {
  ruleId: 'term-spacing',
  severity: 'warning',
  description: 'A name is written with the spaces and hyphens that the glossary gives it.',
  checkBook: (drafts, reportOn) => {
    for (const finding of namesOf(drafts).findings) {
      const {form, use} = finding.wrong
      const isSpaced = form.toLowerCase() !== use.toLowerCase() && foldName(form) === foldName(use)
      if (isSpaced) reportOn(finding.draft)(nameFinding(finding))
    }
  }
}
