import type {Element} from 'hast'
import {h} from 'hastscript'
import type {Book} from '../../book.ts'
import {labelOf} from '../hast/index.ts'
import {fullContents} from './contents-nav.ts'
import {htmlOf} from './html-of.ts'
import type {Page} from './page.ts'
import {pageNameOf, type Site} from './site.ts'

/** Build the page that opens the book: title, who made it, the contents. */
export function frontPage(site: Site): Omit<Page, 'contents'> {
  const {config, edition, toc} = site.book
  const first = toc[0] && encodeURIComponent(pageNameOf(toc[0].target.chapterId))
  return {
    name: 'index.html',
    title: config.subtitle === undefined ? edition.title : `${edition.title} · ${config.subtitle}`,
    description: config.description ?? edition.title,
    kind: 'front',
    main: htmlOf([
      h('header.title-page', [...coverOf(site), h('div.title-words', titleOf(site.book, first))]),
      h('section.full-contents', [h('h2', labelOf(site.book, 'contents')), fullContents(site)])
    ]),
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
    h('p.imprint', [
      h('span', `${labelOf(book, 'version')} ${edition.version}`),
      ...date,
      ...(config.publisher === undefined ? [] : [h('span', config.publisher)]),
      ...(config.rights === undefined ? [] : [h('span', config.rights)])
    ])
  ]
}

function creatorsOf(book: Book): Element[] {
  const {creators} = book.config
  if (creators.length === 0) return []
  const items = creators.map(({name, role}) => h('li', [name, ' ', h('span.role', labelOf(book, role))]))
  return [h('ul.creators', items)]
}
