import type {Ledger, Term, TermLanguage} from '../apparatus.ts'
import {conversionGuards} from './conversion-guards.ts'
import type {FixedWords} from './script-converter.ts'
import {formsOf, isInUse} from './term-patterns.ts'

export type WordSources = {
  glossary: readonly Term[]
  ledger: Ledger | undefined
  /** Language of the manuscript, and of the edition. */
  languages: readonly [from: string, to: string]
}

/**
 * List the words whose conversion is settled: what is known of OpenCC's errors, over it the ledger's reviewed rows, over it
 * the glossary's terms. The first form of a term becomes the first, an abbreviation the abbreviation, the second name the
 * second; where the edition's language has fewer, the term. What a term must not be found in blocks.
 */
export function fixedWordsOf({glossary, ledger, languages}: WordSources): FixedWords {
  const words = new Map<string, string>(conversionGuards)
  for (const {from, to, reviewed} of ledger?.rows ?? []) if (reviewed) words.set(from, to)
  for (const entry of glossary.filter(({match}) => match.auto)) {
    const [from, to] = languages.map((language) => entry.langs[language])
    if (!from || !to || !isInUse(from) || !isInUse(to)) continue
    for (const [form, other] of pairsOf(from, to)) setForm(words, form, other)
    for (const longer of entry.match.except) if (!words.has(longer) && isHan(longer)) words.set(longer, '')
  }
  return words
}

function pairsOf(from: TermLanguage, to: TermLanguage): (readonly [string, string])[] {
  const pairs = formsOf({...from, aliases: []}).map(
    (form, at) => [form, at === 0 ? to.term : (to.abbr ?? to.term)] as const
  )
  return [...pairs, ...from.aliases.map((form, at) => [form, to.aliases[at] ?? to.term] as const)]
}

/** `Docker 镜像` is written `Docker镜像` as well. */
function setForm(words: Map<string, string>, form: string, other: string): void {
  if (!isHan(form) || form.length < 2) return
  words.set(form, other)
  const joined = form.replace(/(?<=\p{Script=Han}) (?=\p{Script=Latin})|(?<=\p{Script=Latin}) (?=\p{Script=Han})/gu, '')
  if (joined !== form) words.set(joined, other)
}

function isHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text)
}
