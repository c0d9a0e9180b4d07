import {nameOfPlace, parallelsOf, type ParallelPassages} from './parallel-passages.ts'
import type {Passage} from './passage.ts'
import type {Finding, Rule} from './rule.ts'

/** How many places are named; of more it is said how many. */
const mostNamed = 3

/** A passage that other chapters have as well, in nearly the same words. Headings are alike in many books. */
export const nearVerbatimPassage: Rule = {
  ruleId: 'near-verbatim-passage',
  severity: 'info',
  description: 'A thing is told once, and referred to elsewhere.',
  checkBook: (drafts, reportOn) => {
    const byPassage = new Map<Passage, ParallelPassages[]>()
    for (const pair of parallelsOf(drafts)) {
      const {passage} = pair.first
      if (passage.node.type === 'heading' || pair.second.passage.node.type === 'heading') continue
      const pairs = byPassage.get(passage) ?? []
      pairs.push(pair)
      byPassage.set(passage, pairs)
    }
    for (const pairs of byPassage.values()) {
      const [pair] = pairs
      if (pair) reportOn(pair.first.draft)(findingOf(pair, pairs))
    }
  }
}

function findingOf({first: {passage}}: ParallelPassages, pairs: readonly ParallelPassages[]): Finding {
  const start = Math.min(...pairs.map(({first}) => first.start))
  const end = Math.max(...pairs.map(({first}) => first.end))
  const nearest = [...pairs].sort((a, b) => b.parallel.likeness - a.parallel.likeness)
  const named = nearest
    .slice(0, mostNamed)
    .map(({second, parallel}) => `\`${nameOfPlace(second, second.start)}\` (${Math.round(parallel.likeness * 100)} %)`)
    .join(', ')
  const places = nearest.length > mostNamed ? `${named} + ${nearest.length - mostNamed}` : named
  return {
    reason: `Unexpected passage that stands in ${places} in nearly the same words`,
    place: passage.placeOf(start, end - start),
    note: 'Tell it once, or let an edition link them: `parallels: true`',
    values: {places}
  }
}
