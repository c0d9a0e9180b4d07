import search from 'approx-string-match'
import type {TextQuote} from '../apparatus.ts'

/** Where a quotation is, from 0 to 1 how well it fits, and whether it is there word for word. */
export type FoundQuote = {start: number; end: number; score: number; exact: boolean}

/** What a search gives: `several` where nothing tells which is meant. */
export type QuoteSearch = {found?: FoundQuote; several?: boolean; candidates: readonly FoundQuote[]}

/** How much of a quotation and of its context may differ; measured in `test/enrich/find-quote.test.ts`. */
const errorRate = 0.4
/** What fits worse is another place. */
const leastScore = 0.72
/** What words count that were changed wholly, between what was not. */
const betweenScore = 0.6
/** Two that fit so much alike cannot be told apart. */
const margin = 0.04
/** Quotations are compared by so many characters: the matcher keeps to them. */
const longest = 400

/**
 * Find what a note is about, also after edits: first word for word, then nearly so, with what stands around it; where the
 * words themselves were changed, by what stands around them alone. White space does not count.
 *
 * @returns Up to three candidates, the best first, whether or not one of them will do.
 */
export function findQuote(text: string, quote: TextQuote): QuoteSearch {
  const folded = fold(text)
  const wanted = {exact: fold(quote.exact).text, prefix: fold(quote.prefix).text, suffix: fold(quote.suffix).text}
  if (wanted.exact === '') return {candidates: []}
  const verbatim = occurrences(folded.text, wanted.exact)
  const close = [...similar(folded.text, wanted.exact, errorRate), ...byContext(folded.text, wanted)]
  const near = [verbatim, close, similar(folded.text, wanted.exact, 0.7)].find((places) => places.length > 0) ?? []
  const ranked = withoutOverlaps(
    near.map((place) => ({...place, score: scoreOf(folded.text, place, wanted), exact: verbatim.length > 0}))
  )
  const candidates = ranked.slice(0, 3).map((place) => unfold(place, folded.places))
  const [best, second] = candidates
  if (!best) return {candidates}
  // The only such words are the ones, whatever became of the text around them.
  const isOnly = best.exact && candidates.length === 1
  if (!isOnly && best.score < leastScore && !best.exact) return {candidates}
  if (second && best.score - second.score < margin) return {candidates, several: true}
  return {found: best, candidates}
}

/** `between`: found by what stands around it alone. */
type Place = {start: number; end: number; errors: number; between?: boolean}

function occurrences(text: string, exact: string): Place[] {
  const places: Place[] = []
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    places.push({start: at, end: at + exact.length, errors: 0})
  }
  return places
}

function similar(text: string, exact: string, rate: number): Place[] {
  if (exact.length > longest) return []
  const most = Math.floor(exact.length * rate)
  return most === 0 ? [] : search(text, exact, most)
}

/** What stands before and behind the words is still there. */
function byContext(text: string, {exact, prefix, suffix}: TextQuote): Place[] {
  const most = Math.floor(exact.length * 1.5) + 2
  if (prefix.length < 4 || suffix.length < 4 || prefix.length > longest || suffix.length > longest) return []
  const befores = search(text, prefix, Math.floor(prefix.length * errorRate * 0.5))
  const behinds = search(text, suffix, Math.floor(suffix.length * errorRate * 0.5))
  return befores.flatMap(({end}) =>
    behinds
      .filter(({start}) => start > end && start - end <= exact.length + most)
      .map(({start}) => ({start: end, end: start, errors: exact.length, between: true}))
  )
}

/** The words count for half, each side of what stands around them for a quarter; without the words, they count less. */
function scoreOf(text: string, {start, end, errors, between}: Place, {exact, prefix, suffix}: TextQuote): number {
  const parts: [number, number][] = [[0.5, between ? betweenScore : Math.max(0, 1 - errors / exact.length)]]
  if (prefix !== '') parts.push([0.25, likeness(text.slice(Math.max(0, start - prefix.length * 2), start), prefix)])
  if (suffix !== '') parts.push([0.25, likeness(text.slice(end, end + suffix.length * 2), suffix)])
  const weight = parts.reduce((sum, [share]) => sum + share, 0)
  return parts.reduce((sum, [share, value]) => sum + share * value, 0) / weight
}

function likeness(text: string, wanted: string): number {
  const short = wanted.slice(0, longest)
  const least = Math.min(short.length, ...search(text, short, short.length).map(({errors}) => errors))
  return 1 - least / short.length
}

/** The best of those that lie over each other. */
function withoutOverlaps(places: FoundQuote[]): FoundQuote[] {
  const best: FoundQuote[] = []
  for (const place of [...places].sort((a, b) => b.score - a.score || a.start - b.start)) {
    if (!best.some(({start, end}) => place.start < end && start < place.end)) best.push(place)
  }
  return best
}

type Folded = {text: string; places: readonly number[]}

/** Without white space, and composed; `places` are where the characters were. */
function fold(text: string): Folded {
  const places: number[] = []
  let folded = ''
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (/\s/.test(character)) continue
    folded += character
    places.push(at)
  }
  return {text: folded, places}
}

function unfold(found: FoundQuote, places: readonly number[]): FoundQuote {
  const start = places[found.start] ?? 0
  return {...found, start, end: (places[found.end - 1] ?? start) + 1}
}
