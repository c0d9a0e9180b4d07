import {concordanceOf, neighboursOf, placesOf} from '../glossary/index.ts'
import type {Occurrence as Place} from '../glossary/index.ts'
import {counted, type Ways} from './places.ts'
import type {ConcordanceAnswer, Neighbour} from './protocol.ts'
import type {Shelf} from './shelf.ts'

/** Most neighbours that are offered. */
const offered = 8

/** Find a term's uses, or any words, in the edition that is nearest to what the author wrote. */
export function findPlaces(shelf: Shelf, asked: {id: string} | {text: string}, ways: Ways): ConcordanceAnswer {
  const {editions} = shelf.text
  const own = editions.find(({edition}) => edition.language === shelf.manuscript.config.language) ?? editions[0]
  if (!own) return {total: 0, items: [], neighbours: []}
  const places = 'id' in asked ? concordanceOf(own, asked.id) : placesOf(own, asked.text)
  return {...counted(places, ways), neighbours: longerWords(places)}
}

/** What stands beside every word, and makes no longer one of it. */
const particles =
  /^[的了着过和与及或是在把被从对向于也就都又还而则等为以有其这那此该每各个种上中下里外前后时让给用由]+$/

/** Words that hold the term, with their counts: of those that say the same, the longest. */
function longerWords(places: readonly Place[]): Neighbour[] {
  const forms = mostWritten(places)
  const words = neighboursOf(places)
    .filter(({text}) => !particles.test(text))
    .flatMap(({text, side, count}) =>
      forms.map((form): Neighbour => {
        const word = side === 'before' ? `${text}${form}` : `${form}${text}`
        return {text: word, count, kind: side, example: ''}
      })
    )
    .map((word) => ({...word, count: countOf(word.text, places)}))
    .filter(({count}) => count > 1)
  const longest = words.filter(
    ({text, count}) => !words.some((other) => other.text !== text && other.text.includes(text) && other.count === count)
  )
  const seen = new Set<string>()
  return longest
    .filter(({text}) => !seen.has(text) && seen.add(text).has(text))
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
    .slice(0, offered)
}

/** The forms that it is written in most. */
function mostWritten(places: readonly Place[]): string[] {
  const counts = new Map<string, number>()
  for (const {written} of places) counts.set(written, (counts.get(written) ?? 0) + 1)
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([form]) => form)
}

function countOf(word: string, places: readonly Place[]): number {
  return places.filter(({before, written, after}) => {
    const at = word.indexOf(written)
    if (at < 0) return false
    return before.endsWith(word.slice(0, at)) && after.startsWith(word.slice(at + written.length))
  }).length
}
