import type {Identifier, Term} from '../apparatus.ts'
import {createMatcher} from '../enrich/index.ts'
import type {Match, Matcher, Pattern} from '../enrich/index.ts'
import type {HanWords} from '../lint/index.ts'
import type {Block, EditionText} from './book-text.ts'
import {firstPlace} from './first-place.ts'
import type {FirstPlace} from './first-place.ts'
import {hanCandidates} from './han-candidates.ts'
import type {Candidate} from './han-candidates.ts'
import type {HanText} from './han-grams.ts'
import {latinCandidates} from './latin-candidates.ts'
import {latinRunsOf} from './latin-runs.ts'
import {proposeExceptions} from './propose-exceptions.ts'
import type {ProposedException} from './propose-exceptions.ts'
import {wordBitsOf} from './read-han.ts'
import {formsIn} from './term-forms.ts'
import {variantCensus} from './variant-census.ts'
import type {Variant} from './variant-census.ts'

/** A word that the glossary might have; `terms` are those that it contains. */
export type CandidateTerm = {form: string; count: number; terms: Identifier[]; first: FirstPlace}

/** What a book's text proposes for its glossary. */
export type Extraction = {
  /** Fewest times that a candidate stands in the text. */
  least: number
  /** The most worthwhile first. */
  candidates: CandidateTerm[]
  variants: Variant[]
  exceptions: ProposedException[]
}

/** A block with the uses of whatever form the glossary has a word on. */
export type KnownBlock = {block: Block; known: readonly Match[]}

/** Letters for each time that a candidate has to occur, beyond the first three. */
const lettersEach = 50_000

/**
 * Propose terms, variants to settle, and exceptions.
 *
 * @param words How frequent words are elsewhere; without them, there is less to tell words from fragments.
 */
export function extractTerms(
  text: EditionText,
  {words, least: asked}: {words?: HanWords | undefined; least?: number | undefined}
): Extraction {
  const terms = [...text.terms.values()]
  const find = knownMatcher(terms)
  const blocks = text.blocks.map((block) => ({block, known: find(block.text)}))
  const letters = blocks.reduce((sum, {block}) => sum + block.text.length, 0)
  const least = asked ?? 3 + Math.floor(letters / lettersEach)
  const forms = terms.flatMap(formsIn)
  const bits = wordBitsOf(words, forms)
  const han = hanCandidates(hanTextOf(blocks), {words: bits, known: forms, least})
  const runs = blocks.flatMap(({block, known}) => latinRunsOf(block.text, known))
  const found = placed([...han, ...latinCandidates(runs, least)], {blocks, terms, least, edition: text.edition.name})
  const named = new Set([...found.map(({form}) => form), ...forms])
  return {
    least,
    candidates: found.map((one) => ({...one, terms: [...new Set(find(one.form).map(({identifier}) => identifier))]})),
    variants: variantCensus(blocks, {bits, named, terms, edition: text.edition.name}),
    exceptions: proposeExceptions(text, bits)
  }
}

function knownPatterns(terms: readonly Term[]): Pattern[] {
  return terms.flatMap((term) =>
    formsIn(term).map((form): Pattern => ({form, identifier: term.identifier, case: 'ignore', plural: true}))
  )
}

function knownMatcher(terms: readonly Term[]): Matcher {
  return createMatcher(knownPatterns(terms))
}

/** Join blocks; between them, and for what is no Han letter, stands 0. */
function hanTextOf(blocks: readonly KnownBlock[]): HanText {
  const length = blocks.reduce((sum, {block}) => sum + block.text.length + 1, 0)
  const units = new Uint16Array(length)
  const spans = new Int32Array(length).fill(-1)
  let [from, span] = [0, 0]
  for (const {block, known} of blocks) {
    for (let at = 0; at < block.text.length; at++) {
      const unit = block.text.charCodeAt(at)
      units[from + at] = isHan(unit) ? unit : 0
    }
    for (const {start, end} of known) spans.fill(span++, from + start, from + end)
    from += block.text.length + 1
  }
  return {units, spans}
}

function isHan(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf)
}

type Around = {blocks: readonly KnownBlock[]; terms: readonly Term[]; least: number; edition: string}

/** Count candidates where nothing longer stands, as the glossary would find them. */
function placed(
  candidates: readonly Candidate[],
  {blocks, terms, least, edition}: Around
): Omit<CandidateTerm, 'terms'>[] {
  const patterns = candidates.map(({form}): Pattern => ({form, identifier: form, case: 'ignore', plural: true}))
  const find = createMatcher([...patterns, ...knownPatterns(terms).map(withoutIdentifier)])
  const counts = new Map<string, {count: number; first: FirstPlace}>()
  for (const {block} of blocks) {
    for (const match of find(block.text)) {
      const known = counts.get(match.identifier)
      if (known) known.count += 1
      else counts.set(match.identifier, {count: 1, first: firstPlace(edition, block, match)})
    }
  }
  return candidates
    .flatMap((one) => {
      const own = counts.get(one.form)
      return own && own.count >= least ? [{form: one.form, weight: (one.weight / one.count) * own.count, ...own}] : []
    })
    .sort((a, b) => b.weight - a.weight || (a.form < b.form ? -1 : 1))
    .map(({form, count, first}) => ({form, count, first}))
}

function withoutIdentifier({form, case: letterCase}: Pattern): Pattern {
  return {form, case: letterCase}
}
