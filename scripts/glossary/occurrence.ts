import type {Identifier} from '../apparatus.ts'
import type {Block, BlockPlace} from './book-text.ts'

/** A use of a term as translators look at it. `line` and `column` are those of the file, from 1. */
export type Occurrence = BlockPlace & {
  edition: string
  identifier: Identifier
  written: string
  /** The rest of its sentence. */
  before: string
  after: string
  line: number
  column: number
  isLink: boolean
  /** What the edition adds behind it, or prints in its place. */
  words?: string
}

/** Longest part of a sentence on either side, in characters. */
const longest = 80

type Span = {identifier: Identifier; start: number; end: number; isLink: boolean; words?: string}

/** Tell where a use stands, and its sentence. */
export function occurrenceOf(
  edition: string,
  {place, text, pieces}: Pick<Block, 'place' | 'text' | 'pieces'>,
  span: Span
): Occurrence {
  const {start, end, identifier, isLink, words} = span
  const [from, to] = sentenceAround(text, start, end)
  const written = text.slice(start, end)
  return {
    ...place,
    ...{edition, identifier, isLink},
    ...(words === undefined ? {} : {words}),
    written: readable(written),
    before: readable(text.slice(from, start)),
    after: readable(text.slice(end, to)),
    ...placeIn(pieces, start, written)
  }
}

/** Cut the sentence around a place out of a text. */
export function sentenceAround(text: string, start: number, end: number): [from: number, to: number] {
  const before = text.slice(Math.max(0, start - longest), start)
  const after = text.slice(end, end + longest)
  const cut = Math.max(...['。', '！', '？', '；', '\n'].map((mark) => before.lastIndexOf(mark))) + 1
  const stop = after.search(/[。！？；\n]/)
  return [start - before.length + cut, stop < 0 ? end + after.length : end + stop + 1]
}

/** Put three dots where what is no text stands, and one space for any. */
export function readable(text: string): string {
  return text.replaceAll('\uFFFC', '⋯').replace(/\s+/g, ' ')
}

function placeIn(pieces: Block['pieces'], at: number, words: string): {line: number; column: number} {
  const piece = pieces.findLast(({start}) => start <= at)
  if (!piece) return {line: 1, column: 1}
  const {source, value, line, column} = piece
  const before = value.slice(0, at - piece.start).split(words).length - 1
  let index = source.indexOf(words)
  for (let count = 0; count < before && index >= 0; count++) index = source.indexOf(words, index + 1)
  // In another script, the words are near to where they were.
  const offset = index >= 0 ? index : Math.min(at - piece.start, source.length)
  const lines = source.slice(0, offset).split('\n')
  const last = lines.at(-1)?.length ?? 0
  return lines.length === 1 ? {line, column: column + last} : {line: line + lines.length - 1, column: last + 1}
}
