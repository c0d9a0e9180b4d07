import type {Position} from 'unist'
import type {VFile} from 'vfile'
import type {TextRun} from './text-runs.ts'

/**
 * Find where words of a run stand in the file: by line and column where the source has them in one piece, else the whole
 * text that they are in.
 *
 * @param at Where the words start in `run.text`.
 */
export function placeOfWords(
  run: Pick<TextRun, 'pieces'>,
  at: number,
  {file, words}: {file: VFile; words: string}
): Position | undefined {
  const piece = run.pieces.findLast(({start}) => start <= at)
  const position = piece?.node.position
  if (!piece || !position) return position
  const [from, to] = [position.start.offset ?? 0, position.end.offset ?? 0]
  const source = String(file).slice(from, to)
  const before = piece.node.value.slice(0, at - piece.start).split(words).length - 1
  let index = source.indexOf(words)
  for (let count = 0; count < before && index >= 0; count++) index = source.indexOf(words, index + 1)
  if (index < 0) return position
  const text = String(file)
  return {start: pointAt(text, from + index), end: pointAt(text, from + index + words.length)}
}

function pointAt(text: string, offset: number): Position['start'] {
  const before = text.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  return {line: before.split('\n').length, column: offset - lineStart + 1, offset}
}
