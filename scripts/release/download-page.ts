/** The page that readers download a release from: no scripts, nothing from elsewhere. */
import type {Element, Root as HastRoot} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {h} from 'hastscript'
import {toHast} from 'mdast-util-to-hast'
import type {Artefact, EditionRecord, ReleaseRecord} from './record.ts'
import {fillWords, releaseWords, type ReleaseWords} from './words.ts'
import {notesTree} from './write-notes.ts'

export type PageOptions = {
  /** The page's own language. */
  language: string
  style: string
  /** The same page in another language. */
  other: {href: string; language: string} | undefined
}

/** The day of a book whose author named none. */
const undated = '2000-01-01'

/** Build the page in a language. */
export function downloadPage(record: ReleaseRecord, {language, style, other}: PageOptions): string {
  const words = releaseWords(language)
  const {book} = record
  const head = h('head', [
    h('meta', {charSet: 'utf-8'}),
    h('meta', {name: 'viewport', content: 'width=device-width, initial-scale=1'}),
    h('title', `${book.title} ${record.version}`),
    ...(book.description === null ? [] : [h('meta', {name: 'description', content: book.description})]),
    h('link', {rel: ['alternate'], type: 'application/opds+json', href: 'opds.json'}),
    h('style', style)
  ])
  const body = h('body', [
    pageHeader(record, words, other),
    h('main', [
      h('section', {className: ['editions'], ariaLabel: words.editions}, [
        ...record.editions.map((edition) => editionCard(edition, book.language, words))
      ]),
      notesSection(record, language),
      checksSection(words)
    ])
  ])
  return `<!doctype html>\n${toHtml(h('html', {lang: language}, [head, body]))}\n`
}

function pageHeader(record: ReleaseRecord, words: ReleaseWords, other: PageOptions['other']): Element {
  const {book, version} = record
  const people = book.creators.map(({name}) => name).join(' · ')
  const dated = book.modified === undated ? [] : [book.modified]
  const facts = [fillWords(words.version, {version}), ...dated, ...(book.rights === null ? [] : [book.rights])]
  return h('header', [
    ...(other
      ? [
          h('nav', {ariaLabel: 'Language'}, [
            h('a', {href: other.href, hrefLang: other.language, lang: other.language}, words.otherLanguage)
          ])
        ]
      : []),
    h('h1', {lang: book.language}, book.title),
    ...(book.subtitle === null ? [] : [h('p', {className: ['subtitle'], lang: book.language}, book.subtitle)]),
    ...(people === '' ? [] : [h('p', {lang: book.language}, people)]),
    h('p', {className: ['facts']}, facts.join(' · ')),
    ...(book.description === null ? [] : [h('p', {className: ['about'], lang: book.language}, book.description)])
  ])
}

function editionCard(edition: EditionRecord, bookLanguage: string, words: ReleaseWords): Element {
  const {artefacts, cover, counts, label, language, name, reviewed, title} = edition
  const id = `edition-${name}`
  const pages = artefacts.map((one) => one.pages).find((count) => count !== null)
  const facts = [
    ...(counts['han'] ? [fillWords(words.words, {count: grouped(counts['han'])})] : []),
    ...(pages === undefined ? [] : [fillWords(words.pages, {count: pages ?? 0})]),
    ...(counts['printedTerms'] ? [fillWords(words.terms, {count: counts['printedTerms']})] : [])
  ]
  const shown = cover
    ? [h('img', {src: cover.file, width: cover.width, height: cover.height, alt: fillWords(words.cover, {title})})]
    : []
  const spoken = language === '' ? bookLanguage : language
  return h('article', {ariaLabelledBy: id}, [
    ...shown,
    h('div', [
      h('h2', {id, lang: spoken}, label === '' ? title : label),
      ...(label === '' || title === label ? [] : [h('p', {lang: spoken}, title)]),
      h('p', {className: ['facts']}, facts.join(' · ')),
      ...(reviewed ? [] : [h('p', {className: ['unreviewed']}, words.unreviewed)]),
      h(
        'ul',
        {className: ['files']},
        artefacts.map((artefact) => h('li', [downloadLink(artefact, words)]))
      )
    ])
  ])
}

function downloadLink({file, format, size}: Artefact, words: ReleaseWords): Element {
  const hints = {epub: words.epubHint, pdf: words.pdfHint, html: words.htmlHint, site: words.siteHint}
  const type = file.replace(/^.*\./, '').toUpperCase()
  return h('a', {href: file, download: format === 'html' ? null : ''}, [
    h('strong', words[format]),
    ' ',
    h('span', {className: ['type']}, `${type} · ${sizeOf(size)}`),
    ' ',
    h('small', hints[format])
  ])
}

function notesSection({changes, book}: ReleaseRecord, language: string): Element {
  const words = releaseWords(language)
  const tree = notesTree(changes, {language})
  const below = toHast({type: 'root', children: tree.children.slice(1)}) as HastRoot
  for (const node of below.children) {
    if (node.type !== 'element') continue
    if (node.tagName === 'h2') node.tagName = 'h3'
    // What the notes quote is the book's.
    else if (node.tagName === 'ul') node.properties['lang'] = book.language
  }
  const found = below.children.filter((node) => node.type === 'element' || node.type === 'text')
  return h('section', {className: ['notes'], ariaLabelledBy: 'notes'}, [h('h2', {id: 'notes'}, words.notes), ...found])
}

function checksSection(words: ReleaseWords): Element {
  const files: readonly (readonly [string, string])[] = [
    ['SHA256SUMS', words.checksums],
    ['release.json', words.manifest],
    ['edition.lock', words.lock],
    ['opds.json', words.feed]
  ]
  const [before = '', code = '', after = ''] = words.verify.split('`')
  return h('section', {className: ['checks'], ariaLabelledBy: 'checks'}, [
    h('h2', {id: 'checks'}, words.checks),
    h('p', [before, h('code', code), after]),
    h(
      'ul',
      files.map(([name, what]) => h('li', [h('a', {href: name}, name), ` ${what}`]))
    )
  ])
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}

function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
