/** The only module that knows OpenCC. */
import {Trie} from 'opencc-js/core'
import {configs} from 'opencc-js/preset/cn2t'

/** What OpenCC made of a word, and where it first stood. */
export type Substitution = {from: string; to: string; sample: string; count: number}

/** What stands beside a text, in the line that it is a part of. */
export type Surroundings = {before: string; after: string}

export type ScriptConverter = {
  convert: (text: string, around?: Surroundings) => string
  /** Notes nothing as open: for words that are not the book's. */
  convertQuietly: (text: string, around?: Surroundings) => string
  /** What no row settled so far, by word, in reading order. */
  open: ReadonlyMap<string, Substitution>
}

/** Words with what to print for them; nothing for words that no shorter one is looked for in. Single characters count only where no word holds them. */
export type FixedWords = ReadonlyMap<string, string>

/** `简 繁|…`, the last of a group for single characters. */
type Dictionaries = readonly string[]
export type SettledWords = {fixed: FixedWords; variants: Readonly<Record<string, string>>}

type Tables = {words: Trie; toTraditional: Trie; regional: Trie; ambiguous: ReadonlySet<string>}

const tables = new Map<string, Tables>()
const han = /\p{Script=Han}/u
const letter = /[\p{Script=Latin}\d]/u

/**
 * Convert Simplified Chinese to Traditional, word by word. What is fixed is taken as it is, and ends the words beside it. All
 * else is OpenCC's; what it changes beyond one character for another, or for one of several, is noted as open.
 *
 * @param region `tw` for Taiwan, `hk` for Hong Kong.
 * @param words `variants` are characters of OpenCC's that the book writes otherwise: 臺 → 台.
 */
export function createScriptConverter(region: 'tw' | 'hk', {fixed, variants}: SettledWords): ScriptConverter {
  const dictionary = tablesOf(region)
  const settled = new Trie()
  for (const [from, to] of fixed) if (from.length > 1) settled.addWord(from, to)
  const open = new Map<string, Substitution>()
  const note = (from: string, to: string, sample: string): void => {
    const substitution = open.get(from) ?? {from, to, sample, count: 0}
    open.set(from, {...substitution, count: substitution.count + 1})
  }
  const convertRest =
    (isNoted: boolean) =>
    (text: string): string =>
      text.replace(/\p{Script=Han}+/gu, (run) => {
        const units = unitsOf(run, dictionary)
        const unsettled = units.filter(({from, isOpen}) => isOpen && !fixed.has(from))
        if (isNoted) for (const {from, to} of unsettled) note(from, to, run)
        return units.map(({from, to, isOpen}) => (isOpen ? (fixed.get(from) ?? to) : to)).join('')
      })
  const asWritten = (text: string): string => text.replace(/./gu, (one) => variants[one] ?? one)
  const convertWith = (isNoted: boolean, text: string, around?: Surroundings): string =>
    convertText(text, {settled, convertRest: (rest) => asWritten(convertRest(isNoted)(rest)), around})
  return {
    convert: (text, around) => convertWith(true, text, around),
    convertQuietly: (text, around) => convertWith(false, text, around),
    open
  }
}

type Conversion = {settled: Trie; convertRest: (text: string) => string; around: Surroundings | undefined}

function convertText(text: string, {settled, convertRest, around}: Conversion): string {
  let result = ''
  let pending = ''
  for (let at = 0; at < text.length;) {
    const match = settled.matchPrefix(text, at)
    if (!match?.value) {
      const end = match?.end ?? at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
      pending += text.slice(at, end)
      at = end
      continue
    }
    result += convertRest(pending)
    pending = ''
    const before = text.slice(0, at).slice(-1) || (around?.before ?? '')
    const after = text.slice(match.end, match.end + 1) || (around?.after ?? '')
    result += spaced(match.value, {from: text.slice(at, match.end), before, after})
    at = match.end
  }
  return result + convertRest(pending)
}

/** Where a Han word becomes a Latin one, a space parts it from the Han beside it. */
function spaced(value: string, {from, before, after}: Surroundings & {from: string}): string {
  const opens = letter.test(value.charAt(0)) && han.test(from.charAt(0)) && han.test(before)
  const closes = letter.test(value.slice(-1)) && han.test(from.slice(-1)) && han.test(after)
  return `${opens ? ' ' : ''}${value}${closes ? ' ' : ''}`
}

type Unit = {from: string; to: string; isOpen: boolean}

/** Cut a run of Han characters into words, as OpenCC does, and say what becomes of each. */
function unitsOf(run: string, {words, toTraditional, regional, ambiguous}: Tables): Unit[] {
  const convert = (text: string): string => regional.convert(toTraditional.convert(text))
  const byCharacter = (text: string): string => Array.from(text).map(convert).join('')
  return words.segment(run).flatMap((segment): Unit[] => {
    const whole = words.matchPrefix(segment, 0)
    if (whole?.end === segment.length) {
      const to = convert(segment)
      return [{from: segment, to, isOpen: to !== byCharacter(segment)}]
    }
    return looseUnits(segment, toTraditional, regional).map((from) => {
      const to = convert(from)
      return {from, to, isOpen: Array.from(from).length > 1 ? to !== byCharacter(from) : ambiguous.has(from)}
    })
  })
}

/** Characters that no word of the first dictionary holds: together they may be a word of the region's. */
function looseUnits(segment: string, toTraditional: Trie, regional: Trie): string[] {
  const characters = Array.from(segment)
  const traditional = characters.map((character) => toTraditional.convert(character))
  const units: string[] = []
  for (let at = 0; at < characters.length;) {
    const rest = traditional.slice(at).join('')
    const match = regional.matchPrefix(rest, 0)
    const length = match ? Math.max(1, Array.from(rest.slice(0, match.end)).length) : 1
    units.push(characters.slice(at, at + length).join(''))
    at += length
  }
  return units
}

function tablesOf(region: 'tw' | 'hk'): Tables {
  const known = tables.get(region)
  if (known) return known
  // The package's own types name a file without its ending, which Node's way of finding modules does not follow.
  const config = configs[region === 'tw' ? 's2twp' : 's2hkp'] as unknown as {conversionChain: readonly Dictionaries[]}
  const [first = [], second = []] = config.conversionChain
  const made: Tables = {
    words: trieOf(first.slice(0, -1)),
    toTraditional: trieOf(first),
    regional: trieOf(second),
    ambiguous: ambiguousOf(first)
  }
  tables.set(region, made)
  return made
}

function trieOf(dictionaries: Dictionaries): Trie {
  const trie = new Trie()
  trie.loadDictGroup(dictionaries)
  return trie
}

/** Characters that become another one in some word than they do alone. */
function ambiguousOf(dictionaries: Dictionaries): Set<string> {
  const alone = new Map(pairsOf(dictionaries.at(-1) ?? ''))
  const ambiguous = new Set<string>()
  for (const [from, to] of dictionaries.slice(0, -1).flatMap(pairsOf)) {
    const [simplified, traditional] = [Array.from(from), Array.from(to)]
    if (simplified.length !== traditional.length) continue
    for (const [at, character] of simplified.entries())
      if (traditional[at] !== (alone.get(character) ?? character)) ambiguous.add(character)
  }
  return ambiguous
}

function pairsOf(dictionary: string): [from: string, to: string][] {
  return dictionary.split('|').map((line) => {
    const space = line.indexOf(' ')
    return [line.slice(0, space), line.slice(space + 1)]
  })
}
