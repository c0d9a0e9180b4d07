import type {Identifier} from '../apparatus.ts'
import {createMatcher} from '../enrich/index.ts'
import type {BookText, EditionText} from './book-text.ts'
import {followUses} from './link-uses.ts'
import {occurrenceOf} from './occurrence.ts'
import type {Occurrence} from './occurrence.ts'

/** How often something stands beside a term's uses. */
export type Neighbour = {text: string; side: 'before' | 'after'; count: number}

/** List the uses of a term in an edition, in reading order. */
export function concordanceOf(text: EditionText, identifier: Identifier): Occurrence[] {
  const uses = followUses(text, {entries: text.terms, changes: new Map(), wanted: new Set([identifier])})
  return uses.flatMap((use) => {
    const own = text.blocks[use.block]
    return own ? [occurrenceOf(text.edition.name, own, use)] : []
  })
}

/** List where words stand in an edition, whether any term has them or not; letter case does not count. */
export function placesOf(text: EditionText, words: string): Occurrence[] {
  if (words.trim() === '') return []
  const find = createMatcher([{form: words.trim(), identifier: '', case: 'ignore', plural: true}])
  return text.blocks.flatMap((block) =>
    find(block.text).map((match) => occurrenceOf(text.edition.name, block, {...match, isLink: false}))
  )
}

/** Count the uses of every term, by edition. Terms without any are absent. */
export function countUses({editions}: BookText): Record<string, Record<Identifier, number>> {
  return Object.fromEntries(editions.map((text) => [text.edition.name, usesIn(text)]))
}

function usesIn({blocks}: EditionText): Record<Identifier, number> {
  const counts = new Map<Identifier, number>()
  const found = blocks.flatMap(({matches, references}) => [...matches, ...references])
  for (const {identifier} of found) counts.set(identifier, (counts.get(identifier) ?? 0) + 1)
  return Object.fromEntries(counts)
}

/** Count what stands right before and behind uses: a word that it is always a part of is a term of its own, or an exception. */
export function neighboursOf(occurrences: readonly Occurrence[]): Neighbour[] {
  const counts = new Map<string, Neighbour>()
  for (const {before, after} of occurrences) {
    const beside = [
      ...beginnings(reversed(before)).map((text) => ({side: 'before' as const, text: reversed(text)})),
      ...beginnings(after).map((text) => ({side: 'after' as const, text}))
    ]
    for (const {side, text} of beside) {
      const key = `${side} ${text}`
      counts.set(key, {side, text, count: (counts.get(key)?.count ?? 0) + 1})
    }
  }
  return [...counts.values()]
    .filter(({count}) => count > 1)
    .sort((a, b) => b.count - a.count || b.text.length - a.text.length || (a.text < b.text ? -1 : 1))
}

/** One, two and three letters, as far as they are letters; of Latin, the whole word. */
function beginnings(text: string): string[] {
  const latin = /^\s?[\p{Script=Latin}\d]+/u.exec(text)?.[0]
  if (latin !== undefined) return [latin]
  const han = Array.from(/^\p{Script=Han}{1,3}/u.exec(text)?.[0] ?? '')
  return han.map((_, at) => han.slice(0, at + 1).join(''))
}

function reversed(text: string): string {
  return Array.from(text).reverse().join('')
}
