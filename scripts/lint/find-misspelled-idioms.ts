import {pinyin} from 'pinyin-pro'
import {hanConfusions} from './han-confusions.ts'
import {likelihoodOf, type HanWords} from './han-words.ts'

/** Four letters that are nearly an idiom. */
export type MisspelledIdiom = {index: number; written: string; expected: string}

/** Idioms by what is known of one with a wrong letter: its first two or its last two. */
export type IdiomIndex = {
  byStart: ReadonlyMap<string, readonly string[]>
  byEnd: ReadonlyMap<string, readonly string[]>
}

/** Binary logarithm of an idiom's share of all words, below which it is too rare to be expected. */
const rarest = -23

/** What is likelier than this is words. Slips that many people make stand in word lists, too, as rare words. */
const leastLikely = -26

/** Index idioms, with their halves changed round as well: who knows 折戟沉沙 writes 沉沙折戟, too. */
export function indexIdioms({idioms, likelihoods}: HanWords): IdiomIndex {
  const common = idioms.filter((idiom) => (likelihoods.get(idiom) ?? rarest) >= rarest)
  const all = new Set(common.flatMap((idiom) => [idiom, idiom.slice(2) + idiom.slice(0, 2)]))
  const [byStart, byEnd] = [new Map<string, string[]>(), new Map<string, string[]>()]
  for (const idiom of all) {
    add(byStart, idiom.slice(0, 2), idiom)
    add(byEnd, idiom.slice(2), idiom)
  }
  return {byStart, byEnd}
}

function add(map: Map<string, string[]>, key: string, idiom: string): void {
  const list = map.get(key)
  if (list) list.push(idiom)
  else map.set(key, [idiom])
}

/** Find idioms with one wrong letter that sounds or looks like the right one: `尘沙折戟`. */
export function findMisspelledIdioms(text: string, {byStart, byEnd}: IdiomIndex, words: HanWords): MisspelledIdiom[] {
  const found: MisspelledIdiom[] = []
  for (let index = 0; index + 4 <= text.length; index++) {
    const near = [
      ...(byStart.get(text.slice(index, index + 2)) ?? []),
      ...(byEnd.get(text.slice(index + 2, index + 4)) ?? [])
    ]
    if (near.length === 0) continue
    const written = text.slice(index, index + 4)
    if (near.includes(written)) {
      index += 3
      continue
    }
    const expected = near.find((idiom) => isMisspelled(written, idiom))
    if (expected !== undefined && !isReadOtherwise(text, index, words)) found.push({index, written, expected})
  }
  return found
}

function isMisspelled(written: string, idiom: string): boolean {
  const places = [0, 1, 2, 3].filter((place) => written[place] !== idiom[place])
  const [place = 0] = places
  const [wrong = '', right = ''] = [written[place], idiom[place]]
  return places.length === 1 && /\p{Script=Han}/u.test(wrong) && (looksLike(wrong, right) || soundsLike(wrong, right))
}

function looksLike(a: string, b: string): boolean {
  return hanConfusions.get(a)?.includes(b) ?? false
}

function soundsLike(a: string, b: string): boolean {
  const [of, other] = [readings(a), readings(b)]
  return of.some((reading) => other.includes(reading))
}

function readings(letter: string): string[] {
  return pinyin(letter, {multiple: true, toneType: 'none', type: 'array'})
}

/** The four letters are words of their own, and not rare ones. */
function isReadOtherwise(text: string, index: number, words: HanWords): boolean {
  return likelihoodOf(text.slice(index, index + 4), words) > leastLikely
}
