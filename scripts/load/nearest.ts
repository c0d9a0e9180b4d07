import {distance} from 'fastest-levenshtein'

/** @returns Up to three candidates that a slip of the pen could have meant, best first. */
export function nearest(text: string, candidates: readonly string[]): string[] {
  const limit = Math.max(1, Math.ceil(text.length / 2.5))
  return candidates
    .map((candidate) => ({candidate, far: distance(text.toLowerCase(), candidate.toLowerCase())}))
    .filter(({far}) => far <= limit)
    .sort((a, b) => a.far - b.far || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map(({candidate}) => candidate)
}
