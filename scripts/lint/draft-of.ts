import type {Point} from 'unist'
import type {Chapter, Manuscript} from '../book.ts'
import {collectPassages} from './collect-passages.ts'
import type {Draft} from './rule.ts'

/** Prepare a chapter for the rules, once for all of them. */
export function draftOf(chapter: Chapter, manuscript: Manuscript): Draft {
  const {tree, file} = chapter
  const source = String(file)
  const pointOf = pointsIn(source)
  const placeOf: Draft['placeOf'] = (start, end) => ({start: pointOf(start), end: pointOf(end)})
  return {chapter, tree, file, source, passages: collectPassages(tree, source, placeOf), placeOf, manuscript}
}

function pointsIn(source: string): (offset: number) => Point & {offset: number} {
  const lines = [0]
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) lines.push(at + 1)
  return (offset) => {
    let [low, high] = [0, lines.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((lines[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return {line: low + 1, column: offset - (lines[low] ?? 0) + 1, offset}
  }
}
