import {nameOfPlace, parallelsOf} from './parallel-passages.ts'
import type {Rule} from './rule.ts'

/** A passage that another chapter has as well, in nearly the same words. */
export const nearVerbatimPassage: Rule = {
  ruleId: 'near-verbatim-passage',
  severity: 'info',
  description: 'A thing is told once, and referred to elsewhere.',
  checkBook: (drafts, reportOn) => {
    for (const {first, second, parallel} of parallelsOf(drafts)) {
      const {draft, passage, start, end} = first
      const other = nameOfPlace(second, second.start)
      const percent = Math.round(parallel.likeness * 100)
      reportOn(draft)({
        reason: `Unexpected passage that \`${other}\` has as well, ${percent} % of it in the same words`,
        place: passage.placeOf(start, end - start),
        note: 'Tell it once, or let an edition link the two: `parallels: true`',
        values: {other, percent}
      })
    }
  }
}
