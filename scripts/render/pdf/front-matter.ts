import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import type {Book} from '../../book.ts'
import {assetHref, frontId} from './addresses.ts'
import {pageDesignOf} from './page-design.ts'

/** Build what precedes the first chapter: cover, half title, title page, imprint. */
export function buildFrontMatter(book: Book): Element[] {
  return [...cover(book), halfTitle(book), blank('half-title-verso'), titlePage(book), imprint(book)]
}

/** How much of a cover may be cut off at its edges to fill the page, as a share of its height or width. */
const maxCut = 0.06

function cover({config, assets, edition}: Book): Element[] {
  const asset = config.cover === undefined ? undefined : assets.get(config.cover)
  if (!asset) return []
  const {width, height} = pageDesignOf(edition).sheet
  const ratio = asset.width / asset.height / (width / height)
  const fills = edition.page.press !== undefined || Math.abs(1 - Math.min(ratio, 1 / ratio)) <= maxCut
  const image = h('img', {src: assetHref(asset.path), alt: edition.title, className: fills ? ['fills'] : []})
  return [h('section', {className: ['cover'], id: frontId('cover')}, h('p', image)), blank('cover-verso')]
}

/** A page with nothing on it, marked so that its number is known. */
function blank(name: string): Element {
  return h('section', {className: ['blank'], id: frontId(name)}, h('p'))
}

function halfTitle({edition}: Book): Element {
  return h('section', {className: ['half-title'], id: frontId('half-title')}, h('p', edition.title))
}

function titlePage(book: Book): Element {
  const {config, edition} = book
  return h('section', {className: ['title-page'], id: frontId('title-page')}, [
    h('div', {className: ['title-block']}, [
      h('p', {className: ['title']}, edition.title),
      ...optional('subtitle', config.subtitle)
    ]),
    h(
      'div',
      {className: ['creators']},
      config.creators.map(({name, role}) =>
        h('p', [h('span', {className: ['creator']}, name), h('span', {className: ['role']}, book.labels[role] ?? role)])
      )
    ),
    ...optional('publisher', config.publisher)
  ])
}

function imprint(book: Book): Element {
  const {config, edition} = book
  const creators = config.creators.map(({name, role}) => h('p', `${name}\u2002${book.labels[role] ?? role}`))
  const facts: [string, string | undefined][] = [
    [book.labels['publisher'] ?? '', config.publisher],
    [book.labels['published'] ?? '', config.date],
    [book.labels['version'] ?? '', edition.version],
    [book.labels['isbn'] ?? '', config.isbn],
    [book.labels['source'] ?? '', config.repository],
    [book.labels['rights'] ?? '', config.rights]
  ]
  return h('section', {className: ['imprint'], id: frontId('imprint')}, [
    ...optional('imprint-description', config.description),
    h('div', {className: ['imprint-facts']}, [
      h('p', {className: ['imprint-title']}, [
        edition.title,
        ...(config.subtitle === undefined ? [] : [`：${config.subtitle}`])
      ]),
      h('div', {className: ['imprint-creators']}, creators),
      ...facts.flatMap(([name, value]) => (value === undefined ? [] : [fact(name, value)]))
    ])
  ])
}

function fact(name: string, value: string): Element {
  const text = /^https:/.test(value) ? h('a', {href: value}, value) : value
  return h('p', {className: ['fact']}, [h('span', {className: ['fact-name']}, name), ' ', text])
}

function optional(className: string, text: string | undefined): ElementContent[] {
  return text === undefined ? [] : [h('p', {className: [className]}, text)]
}
