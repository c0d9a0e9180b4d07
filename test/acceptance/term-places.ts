/** Where terms stand in the author's files. */
import type {Nodes, Text} from 'mdast'
import {location} from 'vfile-location'
import type {Book, Chapter} from '../../scripts/book.ts'

/** A link to a term; line and column from 1, column in UTF-16 code units. */
export type TermPlace = {chapterId: string; line: number; column: number; identifier: string; text: string}

/** List every link to a term in the chapters of a book, where it begins. */
export function termPlacesOf({chapters}: Book): TermPlace[] {
  return chapters.filter(({generated}) => generated === undefined).flatMap(placesIn)
}

/** What may stand in the source between two pieces of one text: line breaks, marks, the head of a page. */
const window = 160

function placesIn({id, tree, file}: Chapter): TermPlace[] {
  const source = String(file.value)
  const toPoint = location(file)
  const places: TermPlace[] = []
  // A match cuts its text node in pieces that all have the position of the whole, or none where the text was put
  // together from both sides of a page break: they are followed in the source.
  let last = -1
  let cursor = 0
  const follow = (node: Text, around: number): number => {
    const start = node.position?.start.offset ?? around
    if (start !== last) [last, cursor] = [start, start]
    const whole = source.indexOf(node.value, cursor)
    if (whole >= 0 && whole < cursor + window) {
      cursor = whole + node.value.length
      return whole
    }
    let first = -1
    for (const character of node.value.replace(/\s/g, '')) {
      const at = source.slice(cursor, cursor + window).indexOf(character) + cursor
      if (at < cursor) continue
      if (first < 0) first = at
      cursor = at + character.length
    }
    return first
  }
  const visit = (node: Nodes, around: {start: number; identifier?: string; htmlId?: string}): void => {
    if (node.type === 'text') {
      if (node.data?.generated) return
      const offset = follow(node, around.start)
      const point = toPoint.toPoint(Math.max(offset, 0))
      const {identifier, htmlId} = around
      if (point && identifier !== undefined && htmlId !== undefined)
        places.push({chapterId: id, line: point.line, column: point.column, identifier, text: node.value})
      return
    }
    const start = node.position?.start.offset ?? around.start
    const htmlId = node.type === 'termReference' ? node.data?.htmlId : undefined
    const inner =
      node.type === 'termReference'
        ? {start, identifier: node.identifier, ...(htmlId === undefined ? {} : {htmlId})}
        : {...around, start}
    if ('children' in node) for (const child of node.children) visit(child, inner)
  }
  visit(tree, {start: 0})
  return places
}
