import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import type {Book} from '../../book.ts'
import {assetHref, frontId} from './addresses.ts'

/** Build what precedes the first chapter: cover, half title, title page, imprint. */
export function buildFrontMatter(book: Book): Element[] {
  return [...cover(book), halfTitle(book), blank('half-title-verso'), titlePage(book), imprint(book)]
}

function cover({config, assets, edition}: Book): Element[] {
  if (config.cover === undefined || !assets.has(config.cover)) return []
  const image = h('img', {src: assetHref(config.cover), alt: edition.title})
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
  const creators = config.creators.map(({name, role}) => `${name} ${book.labels[role] ?? role}`)
  const facts: [string, string | undefined][] = [
    ['ISBN', config.isbn],
    [book.labels['version'] ?? 'version', edition.version],
    [book.labels['date'] ?? '', config.date]
  ]
  return h('section', {className: ['imprint'], id: frontId('imprint')}, [
    ...optional('imprint-description', config.description),
    h('div', {className: ['imprint-facts']}, [
      h('p', {className: ['imprint-title']}, [
        edition.title,
        ...(config.subtitle === undefined ? [] : [`：${config.subtitle}`])
      ]),
      ...creators.map((creator) => h('p', creator)),
      ...optional('imprint-publisher', config.publisher),
      ...facts.flatMap(([name, value]) => (value === undefined ? [] : [fact(name, value)])),
      ...(config.repository === undefined ? [] : [h('p', h('a', {href: config.repository}, config.repository))]),
      ...optional('imprint-rights', config.rights)
    ])
  ])
}

function fact(name: string, value: string): Element {
  return h('p', [...(name === '' ? [] : [h('span', {className: ['fact']}, name), ' ']), value])
}

function optional(className: string, text: string | undefined): ElementContent[] {
  return text === undefined ? [] : [h('p', {className: [className]}, text)]
}
