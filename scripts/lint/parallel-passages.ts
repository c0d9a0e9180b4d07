import {findParallels, type Block, type Parallel, type SameName, type Span} from '../parallels/index.ts'
import {namesOf} from './name-findings.ts'
import type {Passage} from './passage.ts'
import type {Draft} from './rule.ts'
import {foldName} from './spelling.ts'

/** A part of a passage, in its chapter. */
export type PassagePart = {draft: Draft; passage: Passage; start: number; end: number}

/** Two passages of different chapters that tell the same. */
export type ParallelPassages = {first: PassagePart; second: PassagePart; parallel: Parallel}

const known = new WeakMap<readonly Draft[], readonly ParallelPassages[]>()

/** Find the parallel passages of a book, once for all rules that ask. */
export function parallelsOf(drafts: readonly Draft[]): readonly ParallelPassages[] {
  const found = known.get(drafts) ?? findPassages(drafts)
  known.set(drafts, found)
  return found
}

function findPassages(drafts: readonly Draft[]): ParallelPassages[] {
  const passages = drafts.flatMap((draft) => draft.passages.map((passage) => ({draft, passage})))
  const blocks = passages.map(({draft, passage}): Block => ({chapter: draft.chapter.id, text: passage.text}))
  return findParallels(blocks, sameNameIn(drafts)).flatMap((parallel) => {
    const partOf = ({block, start, end}: Span): PassagePart[] => {
      const there = passages[block]
      return there ? [{...there, start, end}] : []
    }
    const [first] = partOf(parallel.first)
    const [second] = partOf(parallel.second)
    return first && second ? [{first, second, parallel}] : []
  })
}

/** Names of one concept are one: Rocket, rkt. */
function sameNameIn(drafts: readonly Draft[]): SameName {
  const {names} = namesOf(drafts).spelling
  return (a, b) => {
    const others = names.get(foldName(b))?.identifiers
    return [...(names.get(foldName(a))?.identifiers ?? [])].some((identifier) => others?.has(identifier))
  }
}

/** Name a place as authors find it: `02-docker.md:57`. */
export function nameOfPlace({draft, passage}: PassagePart, index: number): string {
  return `${draft.file.path}:${passage.placeOf(index, 1).start.line}`
}
