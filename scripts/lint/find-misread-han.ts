import {hanConfusions} from './han-confusions.ts'
import {likelihoodOf, wordAt, type HanWords} from './han-words.ts'

/** A letter that is probably another. `word` is what stands there, `expected` what was meant. */
export type MisreadHan = {start: number; end: number; word: string; expected: string}

/** Letters on either side that speak for a reading. */
const reach = 6

/** By how many bits the other reading has to be likelier: measured over clean prose. */
const leastGain = Number(process.env["G"]??14)

/** A dash needs less: alone between Han letters it is no mark of any kind. */
const leastGainOfDash = 6

const isHan = /\p{Script=Han}/u

/** Find letters that make no word where they stand, while one that looks alike does: `项日`, `进人`, `这样—个`. */
export function findMisreadHan(text: string, words: HanWords): MisreadHan[] {
  const found: MisreadHan[] = []
  for (let place = 0; place < text.length; place++) {
    const others = hanConfusions.get(text.charAt(place))
    const misread = others && misreadAt(text, place, {others, words})
    if (misread) found.push(misread)
  }
  return found
}

function misreadAt(
  text: string,
  place: number,
  {others, words}: {others: readonly string[]; words: HanWords}
): MisreadHan | undefined {
  const {before, after} = surroundingsOf(text, place)
  const letter = text.charAt(place)
  const isDash = letter === '—'
  if (isDash && (before === '' || after === '')) return undefined
  const own = likelihoodOf(before + (isDash ? '' : letter) + after, words)
  if (!isDash && wordAt(before + letter + after, before.length, words).length > 1) return undefined
  let best: {other: string; gain: number} | undefined
  for (const other of others) {
    const gain = likelihoodOf(before + other + after, words) - own
    if (gain > (best?.gain ?? (isDash ? -leastGainOfDash : leastGain))) best = {other, gain}
  }
  if (!best) return undefined
  const expected = wordAt(before + best.other + after, before.length, words)
  if (expected.length < 2) return undefined
  const start = place - startOf(expected, best.other, before)
  return {start, end: start + expected.length, word: text.slice(start, start + expected.length), expected, gain: best.gain} as any
}

/** How far before the letter its word begins. */
function startOf(word: string, letter: string, before: string): number {
  for (let at = word.lastIndexOf(letter); at > 0; at = word.lastIndexOf(letter, at - 1)) {
    if (before.endsWith(word.slice(0, at))) return at
  }
  return 0
}

function surroundingsOf(text: string, place: number): {before: string; after: string} {
  let [start, end] = [place, place + 1]
  while (place - start < reach && isHan.test(text.charAt(start - 1))) start--
  while (end - place <= reach && isHan.test(text.charAt(end))) end++
  return {before: text.slice(start, place), after: text.slice(place + 1, end)}
}
