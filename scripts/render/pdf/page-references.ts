import type {Element, Root} from 'hast'
import {h} from 'hastscript'
import {toString} from 'hast-util-to-string'
import {visit} from 'unist-util-visit'
import type {Book} from '../../book.ts'
import {printId, referenceId, referredId} from './addresses.ts'
import {pageNumber} from './page-number.ts'
import type {Layout} from './read-places.ts'

/**
 * Write behind each reference the page of its target, by the label `pageReference`: on paper nothing else leads there.
 * It is hidden while both are on one page. Chapters need none: the contents has them. Changes the tree.
 */
export function addPageReferences(tree: Root | Element, book: Book): void {
  const chapters = new Set(
    [...book.targets.values()]
      .filter(({kind}) => kind === 'chapter')
      .flatMap(({chapterId, htmlId}) => [printId(chapterId), printId(chapterId, htmlId)])
  )
  const [before = '', after = ''] = (book.labels['pageReference'] ?? ' ({number})').split('{number}')
  let count = 0
  visit(tree, 'element', (link) => {
    const {className, href} = link.properties
    if (!Array.isArray(className) || !className.includes('xref') || typeof href !== 'string') return
    const id = href.slice(1)
    if (chapters.has(id) || toString(link).trim() === '') return
    count += 1
    const own = referenceId(count, id)
    const words = h('span', {className: ['page-reference', 'gen']}, [before, pageNumber(id), after])
    words.properties['dataReference'] = own
    // What leads back to the link keeps its place.
    if (typeof link.properties['id'] === 'string') link.children.unshift(h('span', {id: link.properties['id']}))
    link.properties['id'] = own
    // Within the link, so that it leads there as well.
    link.children.push(words)
  })
}

/**
 * Tell which of these words to hide: where the target is on the page of the reference.
 *
 * @param shown References that were shown once and stay so: else each could move the other for ever. Is added to.
 */
export function hiddenReferences({places}: Layout, shown: Set<string>): string[] {
  for (const [id, {page}] of places) {
    const target = referredId(id)
    if (target !== undefined && places.get(target)?.page !== page) shown.add(id)
  }
  return [...places.keys()].filter((id) => referredId(id) !== undefined && !shown.has(id))
}
