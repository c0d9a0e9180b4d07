import search from 'approx-string-match'
import type {TextQuote} from '../apparatus.ts'
import {createSimilarSearch, type SimilarPlace, type SimilarSearch} from './similar-text.ts'

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

/** What so many places have alike tells nothing: the best of them by what is right beside them are looked at. */
const mostPlaces = 200
/** What stands beside a place tells nothing where it stands at more places. */
const mostContexts = 1000

/** Find what a note is about in one text, however often it is asked. */
export type QuoteFinder = (quote: TextQuote) => QuoteSearch

/**
 * Find what a note is about, also after edits: first word for word, then nearly so, with what stands around it; where the
 * words themselves were changed, by what stands around them alone. White space does not count.
 *
 * @returns Gives up to three candidates, the best first, whether or not one of them will do.
 */
export function createQuoteFinder(written: string): QuoteFinder {
  const {text, places: writtenAt} = fold(written)
  const similar = createSimilarSearch(text)
  return (quote) => {
    const wanted = wantedOf(quote)
    if (wanted.exact === '') return {candidates: []}
    const verbatim = occurrences(text, wanted.exact)
    const near = verbatim.length > 0 ? verbatim : nearPlaces(wanted, similar)
    const scored = likeliest(near, text, wanted).map((place) => {
      return {...place, score: scoreOf(text, place, wanted), exact: verbatim.length > 0}
    })
    return chosenOf(
      withoutOverlaps(scored)
        .slice(0, 3)
        .map((place) => unfold(place, writtenAt))
    )
  }
}

function wantedOf({exact, prefix, suffix}: TextQuote): TextQuote {
  return {
    exact: fold(exact).text,
    prefix: fold(prefix).text.slice(-longest),
    suffix: fold(suffix).text.slice(0, longest)
  }
}

function chosenOf(candidates: readonly FoundQuote[]): QuoteSearch {
  const [best, second] = candidates
  if (!best) return {candidates}
  // The only such words are the ones, whatever became of the text around them.
  const isOnly = best.exact && candidates.length === 1
  if (!isOnly && best.score < leastScore && !best.exact) return {candidates}
  if (second && best.score - second.score < margin) return {candidates, several: true}
  return {found: best, candidates}
}

/** `between`: found by what stands around it alone. */
type Place = SimilarPlace & {between?: boolean}

function occurrences(text: string, exact: string): Place[] {
  const places: Place[] = []
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    places.push({start: at, end: at + exact.length, errors: 0})
  }
  return places
}

/** What will hardly do is for the author to choose from. */
function nearPlaces(wanted: TextQuote, similar: SimilarSearch): Place[] {
  const close = [...similarPlaces(wanted.exact, errorRate, similar), ...byContext(wanted, similar)]
  return close.length > 0 ? close : similarPlaces(wanted.exact, 0.7, similar)
}

function similarPlaces(exact: string, rate: number, similar: SimilarSearch): Place[] {
  const most = Math.floor(exact.length * rate)
  return exact.length > longest || most === 0 ? [] : similar(exact, most)
}

/** What stands before and behind the words is still there. */
function byContext({exact, prefix, suffix}: TextQuote, similar: SimilarSearch): Place[] {
  const most = Math.floor(exact.length * 1.5) + 2
  if (prefix.length < 4 || suffix.length < 4) return []
  const befores = similar(prefix, Math.floor(prefix.length * errorRate * 0.5))
  const behinds = similar(suffix, Math.floor(suffix.length * errorRate * 0.5))
  if (befores.length > mostContexts || behinds.length > mostContexts) return []
  return befores.flatMap(({end}) =>
    behinds
      .filter(({start}) => start > end && start - end <= exact.length + most)
      .map(({start}) => ({start: end, end: start, errors: exact.length, between: true}))
  )
}

/** Of very many places, those with the most letters of their own on either side. */
function likeliest(places: readonly Place[], text: string, {prefix, suffix}: TextQuote): readonly Place[] {
  if (places.length <= mostPlaces) return places
  const ranked = places.map((place) => {
    let [before, behind] = [0, 0]
    while (before < prefix.length && text[place.start - 1 - before] === prefix[prefix.length - 1 - before]) before++
    while (behind < suffix.length && text[place.end + behind] === suffix[behind]) behind++
    return {place, alike: before + behind}
  })
  ranked.sort((a, b) => b.alike - a.alike || a.place.start - b.place.start)
  return ranked.slice(0, mostPlaces).map(({place}) => place)
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
  const [best] = search(text, wanted, wanted.length)
  return 1 - (best?.errors ?? wanted.length) / wanted.length
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
