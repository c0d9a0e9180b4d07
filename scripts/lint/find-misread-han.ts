import {hanConfusions} from './han-confusions.ts'
import {likelihoodOf, wordsOver, type HanWords} from './han-words.ts'

/** A letter that is probably another: `word` stands there, `expected` was meant. */
export type MisreadHan = {
  start: number
  end: number
  word: string
  expected: string
  /** By how many bits the other reading is likelier. */
  gain: number
}

type Place = {before: string; letter: string; after: string}

/** Letters on either side that speak for a reading. */
const reach = 6

/** No less is ever enough, whatever else the book says. */
const leastGain = 3

/** A dash needs no gain: alone between Han letters it is no mark of any kind. */
const leastGainOfDash = -2

const isHan = /\p{Script=Han}/u

/** Find letters that make no word where they stand, while one that looks alike does: `项日`, `进人`, `这样—个`. */
export function findMisreadHan(text: string, words: HanWords): MisreadHan[] {
  const found: MisreadHan[] = []
  for (let place = 0; place < text.length; place++) {
    const others = hanConfusions.get(text.charAt(place))
    if (!others || isCounted(text, place)) continue
    const misread = misreadAt(surroundingsOf(text, place), others, words)
    if (!misread) continue
    const start = place - misread.back
    const end = start + misread.expected.length
    found.push({start, end, word: text.slice(start, end), expected: misread.expected, gain: misread.gain})
  }
  return found
}

/** Tell how many bits a reading needs, by how often a book has either word. Measured over clean prose. */
export function gainNeeded(misread: MisreadHan, countOf: (word: string) => number): number {
  if (misread.word.includes('—')) return leastGainOfDash
  const wrong = Math.max(1, countOf(misread.word))
  const right = countOf(misread.expected)
  const needed = wrong > right ? 7 + 2 * Math.log2(wrong - right) : 7 - 2 * Math.log2(1 + right / wrong)
  return Math.max(leastGain, needed)
}

type Reading = {expected: string; back: number; gain: number}

function misreadAt(place: Place, others: readonly string[], words: HanWords): Reading | undefined {
  const {before, letter, after} = place
  const isDash = letter === '—'
  if (isDash && (before === '' || after === '')) return undefined
  if (!isDash && wordsOver(before + letter + after, before.length, words).length > 0) return undefined
  let best: Reading | undefined
  for (const other of others) {
    const reading = readingWith(other, place, words)
    if (reading && reading.gain > (best?.gain ?? (isDash ? leastGainOfDash : leastGain) - 0.01)) best = reading
  }
  return best
}

/** The text with another letter, and the longest word it makes. */
function readingWith(other: string, {before, letter, after}: Place, words: HanWords): Reading | undefined {
  const text = before + other + after
  const word = wordsOver(text, before.length, words).sort((a, b) => b.end - b.start - (a.end - a.start))[0]
  if (!word) return undefined
  const own = likelihoodOf(before + (letter === '—' ? '' : letter) + after, words)
  const gain = likelihoodOf(text, words) - own
  return {expected: text.slice(word.start, word.end), back: before.length - word.start, gain}
}

/** `3 日`, `5 人`: what follows a number is a measure. */
function isCounted(text: string, place: number): boolean {
  return /\d\s?$/.test(text.slice(Math.max(0, place - 2), place))
}

function surroundingsOf(text: string, place: number): Place {
  let [start, end] = [place, place + 1]
  while (place - start < reach && isHan.test(text.charAt(start - 1))) start--
  while (end - place <= reach && isHan.test(text.charAt(end))) end++
  return {before: text.slice(start, place), letter: text.charAt(place), after: text.slice(place + 1, end)}
}
