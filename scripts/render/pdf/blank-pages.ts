import type {Element} from 'hast'
import {h} from 'hastscript'
import type {Book} from '../../book.ts'
import {blankId, frontId, printId} from './addresses.ts'
import {listsOf, partId} from './contents.ts'
import type {Layout} from './read-places.ts'

/**
 * List the openings that must be on a right-hand page, by id in the order of the pages: the first of the body, as odd
 * numbers are on the right; all where the edition wants it.
 */
export function rectosOf(book: Book): string[] {
  const front = book.chapters.filter(({division}) => division === 'frontmatter')
  const rest = book.chapters.filter(({division}) => division !== 'frontmatter')
  const body = rest.flatMap(({id, part}, index) => {
    const opensPart = part !== undefined && part !== rest[index - 1]?.part
    return [...(opensPart ? [partId(id)] : []), printId(id)]
  })
  if (book.edition.page.chapters === 'any') return body.slice(0, 1)
  return [...front.map(({id}) => printId(id)), frontId('contents'), ...listsOf(book).map(({id}) => id), ...body]
}

/** Put an empty page, hidden for now, before each opening that must be on a right-hand page. */
export function withBlanks(openings: readonly Element[], book: Book): Element[] {
  const rectos = new Set(rectosOf(book))
  return openings.flatMap((opening) => {
    const id = String(opening.properties['id'])
    if (!rectos.has(id)) return [opening]
    return [h('section', {className: ['blank'], id: blankId(id), dataBlank: id, hidden: true}, h('p')), opening]
  })
}

/**
 * Tell which empty pages to show, by the id of the opening behind each.
 *
 * @param rectos See `rectosOf`.
 * @param layout May have some of them already.
 */
export function blanksOf(rectos: readonly string[], {places}: Layout): string[] {
  const shown: string[] = []
  let before = 0
  for (const id of rectos) {
    const page = places.get(id)?.page
    if (page === undefined) continue
    if (places.has(blankId(id))) before += 1
    // Pages count from 0: right-hand ones are even.
    if ((page - before + shown.length) % 2 === 1) shown.push(id)
  }
  return shown
}
