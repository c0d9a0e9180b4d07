import {nameOfPlace, parallelsOf, type ParallelPassages} from './parallel-passages.ts'
import type {Draft, Finding, Report, Rule} from './rule.ts'

/** The same fact with another number or date in another chapter: 30 万台, 3 万台. */
export const conflictingFact: Rule = {
  ruleId: 'conflicting-fact',
  severity: 'warning',
  description: 'A fact has the same number and date wherever it is told.',
  checkBook: (drafts, reportOn) => {
    reportConflicts(drafts, reportOn, ['number', 'date'])
  }
}

/** The same sentence with another name in another chapter: of one thing, or, in a handbook, of two of a kind. */
export const conflictingName: Rule = {
  ruleId: 'conflicting-name',
  severity: 'info',
  description: 'A fact is told of the same thing wherever it is told.',
  checkBook: (drafts, reportOn) => {
    reportConflicts(drafts, reportOn, ['name'])
  }
}

type Conflict = ParallelPassages['parallel']['conflicts'][number]

function reportConflicts(
  drafts: readonly Draft[],
  reportOn: (draft: Draft) => Report,
  kinds: readonly Conflict['kind'][]
): void {
  const said = new Set<string>()
  for (const pair of parallelsOf(drafts)) {
    for (const conflict of pair.parallel.conflicts.filter(({kind}) => kinds.includes(kind))) {
      // Told once, wherever else it is told so as well.
      const finding = conflictFinding(pair, conflict)
      const key = JSON.stringify([pair.first.draft.chapter.id, finding.place, conflict.second.text])
      if (!said.has(key)) reportOn(pair.first.draft)(finding)
      said.add(key)
    }
  }
}

function conflictFinding(
  {first: {passage}, second}: ParallelPassages,
  {kind, first, second: there}: Conflict
): Finding {
  const {text: found, start, end} = first
  const {text: said} = there
  const other = nameOfPlace(second, there.start)
  return {
    reason: `Unexpected \`${found}\` where \`${other}\` tells the same with \`${said}\`, expected one ${kind}`,
    place: passage.placeOf(start, end - start),
    note: 'Find out which is right; an edition with `parallels: true` prints both',
    values: {found, other, said}
  }
}
