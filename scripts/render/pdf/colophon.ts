import type {Element} from 'hast'
import {h} from 'hastscript'
import type {Book} from '../../book.ts'
import {frontId} from './addresses.ts'
import {pageDesignOf} from './page-design.ts'

/** Build the last page: how the book was set. */
export function buildColophon(book: Book): Element[] {
  const {edition, labels} = book
  if (!edition.page.colophon) return []
  const {width, height, lines, characters} = pageDesignOf(edition).sheet
  const values: Readonly<Record<string, number>> = {width, height, lines, characters}
  const text = (labels['colophonText'] ?? '').replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(values[name] ?? whole)
  )
  return [
    h('section', {className: ['colophon'], id: frontId('colophon')}, [
      h('div', {className: ['colophon-text']}, [
        h('p', {className: ['colophon-title']}, labels['colophon'] ?? 'colophon'),
        h('p', text)
      ])
    ])
  ]
}
