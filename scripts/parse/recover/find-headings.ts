import type {Heading} from 'mdast'
import type {ContentsEntry} from '../../book.ts'
import {
  closeLabel,
  divisionOfName,
  formOf,
  isTitle,
  ranks,
  squeezed,
  widthOf,
  type HeadingForm
} from './heading-forms.ts'
import {confirmSeries} from './confirm-series.ts'
import {recapsIn} from './recaps-in.ts'
import type {HeadingFound, Line, Recovery} from './recovery.ts'

/** A line that may be a heading, with its title where that stands on a line of its own. */
export type Candidate = {
  line: Line
  /** The title's, where it is another. */
  last: Line
  form: HeadingForm
  title: string
  /** Whether nothing stands between it and the candidate before. */
  follows: boolean
}

export type FoundHeading = HeadingFound & {line: Line; last: Line; recovery: Recovery}

/** `closes`: whether names lose the spaces they are set with. */
export type HeadingSources = {lines: readonly Line[]; entries: readonly ContentsEntry[]; closes: boolean}

type Sources = Omit<HeadingSources, 'closes'>

/**
 * Find the lines that are headings in a text that has no marks for them, with their depths.
 *
 * A number or a name that sections have is not enough: the line must be short, no sentence, and begin a paragraph;
 * decimal numbers must follow one another or stand in the printed contents; `一、` and `1.` count only as series with
 * text between them.
 */
export function findHeadings({closes, ...sources}: HeadingSources): FoundHeading[] {
  const readable = sources.lines.filter(({kind}) => kind !== 'blank')
  const candidates = withoutListings(candidatesIn(readable, sources))
  const numbered = candidates.filter(({form}) => form.evidence !== 'series')
  const sound = numbered.filter((one) => isInOrder(one, numbered, sources.entries))
  const series = confirmSeries(
    candidates.filter(({form}) => form.evidence === 'series'),
    readable,
    sound
  )
  const isWeak = sound.length === 0 && isLetter(readable)
  const all = [...sound, ...(isWeak ? [] : series)].sort((a, b) => a.line.number - b.line.number)
  const found = withDepths(all, closes)
  const title = titleOf(readable, found, sources.lines)
  return title ? [title, ...found] : found
}

/** It begins by addressing someone: points that it makes have numbers, and are no sections. */
function isLetter([first, next]: readonly Line[]): boolean {
  return (
    first !== undefined &&
    next !== undefined &&
    /^[^，。；！？]{2,16}[：:]$/u.test(first.text) &&
    widthOf(next.text) > 30
  )
}

function candidatesIn(readable: readonly Line[], {lines, entries}: Sources): Candidate[] {
  const candidates: Candidate[] = []
  let skip: Line | undefined
  for (const [index, line] of readable.entries()) {
    if (line === skip) continue
    const before = candidates.at(-1)
    const follows = before !== undefined && before.last === readable[index - 1]
    const form = headingForm(line, {opens: opensParagraph(line, lines) || follows})
    if (!form) continue
    const next = readable[index + 1]
    const titled = form.title === '' && next && isTitleLine(next, form, {lines, entries}) ? next : undefined
    if (titled) skip = titled
    candidates.push({line, last: titled ?? line, form, title: titled?.text ?? form.title, follows})
  }
  return candidates
}

function headingForm(line: Line, {opens}: {opens: boolean}): HeadingForm | undefined {
  if ((line.kind !== 'prose' && line.kind !== 'code') || !opens) return undefined
  const form = formOf(line.text)
  if (!form) return undefined
  return form.title === '' || form.evidence === 'word' || isTitle(form.title) ? form : undefined
}

function opensParagraph(line: Line, lines: readonly Line[]): boolean {
  const before = lines[line.number - 1]
  return (
    before === undefined ||
    before.kind === 'blank' ||
    before.block !== line.block ||
    /[。！？”』」]$/u.test(before.text)
  )
}

/** `第 1 章`, and its title in the next line or behind an empty one. */
function isTitleLine(next: Line, form: HeadingForm, {lines, entries}: Sources): boolean {
  if (next.kind !== 'prose' && next.kind !== 'code') return false
  if (form.kind === 'section' && lines[next.number - 1]?.kind === 'blank') return false
  const other = formOf(next.text)
  if (!isTitle(next.text) || widthOf(next.text) > 60 || (other && other.evidence !== 'series')) return false
  const isListed = entries.some((entry) => isSame(entry, form) && squeezed(entry.title) === squeezed(next.text))
  const after = lines[next.number + 1]
  return isListed || ((after === undefined || after.kind === 'blank') && !/[！？!?”』」]$/u.test(next.text))
}

/** What is printed at the head of a part, the list of its chapters, is no row of headings: they come again below. */
function withoutListings(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter((one, index) => {
    if (one.form.evidence !== 'number' || one.form.number.length === 0) return true
    const same = candidates.filter((other) => isSame(other.form, one.form) && sameTitles(other, one))
    const inRow = candidates[index + 1]?.follows === true || one.follows
    const isLast = same.at(-1) === one
    // The first of several is the heading, the others running heads; in a row of titles it is the last.
    return same.length === 1 || (same.some((other) => isInRow(other, candidates)) ? isLast || !inRow : same[0] === one)
  })
}

function isInRow(one: Candidate, candidates: readonly Candidate[]): boolean {
  const next = candidates[candidates.indexOf(one) + 1]
  return next?.follows === true && next.form.rank === one.form.rank
}

function sameTitles(a: Candidate, b: Candidate): boolean {
  return a.title === '' || b.title === '' || squeezed(a.title) === squeezed(b.title)
}

/** `1.3` comes behind `1.2`, or its place in the printed contents speaks for it. */
function isInOrder({line, form}: Candidate, all: readonly Candidate[], entries: readonly ContentsEntry[]): boolean {
  const {number} = form
  if (form.evidence !== 'number' || number.length < 2) return true
  if (entries.some((entry) => isSame(entry, form) && squeezed(entry.title) === squeezed(form.title))) return true
  const last = number.at(-1) ?? 0
  const siblings = all.filter(
    ({form: other}) => other.number.length === number.length && parentOf(other) === parentOf(form)
  )
  const before = siblings
    .filter((other) => other.line.number < line.number)
    .at(-1)
    ?.form.number.at(-1)
  const continues = before === undefined ? last <= 1 : last > before && last <= before + 3
  const goesOn = siblings.some((other) => other.line.number > line.number && other.form.number.at(-1) === last + 1)
  const isBelow = all.some(({form: other}) => other.number.join('.') === parentOf(form))
  return continues && (goesOn || isBelow || (before !== undefined && last > 1))
}

function parentOf({number}: Pick<HeadingForm, 'number'>): string {
  return number.slice(0, -1).join('.')
}

function isSame(a: Pick<HeadingForm, 'kind' | 'number'>, b: Pick<HeadingForm, 'kind' | 'number'>): boolean {
  return a.kind === b.kind && a.number.join('.') === b.number.join('.')
}

function withDepths(all: readonly Candidate[], closes: boolean): FoundHeading[] {
  const top = all.some(({form}) => form.kind === 'part' || form.kind === 'chapter') ? 1 : 2
  const recaps = recapsIn(all)
  // Without chapters, 引言 stands beside 一、 and not above it.
  const numbered = all.filter(({form}) => form.evidence !== 'word')
  const highest = numbered.length > 0 ? Math.min(...numbered.map(({form}) => form.rank)) : ranks.section
  const open: number[] = []
  return all.map((one) => {
    let {rank} = one.form
    if (rank === ranks.part || (top === 2 && rank === ranks.chapter)) rank = top === 2 ? highest : ranks.chapter
    if (rank === Number.POSITIVE_INFINITY)
      rank = recaps.has(one) ? Math.max(...open.filter(Number.isFinite), 1) + 0.05 : 1.5
    while ((open.at(-1) ?? -1) >= rank) open.pop()
    open.push(rank)
    const depth = Math.min(top + open.length - 1, 6) as Heading['depth']
    return foundOf(closes ? closed(one) : one, depth, numbered.length > 0 && !hasPlace(one))
  })
}

/** Where others have numbers, print gave this one none; what stands before or behind the text has none anyway. */
function hasPlace({form, line}: Candidate): boolean {
  return form.evidence !== 'word' || divisionOfName(line.text) !== undefined
}

function closed(one: Candidate): Candidate {
  return {...one, line: {...one.line, text: closeLabel(one.line.text)}}
}

function foundOf({line, last, form, title}: Candidate, depth: Heading['depth'], isUnnumbered = false): FoundHeading {
  const text = last.number === line.number ? line.text : `${line.text} ${last.text}`
  const values = {text, depth: '#'.repeat(depth)}
  const recovery: Recovery = {
    kind: 'headings',
    ruleId: 'recover-headings',
    start: line.start,
    end: last.end,
    edits: [{start: line.start, end: last.end, text: `${values.depth} ${text}${isUnnumbered ? ' {.unnumbered}' : ''}`}],
    certain: true,
    reason: `Unexpected heading \`${text}\` without a mark, expected \`${values.depth}\` before it`,
    values
  }
  return {
    line,
    last,
    start: line.start,
    end: last.end,
    text,
    depth,
    kind: form.kind,
    number: form.number,
    recovery: {...recovery, ...(title === '' ? {note: 'It has a number and no title'} : {})}
  }
}

/** The first line of a text, where it can be nothing but its title. */
function titleOf(
  readable: readonly Line[],
  found: readonly FoundHeading[],
  lines: readonly Line[]
): FoundHeading | undefined {
  const [line, next] = readable
  if (line?.kind !== 'prose' || found[0]?.line === line || !next) return undefined
  // Where no empty lines are between paragraphs, a full one must follow.
  const isAlone =
    lines[line.number + 1]?.kind === 'blank' ||
    (/[。！？]$/u.test(next.text) && widthOf(next.text) > 2 * widthOf(line.text))
  const hasMark = /[！？!?”』」）)：:\d]$|^[“‘「『（(]/u.test(line.text)
  const isTorn = /[，,、（(【“]/u.test(line.text) || /^[，。、；：！？”’）】》,;:!?)\]]/u.test(next.text)
  if (!isAlone || hasMark || isTorn || !isTitle(line.text) || widthOf(line.text) > 50 || formOf(line.text))
    return undefined
  if (found.length === 0 && !readable.slice(1).some(({text}) => /[，。！？]/u.test(text) && widthOf(text) > 40))
    return undefined
  const form: HeadingForm = {kind: 'other', rank: ranks.chapter, number: [], title: line.text, evidence: 'word'}
  return foundOf({line, last: line, form, title: line.text, follows: false}, 1)
}
