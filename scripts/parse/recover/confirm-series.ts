import type {Candidate} from './find-headings.ts'
import type {Line} from './recovery.ts'

/**
 * Keep those of `一、`, `（一）`, `1.`, `（1）` that are headings: they count from one, at least to two, and more than
 * half of them have text below. In a row they are a list; where a sentence is among them, paragraphs with numbers.
 *
 * @param sound Headings that are certain: a series ends where a heading stands that is above it.
 */
export function confirmSeries(
  series: readonly Candidate[],
  readable: readonly Line[],
  sound: readonly Candidate[]
): Candidate[] {
  const confirmed: Candidate[] = []
  const ranks = [...new Set(series.map(({form}) => form.rank))].sort((a, b) => a - b)
  for (const rank of ranks) {
    const above = [...sound, ...confirmed].map(({line}) => line.number)
    const same = series.filter(({form}) => form.rank === rank)
    for (const run of runsOf(same, above)) if (isHeadings(run, {readable, series})) confirmed.push(...run)
  }
  return confirmed
}

/** Runs that count from one; what breaks the count is in none. */
function runsOf(same: readonly Candidate[], above: readonly number[]): Candidate[][] {
  const runs: Candidate[][] = []
  for (const one of same) {
    const number = one.form.number[0] ?? 0
    const run = runs.at(-1)
    const last = run?.at(-1)
    const isCut = last && above.some((line) => line > last.line.number && line < one.line.number)
    if (run && last && !isCut && number === (last.form.number[0] ?? 0) + 1) run.push(one)
    else if (number === 1) runs.push([one])
  }
  return runs
}

function isHeadings(
  run: readonly Candidate[],
  {readable, series}: {readable: readonly Line[]; series: readonly Candidate[]}
): boolean {
  if (run.length < 2) return false
  const at = new Map(readable.map((line, index) => [line, index]))
  const withText = run.filter(({last, form}) => {
    const next = readable[(at.get(last) ?? 0) + 1]
    const below = series.find(({line}) => line === next)
    return next !== undefined && (below === undefined || below.form.rank > form.rank)
  })
  return withText.length * 2 > run.length && withText.includes(run[0] as Candidate)
}
