import {editOf, fixOf} from './passage.ts'
import type {NameFinding} from './name-findings.ts'
import type {Finding} from './rule.ts'

/** Make a finding of a name: what is written, what to write, and why. */
export function nameFinding({passage, index, wrong, isSure}: NameFinding): Finding {
  const {form, use, why} = wrong
  const edit = editOf(passage, {index, length: form.length}, use)
  return {
    reason: `Unexpected \`${form}\`, expected \`${use}\``,
    place: passage.placeOf(index, form.length),
    expected: [use],
    values: {form, use},
    ...(why === undefined ? {} : {note: why}),
    ...fixOf(isSure ? 'safe' : 'suggested', edit)
  }
}
