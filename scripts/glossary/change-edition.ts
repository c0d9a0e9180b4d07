/** What changed terms make of one edition of a prepared book: its words, its matches, its terms. */
import type {Term} from '../apparatus.ts'
import type {Manuscript} from '../book.ts'
import {convertTexts, converterFor, createMatcher, fixedWordsOf, foldText, patternsOf} from '../enrich/index.ts'
import type {Match, ScriptConverter} from '../enrich/index.ts'
import {termOfEdition} from './book-text.ts'
import type {Block, EditionText, Headed} from './book-text.ts'
import {textsWith} from './haystack.ts'
import type {BlockChange} from './link-uses.ts'

/** A term before and after; without `before` it is new, without `after` it goes. */
export type TermChange = {before?: Term; after?: Term}

/** Put changed terms into a glossary. */
export function changedTerms(glossary: readonly Term[], changes: readonly TermChange[]): Term[] {
  const terms = new Map(glossary.map((term) => [term.identifier, term]))
  for (const {before} of changes) if (before) terms.delete(before.identifier)
  for (const {after} of changes) if (after) terms.set(after.identifier, after)
  return [...terms.values()]
}

/** An edition with its changes: only blocks that they reach are matched anew. */
export type ChangedEdition = {
  script: ScriptConverter | undefined
  /** The changed terms, in the edition's own words. */
  own: Own
  /** By the place of the block. */
  changed: Map<number, BlockChange>
  terms: Map<string, Term>
}

/** Put changed terms into an edition. What is lent stays as it is. */
export function changeEdition(
  text: EditionText,
  manuscript: Manuscript,
  changes: readonly TermChange[]
): ChangedEdition {
  const settled = text.script ? changedWords(text, manuscript, changes) : []
  const script = scriptOf(text, manuscript, {changes, isChanged: settled.length > 0})
  const own = changes.map(({before, after}) => ({
    before: before && text.terms.get(before.identifier),
    after: after && termOfEdition(after, text.edition, script)
  }))
  const terms = new Map(text.terms)
  for (const {before} of own) if (before) terms.delete(before.identifier)
  for (const {after} of own) if (after) terms.set(after.identifier, after)
  return {script, own, changed: changedBlocks(text, {own, settled, script}), terms}
}

type Rescripting = {changes: readonly TermChange[]; isChanged: boolean}

/** A converter takes its time: it is made anew only where it will do something else. */
function scriptOf(
  text: EditionText,
  manuscript: Manuscript,
  {changes, isChanged}: Rescripting
): ScriptConverter | undefined {
  if (!isChanged) return text.script
  return converterFor({...manuscript, glossary: changedTerms(manuscript.glossary, changes)}, text.edition)
}

/** Words of the manuscript that another word is printed for than before. */
function changedWords({edition}: EditionText, {config}: Manuscript, changes: readonly TermChange[]): string[] {
  const languages = [config.language, edition.language] as const
  const wordsOf = (terms: readonly (Term | undefined)[]): ReadonlyMap<string, string> =>
    fixedWordsOf({glossary: terms.filter((term) => term !== undefined), ledger: undefined, languages})
  const [before, after] = [
    wordsOf(changes.map((change) => change.before)),
    wordsOf(changes.map((change) => change.after))
  ]
  return [...new Set([...before.keys(), ...after.keys()])].filter((word) => before.get(word) !== after.get(word))
}

type Own = readonly {before: Term | undefined; after: Term | undefined}[]

/** Match anew what has a form of the changed terms in it. */
function changedBlocks(
  text: EditionText,
  {own, settled, script}: {own: Own; settled: readonly string[]; script: ScriptConverter | undefined}
): Map<number, BlockChange> {
  const {edition, blocks} = text
  const gone = own.flatMap(({before}) => (before ? (text.patterns.get(before.identifier) ?? []) : []))
  const come = own.flatMap(({after}) => (after ? patternsOf([after], edition.language) : []))
  const forms = [...new Set([...gone, ...come].map(({form}) => foldText(form).lower))].filter((form) => form !== '')
  const worded = script ? textsWith(text.haystacks.written, settled) : new Set<number>()
  const matched = textsWith(text.haystacks.folded, forms)
  const either = [...new Set([...worded, ...matched])].sort((a, b) => a - b)
  const reached = either.flatMap((at): {block: Block; at: number; text: string}[] => {
    const block = blocks[at]
    if (!block || (!worded.has(at) && !block.searched)) return []
    return [{block, at, text: worded.has(at) && script ? rewrittenText(block, script) : block.text}]
  })
  const ids = new Set(own.flatMap(({before, after}) => [before, after].flatMap((term) => term?.identifier ?? [])))
  const others = patternsIn(text, reached).flatMap(({identifier, pattern}) => (ids.has(identifier) ? [] : pattern))
  const matcher = reached.length === 0 ? (): Match[] => [] : createMatcher([...others, ...come])
  return new Map(
    reached.map(({block, at, text: own}) => [at, {text: own, matches: block.searched ? matcher(own) : []}])
  )
}

/** The patterns that can stand in these texts, by their first two letters: the others need no place in a matcher. */
function patternsIn({heads}: EditionText, texts: readonly {text: string; block: Block}[]): Headed[] {
  const found = new Map<string, readonly Headed[]>()
  for (const {text, block} of texts) {
    const folded = text === block.text ? block.folded : foldText(text).lower
    for (let at = 0; at < folded.length; at++) {
      const head = folded.slice(at, at + 2)
      const own = heads.get(head)
      if (own) found.set(head, own)
    }
  }
  return [...found.values()].flat()
}

function rewrittenText({text, pieces}: Block, script: ScriptConverter): string {
  const texts = convertTexts(
    pieces.map(({written}) => written),
    script
  )
  let rewritten = ''
  let end = 0
  for (const [at, {start, value}] of pieces.entries()) {
    rewritten += text.slice(end, start) + (texts[at] ?? value)
    end = start + value.length
  }
  return rewritten + text.slice(end)
}
