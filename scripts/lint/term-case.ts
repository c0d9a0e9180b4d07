import {namesOf} from './name-findings.ts'
import {nameFinding} from './report-name.ts'
import type {Rule} from './rule.ts'

/** A name in other capitals than the glossary's: `docker`, `Paas`, `NameSpace`. */
export const termCase: Rule = {
  ruleId: 'term-case',
  severity: 'warning',
  description: 'A name is written with the capitals that the glossary gives it.',
  checkBook: (drafts, reportOn) => {
    for (const finding of namesOf(drafts).findings) {
      const {form, use} = finding.wrong
      if (form.toLowerCase() === use.toLowerCase()) reportOn(finding.draft)(nameFinding(finding))
    }
  }
}
