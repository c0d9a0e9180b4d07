import type {Element, ElementContent, Root} from 'hast'
import {h} from 'hastscript'
import {toString} from 'hast-util-to-string'
import type {Book} from '../../book.ts'
import {isMovableId, markerHref, movableId} from './addresses.ts'
import {pageDesignOf} from './page-design.ts'
import type {Layout} from './read-places.ts'

/** Of a listing or table: less leaves no hole worth breaking it for. */
const minBrokenLines = 6

/** A thing that is first on its page stands at most so far below the edge of the type area, in points: its own padding. */
const maxPadding = 8

/**
 * Mark what is kept in one piece and may be treated otherwise once it is known to stand at the top of a page, where the
 * browser moved it and left a hole on the page before. A picture with a number in its caption lets the text behind it go
 * first; a listing or table, which is read where it stands, is broken in two. Changes the tree.
 */
export function markMovable(tree: Root): void {
  let count = 0
  for (const chapter of elementsOf(tree)) {
    const blocks = elementsOf(chapter).filter(isBlock)
    for (const [index, block] of blocks.entries()) {
      const way = wayOf(block, blocks[index + 1])
      if (way === undefined) continue
      count += 1
      block.properties['dataMovable'] = movableId(count)
      block.properties['dataWay'] = way
      block.children.unshift(h('a', {className: ['marker'], href: markerHref(movableId(count))}))
    }
  }
}

/** How often each thing was moved or put back. An odd number: it is moved. */
export type Moves = Map<string, number>

/** As often as a thing may change its place: two could move each other for ever. It stays moved then. */
const maxMoves = 3

/**
 * Tell which things to treat so: those first on their page, but for those that moved on from there since.
 *
 * @param moves Is added to.
 */
export function movedBlocks(book: Book, {places}: Layout, moves: Moves): string[] {
  const top = pageDesignOf(book.edition).typeTop - maxPadding
  for (const [id, {y}] of places) {
    if (!isMovableId(id)) continue
    const count = moves.get(id) ?? 0
    const isMoved = count % 2 === 1
    if (y >= top !== isMoved && count < maxMoves) moves.set(id, count + 1)
  }
  return [...moves].flatMap(([id, count]) => (count % 2 === 1 ? [id] : []))
}

/** Notes stand between a paragraph and what it leads to, and marks anywhere. */
function isBlock({tagName, properties}: Element): boolean {
  return !/^(?:a|span)$/.test(tagName) && !classesOf(properties).has('footnotes')
}

function wayOf(block: Element, after: Element | undefined): 'float' | 'break' | undefined {
  if (hasBreakable(block)) return undefined
  if (isBreakable(block)) return 'break'
  return isNumberedPicture(block) && after !== undefined && after.tagName !== 'h2' ? 'float' : undefined
}

function isNumberedPicture(block: Element): boolean {
  const classes = classesOf(block.properties)
  const isPicture = block.tagName === 'figure' && !classes.has('listing') && !classes.has('table')
  return isPicture && elementsOf(block).some(hasLabel)
}

function hasLabel(element: Element): boolean {
  return (
    element.tagName === 'figcaption' && elementsOf(element).some(({properties}) => classesOf(properties).has('label'))
  )
}

function hasBreakable(element: Element): boolean {
  return classesOf(element.properties).has('breakable') || elementsOf(element).some(hasBreakable)
}

function isBreakable(element: Element): boolean {
  const {tagName} = element
  if (tagName === 'tbody') return elementsOf(element).length >= minBrokenLines
  if (tagName === 'pre') return toString(element).trimEnd().split('\n').length >= minBrokenLines
  return /^(?:figure|div|table)$/.test(tagName) && elementsOf(element).some(isBreakable)
}

function classesOf({className}: Element['properties']): Set<unknown> {
  return new Set(Array.isArray(className) ? className : [])
}

function elementsOf({children}: Element | Root): Element[] {
  return (children as ElementContent[]).filter(isElement)
}

function isElement(node: ElementContent): node is Element {
  return node.type === 'element'
}
