import type {Identifier, Term} from '../apparatus.ts'
import type {KnownBlock} from './extract.ts'
import {firstPlace} from './first-place.ts'
import type {FirstPlace} from './first-place.ts'
import {englishFunctionWords} from './function-words.ts'
import {latinRunsOf, rowsIn} from './latin-runs.ts'
import type {WordBits} from './read-han.ts'
import {isReadApart} from './read-around.ts'
import {formsIn} from './term-forms.ts'
import {variantLetters, variantWords} from './written-variants.ts'

/** One way to write something; `identifier` is the term's that has a word on it. */
export type WrittenForm = {form: string; count: number; identifier?: Identifier; first: FirstPlace}

/** Ways to write one thing that a book has side by side, the most frequent first. */
export type Variant = {forms: WrittenForm[]}

type Around = {bits: WordBits; named: ReadonlySet<string>; terms: readonly Term[]; edition: string}

/** Where a form stands, by what all ways of writing it share. */
type Census = Map<string, Map<string, {count: number; block: KnownBlock['block']; start: number}>>

/** List what is written in more ways than one. */
export function variantCensus(blocks: readonly KnownBlock[], around: Around): Variant[] {
  const census: Census = new Map()
  for (const known of blocks) {
    countHan(census, known, around)
    countLatin(census, known)
  }
  const owners = new Map(around.terms.flatMap((term) => formsIn(term).map((form) => [form, term.identifier] as const)))
  return [...withoutLonger(census).values()]
    .map((forms): Variant => {
      const written = [...forms].map(([form, {count, block, start}]): WrittenForm => {
        const identifier = owners.get(form)
        const first = firstPlace(around.edition, block, {start, end: start + form.length})
        return {form, count, ...(identifier === undefined ? {} : {identifier}), first}
      })
      return {forms: written.sort((a, b) => b.count - a.count || (a.form < b.form ? -1 : 1))}
    })
    .sort((a, b) => totalOf(b) - totalOf(a) || ((a.forms[0]?.form ?? '') < (b.forms[0]?.form ?? '') ? -1 : 1))
}

function totalOf({forms}: Variant): number {
  return forms.reduce((sum, {count}) => sum + count, 0)
}

const lettersByEither = new Map(variantLetters.flatMap(([one, other]) => [[one, one] as const, [other, one] as const]))
const groups = groupsOf(variantWords)
const anyLetter = new RegExp(`[${variantLetters.flat().join('')}]`, 'gu')
const anyWord = new RegExp([...groups.keys()].sort((a, b) => b.length - a.length).join('|'), 'gu')

/** Name each group of words by the first of them: `a/b`, `b/c` are one. */
function groupsOf(pairs: readonly (readonly [string, string])[]): Map<string, string> {
  const names = new Map<string, string>()
  for (const [one, other] of pairs) {
    const name = names.get(one) ?? names.get(other) ?? one
    names.set(one, name)
    names.set(other, name)
  }
  return names
}

function countHan(census: Census, {block}: KnownBlock, {bits, named}: Around): void {
  const {text} = block
  for (const {0: word, index} of text.matchAll(anyWord)) {
    if (!isReadApart(text, {start: index, end: index + word.length}, bits)) {
      count(census, `词 ${groups.get(word) ?? word}`, {form: word, block, start: index})
    }
  }
  for (const {index} of text.matchAll(anyLetter)) {
    for (const start of [index - 1, index]) {
      const form = text.slice(Math.max(0, start), start + 2)
      const either = variantLetters.flatMap(([one, other]) => [form.replace(other, one), form.replace(one, other)])
      if (form.length < 2 || groups.has(form) || !either.some((one) => bits.has(one) || named.has(one))) continue
      const key = Array.from(form, (letter) => lettersByEither.get(letter) ?? letter).join('')
      count(census, `字 ${key}`, {form, block, start})
    }
  }
}

function countLatin(census: Census, {block, known}: KnownBlock): void {
  for (const row of latinRunsOf(block.text, known).flatMap((run) => rowsIn(run))) {
    const key = row.form.toLowerCase().replace(/[^\p{L}\p{N}+#]/gu, '')
    if (key.length < 3 || /^\d/.test(key) || row.isInName || isPlain(row.form)) continue
    count(census, key, {form: row.form, block, start: row.start})
  }
}

/** Words of running English, which have a capital at the start of a sentence. */
function isPlain(form: string): boolean {
  return form.split(' ').some((word) => englishFunctionWords.has(word.toLowerCase()))
}

function count(
  census: Census,
  key: string,
  {form, block, start}: {form: string; block: KnownBlock['block']; start: number}
): void {
  const forms = census.get(key) ?? new Map<string, {count: number; block: KnownBlock['block']; start: number}>()
  const known = forms.get(form)
  if (known) known.count += 1
  else forms.set(form, {count: 1, block, start})
  census.set(key, forms)
}

/** Of `CloudFoundry` and `CloudFoundry Foundation`, the shorter is enough. */
function withoutLonger(census: Census): Census {
  const several: Census = new Map([...census].filter(([, forms]) => forms.size > 1))
  const isWithin = (form: string): boolean => {
    const words = form.split(' ')
    return words.some((_, start) =>
      words.some((_word, end) => {
        const part = words.slice(start, end + 1)
        if (end < start || part.length === words.length) return false
        return several.has(
          part
            .join('')
            .toLowerCase()
            .replace(/[^\p{L}\p{N}+#]/gu, '')
        )
      })
    )
  }
  return new Map([...several].filter(([, forms]) => ![...forms.keys()].every(isWithin)))
}
