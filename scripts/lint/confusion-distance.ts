/** What scanners and eyes take for each other in Latin letters, small, and what it costs. */
const confusions: readonly (readonly [string, string, number])[] = [
  ...([
    ['rn', 'm', 0.3],
    ['vv', 'w', 0.3],
    ['cl', 'd', 0.3],
    ['l', 'i', 0.3],
    ['l', '1', 0.3],
    ['i', '1', 0.3]
  ] as const),
  ...([
    ['o', '0', 0.3],
    ['h', 'ft', 0.4],
    ['li', 'h', 0.4],
    ['ii', 'u', 0.4],
    ['nn', 'm', 0.4],
    ['m', 'nn', 0.4]
  ] as const),
  ...([
    ['f', 'p', 0.4],
    ['c', 'e', 0.4],
    ['o', 'e', 0.5],
    ['o', 'd', 0.5],
    ['a', 'o', 0.5],
    ['o', 'u', 0.5]
  ] as const),
  ...([
    ['u', 'v', 0.4],
    ['o', 'ou', 0.7],
    ['m', 'rm', 0.5],
    ['n', 'u', 0.5],
    ['h', 'b', 0.4],
    ['b', '6', 0.4],
    ['g', 'q', 0.4],
    ['g', '9', 0.4]
  ] as const),
  ...([
    ['s', '5', 0.4],
    ['z', '2', 0.4],
    ['t', 'f', 0.4],
    ['r', 'l', 0.8],
    ['i', 'y', 0.7],
    ['e', 'a', 0.7]
  ] as const)
]

type Rule = {from: string; to: string; cost: number}

/** Both ways round, by the last letter of what is found. */
const byLast = new Map<string, Rule[]>()
for (const [a, b, cost] of confusions) {
  for (const [from, to] of [
    [a, b],
    [b, a]
  ] as const) {
    const last = from.slice(-1)
    byLast.set(last, [...(byLast.get(last) ?? []), {from, to, cost}])
  }
}

/** Two letters that changed places. */
const transposed = 0.5

/**
 * Tell how far a word is from another: one for each letter that is too many or missing, two for another letter, less for
 * letters that are easily taken for each other and for two that changed places.
 *
 * @param found In small letters, as all the rest.
 * @param limit Above it, the distance is not told: infinite.
 * @see https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance#Optimal_string_alignment_distance
 */
export function confusionDistance(found: string, meant: string, limit: number): number {
  if (Math.abs(found.length - meant.length) > limit + 2) return Infinity
  const rows: number[][] = [Array.from({length: meant.length + 1}, (_, index) => index)]
  for (let i = 1; i <= found.length; i++) {
    const row = [i]
    rows.push(row)
    for (let j = 1; j <= meant.length; j++) row.push(cheapest(found, meant, {rows, i, j}))
    if (i > 2 && Math.min(...row, ...(rows[i - 1] ?? [])) > limit) return Infinity
  }
  const distance = rows[found.length]?.[meant.length] ?? Infinity
  return distance > limit ? Infinity : distance
}

function cheapest(found: string, meant: string, {rows, i, j}: {rows: number[][]; i: number; j: number}): number {
  const at = (up: number, left: number): number => rows[i - up]?.[j - left] ?? Infinity
  const changed = found[i - 1] === meant[j - 1] ? 0 : 2
  let best = Math.min(at(1, 1) + changed, at(1, 0) + 1, at(0, 1) + 1)
  if (i > 1 && j > 1 && found[i - 1] === meant[j - 2] && found[i - 2] === meant[j - 1]) {
    best = Math.min(best, at(2, 2) + transposed)
  }
  for (const {from, to, cost} of byLast.get(found[i - 1] ?? '') ?? []) {
    if (found.endsWith(from, i) && meant.endsWith(to, j)) best = Math.min(best, at(from.length, to.length) + cost)
  }
  return best
}
