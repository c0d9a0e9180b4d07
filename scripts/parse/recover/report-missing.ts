import type {ContentsEntry} from '../../book.ts'
import type {FoundContents} from './find-contents.ts'
import type {FoundHeading} from './find-headings.ts'
import {squeezed} from './heading-forms.ts'
import type {Recovery} from './recovery.ts'

/** Titles that a message names before it says how many more there are. */
const named = 6

/** Compare a printed table of contents with the headings found. Sets `missing` on the entries that none fits. */
export function reportMissing({entries, first}: FoundContents, headings: readonly FoundHeading[]): Recovery[] {
  const missing = entries.filter((entry) => !headings.some((heading) => fits(entry, heading)))
  for (const entry of missing) entry.missing = true
  if (missing.length === 0) return []
  const shown = missing.slice(0, named).map(({text}) => text)
  const values = {
    missing: missing.length,
    count: entries.length,
    found: entries.length - missing.length,
    titles: shown.join('、') + (missing.length > named ? '……' : '')
  }
  return [
    {
      kind: 'contents',
      ruleId: 'missing-contents-entry',
      start: first.start,
      end: first.end,
      edits: [],
      certain: true,
      severity: 'warning',
      reason: `Unexpected ${values.missing} of ${values.count} entries of the printed contents without a heading in the text, expected \`${values.titles}\``,
      note: `${values.found} were found`,
      values
    }
  ]
}

/** By its number, where the titles are the same or one has a part of the other; by its title where it has none. */
function fits(entry: ContentsEntry, heading: FoundHeading): boolean {
  const [wanted, found] = [squeezed(entry.text), squeezed(heading.text)]
  if (wanted === found) return true
  const sameNumber =
    entry.kind === heading.kind && entry.number.length > 0 && entry.number.join('.') === heading.number.join('.')
  return sameNumber && (found.includes(squeezed(entry.title)) || wanted.includes(found))
}
