import type {Nodes, PhrasingContent, Text} from 'mdast'
import {nodesOf, replaceChildren} from './nodes-of.ts'
import type {TextRun} from './text-runs.ts'

/** A stretch of a run, and what to put around its text. It must lie in one text node, or it stays as it is. */
export type Wrapping = {start: number; end: number; wrap: (children: Text[]) => PhrasingContent}

/** What becomes of text nodes, by node: collected from many runs, and done at once by `replaceTexts`. */
export type Replacements = Map<Nodes, PhrasingContent[]>

/**
 * Wrap stretches of a run's text.
 *
 * @param wrappings In order, none over another.
 */
export function wrapText(
  run: Pick<TextRun, 'pieces'>,
  wrappings: readonly Wrapping[],
  replacements: Replacements
): void {
  for (const {node, start} of run.pieces) {
    const end = start + node.value.length
    const inside = wrappings.filter((wrapping) => wrapping.start >= start && wrapping.end <= end)
    if (inside.length === 0) continue
    const parts: PhrasingContent[] = []
    let at = start
    for (const wrapping of inside) {
      if (wrapping.start > at) parts.push(cut(node, at - start, wrapping.start - start))
      parts.push(wrapping.wrap([cut(node, wrapping.start - start, wrapping.end - start)]))
      at = wrapping.end
    }
    if (at < end) parts.push(cut(node, at - start, end - start))
    replacements.set(node, parts)
  }
}

/** Do what `wrapText` collected. */
export function replaceTexts(tree: Nodes, replacements: Replacements): void {
  if (replacements.size === 0) return
  for (const node of [...nodesOf(tree)]) replaceChildren(node, (child) => replacements.get(child))
}

/** A part of a text node; its place is right where the source is the text, character by character. */
function cut(node: Text, from: number, to: number): Text {
  return {...node, value: node.value.slice(from, to), ...placeOf(node, from, to)}
}

function placeOf({position, value}: Text, from: number, to: number): Pick<Text, 'position'> {
  if (!position) return {}
  const {start, end} = position
  const isPlain = start.line === end.line && end.column - start.column === value.length
  if (!isPlain) return {position}
  const pointAt = (index: number): typeof start => ({
    line: start.line,
    column: start.column + index,
    ...(start.offset === undefined ? {} : {offset: start.offset + index})
  })
  return {position: {start: pointAt(from), end: pointAt(to)}}
}
