import {englishFunctionWords} from './function-words.ts'
import type {Candidate} from './han-candidates.ts'
import {rowsIn} from './latin-runs.ts'
import type {LatinRun} from './latin-runs.ts'

/** Bits that a Latin word is worth in a Chinese text: there are no others to tell it from. */
const keen = 10

/** Find Latin words, and rows of words, that occur `least` times at least; how they are mostly written. */
export function latinCandidates(runs: readonly LatinRun[], least: number): Candidate[] {
  const written = new Map<string, Map<string, number>>()
  for (const {form} of runs.flatMap((run) => rowsIn(run).filter(({isFree}) => isFree))) {
    const forms = written.get(form.toLowerCase()) ?? new Map<string, number>()
    forms.set(form, (forms.get(form) ?? 0) + 1)
    written.set(form.toLowerCase(), forms)
  }
  return [...written.values()].flatMap((forms) => {
    const count = [...forms.values()].reduce((sum, one) => sum + one, 0)
    const [form] = [...forms].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))[0] ?? ['']
    return count >= least && isTerm(form) ? [{form, count, weight: count * keen}] : []
  })
}

/** All words in capitals or none: `Kubernetes cluster` is two terms. */
function isTerm(form: string): boolean {
  const words = form.split(' ')
  if ([words[0], words.at(-1)].some(isEdge) || form.length < 2) return false
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length
  return words.length === 1 || capitals === 0 || capitals === words.length
}

/** What no term begins or ends with: numbers, function words, single small letters. */
function isEdge(word = ''): boolean {
  return englishFunctionWords.has(word.toLowerCase()) || !/\p{Script=Latin}{2}/u.test(word) || /^v?[\d.]+$/.test(word)
}
