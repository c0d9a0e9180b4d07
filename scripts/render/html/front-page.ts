import type {Element} from 'hast'
import {h} from 'hastscript'
import type {Book} from '../../book.ts'
import {labelOf} from '../hast/index.ts'
import {fullContents} from './contents-nav.ts'
import {bookFacts} from './facts.ts'
import {downloads, editionLinks} from './foot.ts'
import {htmlOf} from './html-of.ts'
import {listsOf} from './list-pages.ts'
import type {Page} from './page.ts'
import {pageNameOf, type Site} from './site.ts'

/** Build the page that opens the book: title, who made it, the contents. */
export function frontPage(site: Site): Omit<Page, 'contents' | 'foot'> {
  const {config, edition, toc} = site.book
  const first = toc[0] && encodeURIComponent(pageNameOf(toc[0].target.chapterId))
  return {
    name: 'index.html',
    title: config.subtitle === undefined ? edition.title : `${edition.title} · ${config.subtitle}`,
    description: config.description ?? edition.title,
    kind: 'front',
    main: htmlOf([
      h('header.title-page', [...coverOf(site), h('div.title-words', titleOf(site.book, first))]),
      h('section.full-contents', [
        h('h2', labelOf(site.book, 'contents')),
        fullContents(site),
        ...listLinks(site.book),
        ...changesOf(site.book)
      ])
    ]),
    facts: bookFacts(site.book),
    next: first
  }
}

function coverOf({book, options}: Site): Element[] {
  const cover = book.config.cover === undefined ? undefined : book.assets.get(book.config.cover)
  if (!cover) return []
  const {path, width, height} = cover
  return [h('img.cover', {src: options.assetHrefOf(path, ''), alt: labelOf(book, 'cover'), width, height})]
}

function titleOf(book: Book, first: string | undefined): Element[] {
  const {config, edition} = book
  const date = config.date === undefined ? [] : [h('time', {dateTime: config.date}, config.date)]
  return [
    h('h1', edition.title),
    ...(config.subtitle === undefined ? [] : [h('p.subtitle', config.subtitle)]),
    ...creatorsOf(book),
    ...(config.description === undefined ? [] : [h('p.description', config.description)]),
    ...(first === undefined ? [] : [h('p.start', h('a', {href: first, rel: ['next']}, labelOf(book, 'startReading')))]),
    ...linesOf('p.downloads', [...downloads(book), ...editionLinks(book)]),
    h('p.imprint', [
      h('span', `${labelOf(book, 'version')} ${edition.version}`),
      ...date,
      ...(config.publisher === undefined ? [] : [h('span', config.publisher)]),
      ...(config.rights === undefined ? [] : [h('span', config.rights)])
    ])
  ]
}

function linesOf(selector: string, links: Element[]): Element[] {
  return links.length > 0 ? [h(selector, links)] : []
}

function listLinks(book: Book): Element[] {
  const links = listsOf(book).map(({name, title}) => h('li', h('a', {href: name}, title)))
  return links.length > 0 ? [h('ul.lists', links)] : []
}

function changesOf(book: Book): Element[] {
  const {changes} = book.config.site
  if (changes.length === 0) return []
  const items = changes.flatMap(({version, date, text}) => [
    h('dt', [`${labelOf(book, 'version')} ${version} · `, h('time', {dateTime: date}, date)]),
    h('dd', text)
  ])
  return [h('h2', {id: 'page.changes'}, labelOf(book, 'changes')), h('dl.changes', items)]
}

function creatorsOf(book: Book): Element[] {
  const {creators} = book.config
  if (creators.length === 0) return []
  const items = creators.map(({name, role}) => h('li', [name, ' ', h('span.role', labelOf(book, role))]))
  return [h('ul.creators', items)]
}
