import type {Identifier} from '../apparatus.ts'
import type {Block, EditionText} from './book-text.ts'
import {firstPlace} from './first-place.ts'
import type {FirstPlace} from './first-place.ts'
import {readAround} from './read-around.ts'
import type {WordBits} from './read-han.ts'

/**
 * Words around a term's use that may well mean something else: a `word` of the language that reaches over its borders
 * (`并发` in 并发现), the `opposite` (可变引用 in 不可变引用), a `name` (`Container` in Kata Containers).
 */
export type ProposedException = {
  identifier: Identifier
  form: string
  why: 'word' | 'opposite' | 'name'
  count: number
  /** All uses of the term. */
  uses: number
  first: FirstPlace
}

type Found = {start: number; end: number; why: ProposedException['why']}

/** Fewest times for what grammar alone may bring together, and the smallest share of a term's uses. */
const [leastTimes, leastShare] = [2, 0.05]

/** Propose what terms should not be found in. */
export function proposeExceptions({blocks, edition}: EditionText, bits: WordBits): ProposedException[] {
  const uses = new Map<Identifier, number>()
  const found = new Map<string, Omit<ProposedException, 'uses'>>()
  for (const block of blocks) {
    for (const match of block.matches) {
      const {identifier} = match
      uses.set(identifier, (uses.get(identifier) ?? 0) + 1)
      const larger = largerAround(block, match, bits)
      if (!larger) continue
      const form = block.text.slice(larger.start, larger.end)
      const key = `${identifier}\n${form}`
      const known = found.get(key)
      if (known) known.count += 1
      else found.set(key, {identifier, form, why: larger.why, count: 1, first: firstPlace(edition.name, block, larger)})
    }
  }
  return [...found.values()]
    .map((one) => ({...one, uses: uses.get(one.identifier) ?? 0}))
    .filter(({why, count, uses: all}) => why === 'word' || (count >= leastTimes && count / all >= leastShare))
    .sort((a, b) => b.count - a.count || (a.form < b.form ? -1 : 1))
}

function largerAround({text, matches}: Block, place: {start: number; end: number}, bits: WordBits): Found | undefined {
  if (/\p{Script=Latin}/u.test(text.slice(place.start, place.end))) {
    const name = nameAround(text, place)
    const isKnown = matches.some(({start, end}) => start !== place.start && start < name.end && end > name.start)
    return name.end - name.start > place.end - place.start && !isKnown ? {...name, why: 'name'} : undefined
  }
  if (/[不非无無反]/u.test(text.charAt(place.start - 1)))
    return {start: place.start - 1, end: place.end, why: 'opposite'}
  const read = readAround(text, place, bits)
  return read && {...read, why: 'word'}
}

/** Words with a capital on either side, one space between. */
function nameAround(text: string, {start, end}: {start: number; end: number}): {start: number; end: number} {
  if (!/^\p{Lu}/u.test(text.slice(start))) return {start, end}
  const before = /(?:\p{Lu}[\p{L}\d]* )*$/u.exec(text.slice(Math.max(0, start - 40), start))?.[0].length ?? 0
  const after = /^(?: \p{Lu}[\p{L}\d]*)*/u.exec(text.slice(end, end + 40))?.[0].length ?? 0
  return {start: start - before, end: end + after}
}
