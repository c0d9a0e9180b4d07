/** Pages that list what is numbered besides chapters and sections. */
import {h} from 'hastscript'
import type {Book, Target} from '../../book.ts'
import {labelOf} from '../hast/index.ts'
import {htmlOf} from './html-of.ts'
import type {Page} from './page.ts'
import type {Site} from './site.ts'

const lists = [
  {kind: 'figure', name: 'figures.html', label: 'listOfFigures'},
  {kind: 'table', name: 'tables.html', label: 'listOfTables'},
  {kind: 'listing', name: 'listings.html', label: 'listOfListings'}
] as const

/** Name the lists that a book has, in order: of figures, of tables, of listings. */
export function listsOf(book: Book): {name: string; title: string; targets: Target[]}[] {
  return lists
    .map(({kind, name, label}) => ({name, title: labelOf(book, label), targets: targetsOf(book, kind)}))
    .filter(({targets}) => targets.length > 1)
}

/** Build the pages of a book's lists. */
export function listPages(site: Site): Omit<Page, 'contents' | 'foot'>[] {
  const {book, options} = site
  return listsOf(book).map(({name, title, targets}) => ({
    name,
    title: `${title} · ${book.edition.title}`,
    description: `${book.edition.title} · ${title}`,
    kind: 'list',
    main: htmlOf([
      h('article', [
        h('h1', title),
        h(
          'ul.target-list',
          targets.map((target) => h('li', entryOf(target, options.hrefOf(target, ''))))
        )
      ])
    ])
  }))
}

function entryOf({label, title}: Target, href: string) {
  return h('a', {href}, [h('span.label', label), ' ', h('span.title', title)])
}

/** In the order of chapters, and of numbers within each; once, however many names lead to it. */
function targetsOf({targets, chapters}: Book, kind: Target['kind']): Target[] {
  const places = new Map(chapters.map(({id}, index) => [id, index]))
  return [...new Set(targets.values())]
    .filter((target) => target.kind === kind && places.has(target.chapterId) && target.label !== '')
    .sort(
      (a, b) =>
        (places.get(a.chapterId) ?? 0) - (places.get(b.chapterId) ?? 0) ||
        (a.number.at(-1) ?? 0) - (b.number.at(-1) ?? 0)
    )
}
