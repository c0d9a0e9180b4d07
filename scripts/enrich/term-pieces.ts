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

/** Cut the text nodes of a block where edits begin and end. What nothing happens to is left out. */
export function cutPieces({pieces}: TextRun, edits: readonly TermEdit[]): Map<Text, PhrasingContent[]> {
  const hosts = new Map(edits.map((edit) => [edit, hostOf(pieces, edit)]))
  const cut = new Map<Text, PhrasingContent[]>()
  for (const piece of pieces) {
    const end = piece.start + piece.node.value.length
    const here = edits.filter((edit) =>
      edit.start === edit.end ? hosts.get(edit) === piece : edit.start < end && edit.end > piece.start
    )
    if (here.length > 0) cut.set(piece.node, cutPiece(piece, here))
  }
  return cut
}

/** Words of ours, rather behind emphasis than in it. */
function hostOf(pieces: readonly Piece[], {start}: TermEdit): Piece | undefined {
  const endOf = ({node, start: from}: Piece): number => from + node.value.length
  return (
    pieces.find((piece) => piece.start <= start && start < endOf(piece)) ??
    pieces.findLast((piece) => endOf(piece) === start)
  )
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
