import {isPartOfIdentifier, latinWordsOf, type LatinWord} from './latin-words.ts'
import {foldName, type ForbiddenForm, type SpelledName, type Spelling} from './spelling.ts'

/** A name as it stands in a text. */
export type FoundName = {
  start: number
  end: number
  written: string
  /** Folded. */
  key: string
  name: SpelledName
  /** What to write instead; absent where it is well written. */
  wrong?: ForbiddenForm
  /** How many words it has. */
  words: number
}

/** Most words that a name has, as they are written. */
const longest = 7

const joint = /^(?:\s|[-/_.&]|,\s)?$/

/** Find the names of a text, leftmost, then longest, however they are written. Identifiers, paths and commands are none. */
export function findSpelledNames(text: string, {names}: Spelling): FoundName[] {
  const words = latinWordsOf(text)
  const found: FoundName[] = []
  for (let at = 0; at < words.length;) {
    const name = longestAt(text, words.slice(at, at + longest), names)
    if (name && !isPartOfIdentifier(text, name.start, name.end) && !isCommand(text, name, names)) found.push(name)
    at += name?.words ?? 1
  }
  return found
}

function longestAt(text: string, words: readonly LatinWord[], names: Spelling['names']): FoundName | undefined {
  const [first] = words
  if (!first) return undefined
  let best: FoundName | undefined
  let key = ''
  let last = first
  for (const [index, word] of words.entries()) {
    if (index > 0 && !joint.test(text.slice(last.end, word.start))) break
    last = word
    key += foldName(word.text)
    const known = knownAs(key, names)
    const written = text.slice(first.start, word.end)
    if (!known || !isJoined(written, known.name)) continue
    const wrong = judge(written, known, names)
    best = {
      start: first.start,
      end: word.end,
      written,
      key,
      name: known.name,
      words: index + 1,
      ...(wrong ? {wrong} : {})
    }
  }
  return best
}

type Known = {name: SpelledName; plural: string}

/** An English plural is the name. */
function knownAs(key: string, names: Spelling['names']): Known | undefined {
  const name = names.get(key)
  if (name) return {name, plural: ''}
  for (const plural of ['s', 'es']) {
    const single = key.endsWith(plural) ? names.get(key.slice(0, -plural.length)) : undefined
    if (single && key.length > 4) return {name: single, plural}
  }
  return undefined
}

/** `Docker, Swarm` is two names; `Docker, Inc.` is one. */
function isJoined(written: string, {allowed}: SpelledName): boolean {
  const [mark] = /[,/]/.exec(written) ?? []
  return mark === undefined || [...allowed].some((form) => form.includes(mark))
}

function judge(written: string, {name, plural}: Known, names: Spelling['names']): ForbiddenForm | undefined {
  const single = plural === '' ? written : written.slice(0, -plural.length)
  if (name.allowed.has(single)) return undefined
  const forbidden = name.forbidden.get(single)
  if (forbidden) return {...forbidden, form: written, use: forbidden.use + plural}
  const forms = [...name.allowed]
  // What is written small may be written large; `smart` case, as terms are matched.
  const isFree = forms.some((form) => form === form.toLowerCase() && form === single.toLowerCase())
  const [first] = forms
  if (isFree || !name.isStrict || first === undefined || isOtherwiseFree(single, name, names)) return undefined
  if (!forms.some((form) => withoutSpaces(form) === withoutSpaces(single))) return undefined
  const alike = forms.find((form) => form.toLowerCase() === single.toLowerCase())
  return {form: written, use: (alike ?? first) + plural}
}

function withoutSpaces(form: string): string {
  return form.toLowerCase().replace(/[\s-]/g, '')
}

/** Words that are no name may begin with any letter: `Docker Container`; in code they are written together: `configMap`. */
function isOtherwiseFree(written: string, {allowed, isProper}: SpelledName, names: Spelling['names']): boolean {
  const words = written.split(/[\s-]+/)
  if (words.length === 1 && /^\p{Ll}+\p{Lu}/u.test(written) && [...allowed].some(isCamel)) return true
  const isWrong = (word: string): boolean => {
    const known = names.get(foldName(word))
    return known !== undefined && known.isProper && !known.allowed.has(word)
  }
  return !isProper && words.length > 1 && !words.some(isWrong)
}

function isCamel(form: string): boolean {
  return /^\p{Lu}\p{Ll}+\p{Lu}\p{Ll}/u.test(form)
}

/** `docker pull nginx`, `sudo docker`, `metrics-server`: small letters among small letters that are no names. */
function isCommand(text: string, {written, start, end}: FoundName, names: Spelling['names']): boolean {
  if (written !== written.toLowerCase()) return false
  if (written.includes('-')) return true
  const next = /^ (?:-|([a-z][a-z\d-]*)\b)/.exec(text.slice(end, end + 40))
  const previous = /(?:^|[^\w-])([a-z][a-z\d-]*) $/.exec(text.slice(Math.max(0, start - 40), start))
  const isOther = (word: string | undefined): boolean => word !== undefined && !names.has(foldName(word))
  return (next !== null && (next[1] === undefined || isOther(next[1]))) || isOther(previous?.[1])
}
