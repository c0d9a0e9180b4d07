import type {VFile} from 'vfile'
import type {Chapter, Manuscript} from '../book.ts'
import {applySettings} from './apply-settings.ts'
import {controlMessages} from './control-messages.ts'
import {draftOf} from './draft-of.ts'
import {createReport} from './rule.ts'
import {rules} from './rules.ts'

export {findNames, namedDrafts} from './find-names.ts'
export type {NamedDraft, NameUse} from './find-names.ts'
export {parseHanWords} from './han-words.ts'
export type {HanWords} from './han-words.ts'
export {rules} from './rules.ts'
export type {Rule} from './rule.ts'

/**
 * Stands around what the rules for one chapter say of it: whoever has heard it may say it again in their place.
 *
 * @param world What decides it, beside the chapter.
 */
export type AroundCheck = (chapter: Chapter, world: unknown, check: () => void) => void

/**
 * Report what an author should not write. Changes nothing but messages.
 *
 *   Reports what the rules are named, and what `controlMessages` does.
 */
export function lint(manuscript: Manuscript, around: AroundCheck = checkAlways): void {
  const {config} = manuscript
  const drafts = manuscript.chapters.map((chapter) => draftOf(chapter, manuscript))
  const chosen = rules.flatMap((rule) => {
    const severity = config.lint[rule.ruleId] ?? rule.severity
    return severity === 'off' ? [] : [{rule, severity}]
  })
  for (const draft of drafts) {
    around(draft.chapter, config.lint, () => {
      for (const {rule, severity} of chosen)
        if ('check' in rule) rule.check(draft, createReport({...rule, severity}, draft.file))
    })
  }
  for (const {rule, severity} of chosen) {
    if ('checkBook' in rule) rule.checkBook(drafts, ({file}) => createReport({...rule, severity}, file))
  }
  for (const {tree, file} of drafts) controlMessages(tree, file, knownIn(manuscript))
}

function checkAlways(_chapter: Chapter, _world: unknown, check: () => void): void {
  check()
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
