import {visit} from 'unist-util-visit'
import {misspellingOf, type Misspelling, type Target, type WordUse} from './find-misspelled-names.ts'
import {isPartOfIdentifier, latinWordsOf, type LatinWord} from './latin-words.ts'
import {namesOf, type BookNames} from './name-findings.ts'
import {editOf, fixOf, type Passage} from './passage.ts'
import type {Draft, Rule} from './rule.ts'
import {foldName} from './spelling.ts'

/** A word that is nearly a name of the glossary, and that the book knows from nowhere else: `Kubemetes`, `lstio`. */
export const misspelledTerm: Rule = {
  ruleId: 'misspelled-term',
  severity: 'warning',
  description: 'A name in Latin letters is spelled as the glossary spells it.',
  checkBook: (drafts, reportOn) => {
    const names = namesOf(drafts)
    const words = drafts.flatMap((draft) =>
      draft.passages.flatMap((passage) => unknownWords(passage, names).map((word): Place => ({draft, passage, word})))
    )
    const misspellings = misspellingsOf(words, drafts, names)
    for (const {draft, passage, word} of words) {
      const misspelling = misspellings.get(word.text)
      if (!misspelling) continue
      const {expected, isSure} = misspelling
      const range = {index: word.start, length: word.text.length}
      reportOn(draft)({
        reason: `Unexpected \`${word.text}\`, expected \`${expected}\` as in the glossary`,
        place: passage.placeOf(range.index, range.length),
        expected: [expected],
        values: {word: word.text, expected},
        ...fixOf(isSure ? 'safe' : 'suggested', editOf(passage, range, expected))
      })
    }
  }
}

type Place = {draft: Draft; passage: Passage; word: LatinWord}

function unknownWords({text}: Passage, {spelling}: BookNames): LatinWord[] {
  return latinWordsOf(text).filter(({text: word, start, end}) => {
    if (word.length < 4 || /\d/.test(word) || isPartOfIdentifier(text, start, end)) return false
    const folded = foldName(word)
    return !spelling.names.has(folded) && !spelling.names.has(folded.replace(/e?s$/, ''))
  })
}

function misspellingsOf(
  places: readonly Place[],
  drafts: readonly Draft[],
  {spelling, counts}: BookNames
): Map<string, Misspelling> {
  const inCode = codeWordsOf(drafts)
  const parts = partsOf(spelling.names.keys(), spelling.targets.keys())
  const targets = new Map<number, Target[]>()
  for (const [form, {beside}] of spelling.targets) {
    const folded = foldName(form)
    if (folded.length < 4) continue
    const target = {form, folded, count: counts.get(form) ?? 0, beside}
    targets.set(folded.length, [...(targets.get(folded.length) ?? []), target])
  }
  const found = new Map<string, Misspelling>()
  for (const use of usesOf(places)) {
    const small = use.word.toLowerCase()
    const misspelling = inCode.has(small) || parts.has(small) ? undefined : misspellingOf(use, targets)
    if (misspelling) found.set(use.word, misspelling)
  }
  return found
}

/** How often each word stands in the book, and what stands beside it. */
function usesOf(places: readonly Place[]): Iterable<WordUse> {
  const uses = new Map<string, {word: string; count: number; neighbours: Set<string>}>()
  for (const {passage, word} of places) {
    const use = uses.get(word.text) ?? {word: word.text, count: 0, neighbours: new Set()}
    uses.set(word.text, use)
    use.count++
    const before = /([\p{L}\d]+) $/u.exec(passage.text.slice(Math.max(0, word.start - 40), word.start))?.[1]
    const after = /^ ([\p{L}\d]+)/u.exec(passage.text.slice(word.end, word.end + 40))?.[1]
    for (const neighbour of [before, after]) if (neighbour) use.neighbours.add(foldName(neighbour))
  }
  return uses.values()
}

/** Words that names are made of: `Foundry` is none that is misspelled. */
function partsOf(...forms: readonly Iterable<string>[]): Set<string> {
  return new Set(forms.flatMap((some) => [...some].flatMap((form) => form.toLowerCase().split(/[^\p{L}\p{N}]+/u))))
}

/** What stands in code, addresses and markup is spelled as machines want it. */
function codeWordsOf(drafts: readonly Draft[]): Set<string> {
  const words = new Set<string>()
  const add = (text: string): void => {
    for (const {text: word} of latinWordsOf(text)) words.add(word.toLowerCase())
  }
  for (const {tree} of drafts) {
    visit(tree, (node) => {
      if (node.type === 'inlineCode' || node.type === 'code' || node.type === 'html') add(node.value)
      else if ('url' in node) add(node.url)
    })
  }
  return words
}
