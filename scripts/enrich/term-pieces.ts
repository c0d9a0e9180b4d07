import type {PhrasingContent, Text} from 'mdast'
import type {Identifier} from '../apparatus.ts'
import type {IndexMark} from '../mdast.ts'
import type {TextRun} from './text-runs.ts'

/**
 * A change of a block's text, offsets as `TextRun.text` has them.
 *
 * `link`: becomes a reference to the term; `mark`: a place before the text, that a list leads to; `words`: words of ours
 * at `start`, in place of spaces there; `replacement`: words of ours for what is written.
 */
export type TermEdit = {start: number; end: number; shown?: string} & (
  | {kind: 'link'; identifier: Identifier; htmlId: string}
  | {kind: 'mark'; htmlId: string; repeat?: true}
  | {kind: 'words' | 'replacement'; shown: string}
)

type Piece = TextRun['pieces'][number]

/**
 * Cut the text nodes of a block where edits begin and end. What nothing happens to is left out.
 *
 * @param edits In order.
 */
export function cutPieces({pieces}: TextRun, edits: readonly TermEdit[]): Map<Text, PhrasingContent[]> {
  const byPiece = new Map<Piece, TermEdit[]>()
  for (const edit of edits) {
    for (const piece of piecesOf(pieces, edit)) {
      const own = byPiece.get(piece)
      if (own) own.push(edit)
      else byPiece.set(piece, [edit])
    }
  }
  return new Map([...byPiece].map(([piece, own]) => [piece.node, cutPiece(piece, own)]))
}

/** Words of ours go rather behind emphasis than in it. */
function piecesOf(pieces: readonly Piece[], {start, end}: TermEdit): readonly Piece[] {
  const endOf = ({node, start: from}: Piece): number => from + node.value.length
  let first = lastAt(pieces, start)
  const found = pieces[first]
  if (start === end) return found && endOf(found) >= start ? [found] : []
  if (!found || endOf(found) <= start) first += 1
  let behind = first
  while ((pieces[behind]?.start ?? end) < end) behind += 1
  return pieces.slice(first, behind)
}

/** The last piece that starts at a place or before it; −1 where none does. */
function lastAt(pieces: readonly Piece[], place: number): number {
  let [low, high] = [0, pieces.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pieces[middle]?.start ?? 0) <= place) low = middle + 1
    else high = middle
  }
  return low - 1
}

function cutPiece({node, start}: Piece, edits: readonly TermEdit[]): PhrasingContent[] {
  const end = start + node.value.length
  const parts: PhrasingContent[] = []
  const textOf = (from: number, to: number): Text => ({...node, value: node.value.slice(from - start, to - start)})
  let at = start
  for (const edit of edits) {
    const [from, to] = [Math.max(edit.start, start), Math.min(edit.end, end)]
    if (from > at) parts.push(textOf(at, from))
    at = Math.max(at, to)
    const position = node.position ? {position: node.position} : {}
    const isFirst = edit.start >= start
    const words = edit.shown === undefined ? [textOf(from, to)] : isFirst ? [ours(edit.shown)] : []
    // What begins in an earlier piece goes on in this one without its id.
    const data = isFirst && 'htmlId' in edit ? {data: {htmlId: edit.htmlId}} : {}
    if (edit.kind === 'mark') parts.push({...markOf(edit), ...position})
    else if (edit.kind !== 'link') parts.push(...words)
    else if (words.length > 0)
      parts.push({type: 'termReference', identifier: edit.identifier, children: words, ...data, ...position})
  }
  if (at < end) parts.push(textOf(at, end))
  return parts
}

function markOf({htmlId, repeat}: {htmlId: string; repeat?: true}): IndexMark {
  const data = {htmlId, ...(repeat ? {repeat} : {})}
  return {type: 'indexMark', path: [], see: [], seeAlso: [], children: [], data}
}

/** Words of ours. */
export function ours(value: string): Text {
  return {type: 'text', value, data: {generated: true}}
}
