import {distance} from 'fastest-levenshtein'

/** List up to three names that a slip of the pen could have meant, nearest first. */
export function nearest(text: string, names: Iterable<string>): string[] {
  const limit = Math.max(1, Math.min(4, Math.floor(text.length / 2)))
  return [...new Set(names)]
    .map((name) => ({name, far: distance(text.toLowerCase(), name.toLowerCase())}))
    .filter(({far}) => far <= limit)
    .sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({name}) => name)
}
