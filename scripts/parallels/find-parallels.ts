import {compareFacts, type Conflict, type SameName} from './compare-facts.ts'
import {pairSentences, type SentencePair} from './pair-sentences.ts'
import {sentencesOf, type Sentence} from './units.ts'

/** A paragraph, or what else is read as one. Those of one chapter are never compared. */
export type Block = {chapter: string; text: string}

/** Offsets into the text of a block, by its place in the list. */
export type Span = {block: number; start: number; end: number}

/** Two passages that tell the same; the first stands in the earlier chapter. */
export type Parallel = {
  first: Span
  second: Span
  /** What part of the shorter one stands in the other, up to 1. */
  likeness: number
  /** In the order of the first. */
  conflicts: readonly Conflict[]
}

type Entry = Sentence & {block: number; chapter: string}

/** Find the passages of different chapters that tell the same in nearly the same words. Takes time as the text is long. */
export function findParallels(blocks: readonly Block[], sameName: SameName): Parallel[] {
  const entries = blocks.flatMap(({chapter, text}, block) =>
    sentencesOf(text).map((sentence): Entry => ({...sentence, block, chapter}))
  )
  const byBlocks = new Map<string, SentencePair<Entry>[]>()
  for (const pair of pairSentences(entries)) {
    const key = `${pair.first.block} ${pair.second.block}`
    byBlocks.set(key, [...(byBlocks.get(key) ?? []), pair])
  }
  const parallels = [...byBlocks.values()].map((pairs) => parallelOf(pairs, sameName))
  return withoutTemplates(parallels, blocks)
}

function parallelOf(pairs: readonly SentencePair<Entry>[], sameName: SameName): Parallel {
  const spanOf = (side: 'first' | 'second'): Span => ({
    block: pairs[0]?.[side].block ?? 0,
    start: Math.min(...pairs.map((pair) => pair[side].start)),
    end: Math.max(...pairs.map((pair) => pair[side].end))
  })
  const total = pairs.reduce((sum, {shared, likeness}) => sum + shared / likeness, 0)
  return {
    first: spanOf('first'),
    second: spanOf('second'),
    likeness: pairs.reduce((sum, {shared}) => sum + shared, 0) / total,
    conflicts: pairs.flatMap(({first, second}) => compareFacts(first.units, second.units, sameName))
  }
}

/**
 * Chapters on two things of one kind say the same of each, under its own name: that is no conflict. So both names have to
 * stand in both chapters.
 */
function withoutTemplates(parallels: readonly Parallel[], blocks: readonly Block[]): Parallel[] {
  const texts = new Map<string, string>()
  if (parallels.some(({conflicts}) => conflicts.length > 0)) {
    for (const {chapter, text} of blocks) texts.set(chapter, `${texts.get(chapter) ?? ''}\n${text.toLowerCase()}`)
  }
  const tells = (block: number, name: string): boolean =>
    (texts.get(blocks[block]?.chapter ?? '') ?? '').split(name.toLowerCase()).length > 1
  return parallels.map((parallel) => ({
    ...parallel,
    conflicts: parallel.conflicts.filter(
      ({kind, first, second}) =>
        kind !== 'name' || (tells(parallel.first.block, second.text) && tells(parallel.second.block, first.text))
    )
  }))
}
