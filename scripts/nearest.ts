import {distance} from 'fastest-levenshtein'

/** List up to three names that a slip of the pen could have meant, nearest first. */
export function nearest(text: string, names: Iterable<string>): string[] {
  const limit = Math.max(1, Math.min(4, Math.floor(text.length / 2)))
  return [...new Set(names)]
    .map((name) => ({name, far: distance(text.toLowerCase(), name.toLowerCase())}))
    .filter(({far}) => far <= limit)
    .sort((a, b) => a.far - b.far || sameStart(b.name, text) - sameStart(a.name, text) || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({name}) => name)
}

/** How many letters two names begin with alike: slips of the pen come late in a word. */
function sameStart(name: string, other: string): number {
  const [one, two] = [name.toLowerCase(), other.toLowerCase()]
  let count = 0
  while (count < one.length && one[count] === two[count]) count += 1
  return count
}
