import type {Candidate} from './find-headings.ts'
import {ranks} from './heading-forms.ts'

/** A 小结 that several sections of a chapter have belongs to the section, one at the end to the chapter. */
export function recapsIn(all: readonly Candidate[]): Set<Candidate> {
  const below = new Set<Candidate>()
  let chapter: Candidate[] = []
  const close = (): void => {
    const counts = new Map<string, number>()
    for (const {title} of chapter) counts.set(title, (counts.get(title) ?? 0) + 1)
    for (const one of chapter) if ((counts.get(one.title) ?? 0) > 1) below.add(one)
    chapter = []
  }
  for (const one of all) {
    if (one.form.rank <= ranks.chapter) close()
    else if (one.form.rank === Number.POSITIVE_INFINITY) chapter.push(one)
  }
  close()
  return below
}
