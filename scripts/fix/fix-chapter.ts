import type {Root} from 'mdast'
import type {VFileMessage} from 'vfile-message'
import type {ChapterSource} from '../book.ts'
import type {Edit, Fix} from '../diagnostics.ts'
import {applyEdits, compareEdits, overlap, rangeOf} from './apply-edits.ts'
import {passesGate} from './gate.ts'

/** Parses a text in place of a chapter's own. */
export type Read = (source: ChapterSource, text: string) => Root

export type Candidate = {message: VFileMessage; fix: Fix}

export type FixedChapter = {text: string; made: readonly Candidate[]; refused: readonly Candidate[]}

/**
 * Make fixes in the text of one chapter, as far as they pass the gate.
 *
 * @param source Stays as it is.
 * @param candidates Those that get in each other's way wait: they are neither made nor refused.
 */
export function fixChapter(source: ChapterSource, candidates: readonly Candidate[], read: Read): FixedChapter {
  const text = String(source.file)
  const before = read(source, text)
  const passes = (fixes: readonly Candidate[]): boolean => {
    const after = applyEdits(text, editsOf(fixes))
    return after !== undefined && passesGate(before, read(source, after), announcedBy(fixes))
  }
  const chosen = withoutOverlaps(candidates.filter((one) => staysInPlace(one, text)).flatMap(partsOf))
  const plain = accept(
    [],
    chosen.filter(({fix}) => !fix.nodes),
    passes
  )
  const parts = [
    ...plain,
    ...accept(
      plain,
      chosen.filter(({fix}) => fix.nodes),
      passes
    )
  ]
  const made = candidates.filter((one) => isAmong(one, parts))
  const refused = candidates.filter((one) => !staysInPlace(one, text) || (isAmong(one, chosen) && !made.includes(one)))
  return {text: applyEdits(text, editsOf(parts)) ?? text, made, refused}
}

/** One edit that fails holds up none of the others that are right without it. */
function partsOf({message, fix}: Candidate): Candidate[] {
  return fix.isDivisible ? fix.edits.map((edit) => ({message, fix: {...fix, edits: [edit]}})) : [{message, fix}]
}

function isAmong({message}: Candidate, parts: readonly Candidate[]): boolean {
  return parts.some((part) => part.message === message)
}

function editsOf(fixes: readonly Candidate[]): Edit[] {
  return fixes.flatMap(({fix}) => fix.edits)
}

/** What all of them together say comes and goes. */
function announcedBy(fixes: readonly Candidate[]): Fix['nodes'] {
  const announced = fixes.flatMap(({fix}) => fix.nodes ?? [])
  if (announced.length === 0) return undefined
  return {
    removed: announced.flatMap(({removed = []}) => removed),
    added: announced.flatMap(({added = []}) => added)
  }
}

/** Halve what fails until the guilty are alone. */
function accept(
  base: readonly Candidate[],
  more: readonly Candidate[],
  passes: (all: readonly Candidate[]) => boolean
): readonly Candidate[] {
  if (more.length === 0 || passes([...base, ...more])) return more
  if (more.length === 1) return []
  const middle = Math.floor(more.length / 2)
  const left = accept(base, more.slice(0, middle), passes)
  return [...left, ...accept([...base, ...left], more.slice(middle), passes)]
}

function withoutOverlaps(candidates: readonly Candidate[]): Candidate[] {
  const sorted = [...candidates].sort((a, b) => compareEdits(firstOf(a), firstOf(b)))
  const chosen: Candidate[] = []
  for (const one of sorted) {
    if (!chosen.slice(-50).some((other) => overlaps(one, other))) chosen.push(one)
  }
  return chosen
}

function overlaps(a: Candidate, b: Candidate): boolean {
  return a.fix.edits.some((one) => b.fix.edits.some((other) => overlap(one, other)))
}

function firstOf({fix}: Candidate): Fix['edits'][number] {
  const [first = {place: {start: {line: 1, column: 1, offset: 0}, end: {line: 1, column: 1, offset: 0}}, text: ''}] = [
    ...fix.edits
  ].sort(compareEdits)
  return first
}

/** Only what was reported may change, and empty lines behind it. */
function staysInPlace({message: {place}, fix: {edits}}: Candidate, text: string): boolean {
  const [from, to] = place && 'start' in place ? [place.start.offset, place.end.offset] : []
  if (from === undefined || to === undefined || edits.length === 0) return false
  return edits.every((edit) => {
    const [start, end] = rangeOf(edit)
    return start >= from && (end <= to || (edit.text.trim() === '' && text.slice(to, end).trim() === ''))
  })
}
