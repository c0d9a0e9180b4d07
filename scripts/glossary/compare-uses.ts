import type {Identifier} from '../apparatus.ts'
import type {Block, EditionText} from './book-text.ts'
import type {BlockChange, Use} from './link-uses.ts'
import {occurrenceOf, readable} from './occurrence.ts'
import type {Occurrence} from './occurrence.ts'

/** What a change does to one edition. */
export type EditionImpact = {
  edition: string
  label: string
  language: string
  /** Uses of the changed terms. */
  uses: {before: number; after: number}
  /** Uses that become known, and those that are known no longer; of other terms as well, which a form may cover. */
  found: Occurrence[]
  lost: Occurrence[]
  /** Uses that become links or stop being links, as the edition links only some. */
  linked: Occurrence[]
  unlinked: Occurrence[]
  /** Uses that get other forms behind them, or lose them. */
  expanded: Occurrence[]
  unexpanded: Occurrence[]
  /** Sentences that read otherwise, in an edition of another script. */
  rewritten: {before: string; after: string; path: string; line: number}[]
}

type Compared = {before: Use[]; after: Use[]; changed: ReadonlyMap<number, BlockChange>; ids: ReadonlySet<Identifier>}

/** Compare the uses of terms before a change and after it. */
export function compareUses(text: EditionText, {before, after, changed, ids}: Compared): EditionImpact {
  const {edition, blocks} = text
  const [old, wanted] = [keyed(before, blocks, changed), keyed(after, blocks, changed)]
  const at = (use: Use, isNew: boolean): Occurrence[] => {
    const block = blocks[use.block]
    const shown = block && {...block, text: isNew ? (changed.get(use.block)?.text ?? block.text) : block.text}
    return shown ? [occurrenceOf(edition.name, shown, use)] : []
  }
  const tell = (isNew: boolean, isTold: (use: Use, other: Use | undefined) => boolean): Occurrence[] => {
    const [own, others] = isNew ? [wanted, old] : [old, wanted]
    return [...own].flatMap(([key, use]) => (isTold(use, others.get(key)) ? at(use, isNew) : []))
  }
  const count = (uses: readonly Use[]): number => uses.filter(({identifier}) => ids.has(identifier)).length
  return {
    ...{edition: edition.name, label: edition.label, language: edition.language},
    uses: {before: count(before), after: count(after)},
    found: tell(true, (_, other) => !other),
    lost: tell(false, (_, other) => !other),
    linked: tell(true, ({isLink}, other) => isLink && !(other?.isLink ?? false)),
    unlinked: tell(false, ({isLink}, other) => isLink && !(other?.isLink ?? false)),
    expanded: tell(true, ({words}, other) => words !== undefined && other?.words !== words),
    unexpanded: tell(false, ({words}, other) => words !== undefined && other?.words !== words),
    rewritten: rewrittenIn(blocks, changed)
  }
}

/** By place; where the text itself changes, by how many of the term stand before it in its block. */
function keyed(
  uses: readonly Use[],
  blocks: readonly Block[],
  changed: ReadonlyMap<number, BlockChange>
): Map<string, Use> {
  const counts = new Map<string, number>()
  return new Map(
    uses.map((use) => {
      const name = `${use.block} ${use.identifier}`
      const change = changed.get(use.block)
      const count = (counts.get(name) ?? 0) + 1
      counts.set(name, count)
      const isMoved = change !== undefined && change.text !== blocks[use.block]?.text
      return [isMoved ? `${name} ${count}` : `${name} ${use.start} ${use.end}`, use]
    })
  )
}

function rewrittenIn(blocks: readonly Block[], changed: ReadonlyMap<number, BlockChange>): EditionImpact['rewritten'] {
  return [...changed].flatMap(([at, {text}]) => {
    const block = blocks[at]
    if (!block || text === block.text) return []
    return [
      {before: readable(block.text), after: readable(text), path: block.place.path, line: block.pieces[0]?.line ?? 1}
    ]
  })
}
