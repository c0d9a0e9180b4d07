import {namesOf} from './name-findings.ts'
import type {Passage} from './passage.ts'
import {nameFinding} from './report-name.ts'
import type {Draft, Rule} from './rule.ts'
import {foldName, type ForbiddenForm, type Spelling} from './spelling.ts'

/** A form that the glossary forbids: `容器协调` for `容器编排`. */
export const forbiddenTerm: Rule = {
  ruleId: 'forbidden-term',
  severity: 'warning',
  description: 'A term is written in a form that the glossary does not forbid.',
  checkBook: (drafts, reportOn) => {
    const {spelling, findings} = namesOf(drafts)
    for (const finding of findings) {
      const {form, use} = finding.wrong
      if (foldName(form) !== foldName(use)) reportOn(finding.draft)(nameFinding(finding))
    }
    const find = finderOf(spelling)
    for (const {draft, passage} of passagesOf(drafts)) {
      for (const {index, wrong} of find(passage.text)) {
        reportOn(draft)(nameFinding({draft, passage, index, wrong, isSure: true}))
      }
    }
  }
}

function passagesOf(drafts: readonly Draft[]): {draft: Draft; passage: Passage}[] {
  return drafts.flatMap((draft) => draft.passages.map((passage) => ({draft, passage})))
}

/** Forbidden forms in Han letters, longest first; what may be written around them is passed over. */
function finderOf({forbidden, exceptions}: Spelling): (text: string) => {index: number; wrong: ForbiddenForm}[] {
  const byForm = new Map(forbidden.map((item) => [item.form, item]))
  if (byForm.size === 0) return () => []
  const forms = [...exceptions, ...byForm.keys()].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(forms.map((form) => form.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'), 'g')
  return (text) =>
    Array.from(text.matchAll(pattern)).flatMap(({0: form, index}) => {
      const wrong = byForm.get(form)
      return wrong ? [{index, wrong}] : []
    })
}
