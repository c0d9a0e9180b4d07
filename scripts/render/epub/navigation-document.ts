/** The table of contents, landmarks, lists of figures, tables, terms and pages; and the NCX that says the same to older devices. */
import type {Book, Target} from '../../book.ts'
import {outputLanguage, ownLanguageOf, termIdOf} from '../hast/index.ts'
import {ownDocuments} from './addresses.ts'
import {fixedNames} from './pack.ts'
import {depthOf, type OutlineEntry} from './outline.ts'
import {pageBreak, pageId} from './page-breaks.ts'
import {pagesOf, type PagePlace} from './place-pages.ts'
import type {Publication} from './publication.ts'
import {toXhtml} from './xhtml.ts'
import {element, lines, text, xmlDocument, type Xml} from './xml.ts'

/** Write the navigation document: the contents page of the book, too. */
export function navigationDocument(publication: Publication): string {
  const {book, outline} = publication
  const language = outputLanguage(book.edition.language)
  const contents = labelOf(book, 'contents')
  const head = lines([
    element('meta', {charset: 'utf-8'}),
    element('title', {}, text(contents)),
    element('link', {rel: 'stylesheet', type: 'text/css', href: fixedNames.stylesheet})
  ])
  const ownPages = pagesOf(fixedNames.navigationDocument, publication.pages)
  const body = lines([
    ...ownPages.map((page) => toXhtml(pageBreak(page))),
    nav({id: 'toc', type: 'toc', role: 'doc-toc', heading: 'h1', title: contents}, outline),
    landmarks(publication),
    ...listOf(publication, {kind: 'figure', type: 'loi', title: labelOf(book, 'listOfFigures')}),
    ...listOf(publication, {kind: 'table', type: 'lot', title: labelOf(book, 'listOfTables')}),
    ...termList(publication),
    ...pageList(publication)
  ])
  const namespaces = {xmlns: 'http://www.w3.org/1999/xhtml', 'xmlns:epub': 'http://www.idpf.org/2007/ops'}
  const root = element('html', {...namespaces, lang: language, 'xml:lang': language}, [
    element('head', {}, head),
    element('body', {'epub:type': 'frontmatter'}, body)
  ])
  return xmlDocument(root, '<!DOCTYPE html>\n')
}

/**
 * Write the table of contents for EPUB 2.
 *
 * @see https://idpf.org/epub/20/spec/OPF_2.0.1_draft.htm#Section2.4.1
 */
export function ncx({book, outline, pages}: Publication, identifier: string): string {
  const places = new Map<string, number>()
  const meta = (name: string, content: string) => element('meta', {name, content})
  const head = [
    meta('dtb:uid', identifier),
    meta('dtb:depth', String(depthOf(outline))),
    meta('dtb:totalPageCount', String(pages.length)),
    meta('dtb:maxPageNumber', String(Math.max(0, ...pages.map(({page}) => Number(page.label) || 0))))
  ]
  const root = element(
    'ncx',
    {
      xmlns: 'http://www.daisy.org/z3986/2005/ncx/',
      version: '2005-1',
      'xml:lang': outputLanguage(book.edition.language)
    },
    lines([
      element('head', {}, lines(head)),
      element('docTitle', {}, label(book.edition.title)),
      ...book.config.creators.map(({name}) => element('docAuthor', {}, label(name))),
      element('navMap', {}, lines(outline.map((entry) => navPoint(entry, places)))),
      ...ncxPageList({book, pages}, places)
    ])
  )
  return xmlDocument(root)
}

type Nav = {id: string; type?: string; role?: string; heading: 'h1' | 'h2'; title: string; hidden?: string}

function nav({id, type, role, heading, title, hidden}: Nav, entries: readonly OutlineEntry[]): Xml {
  const attributes = {'epub:type': type, role, id, 'aria-labelledby': `${id}-title`, hidden}
  return element('nav', attributes, lines([element(heading, {id: `${id}-title`}, text(title)), list(entries)]))
}

function list(entries: readonly OutlineEntry[]): Xml {
  return element('ol', {}, lines(entries.map(item)))
}

function item({title, href, children}: OutlineEntry): Xml {
  return element('li', {}, [element('a', {href}, text(title)), ...(children.length > 0 ? [list(children)] : [])])
}

/** One type each: reading systems skip a landmark that has two. */
function landmarks({book, addresses, cover, body}: Publication): Xml {
  const glossary = book.chapters.find(({generated}) => generated === 'glossary')
  const index = book.chapters.find(({generated}) => generated === 'index')
  const works = book.chapters.find(({generated}) => generated === 'bibliography')
  const start = body.find(({type}) => type === 'bodymatter') ?? body[0]
  const places: [string, string | undefined, string][] = [
    ['cover', cover && ownDocuments.cover, labelOf(book, 'cover')],
    ['titlepage', ownDocuments.titlePage, labelOf(book, 'titlePage')],
    ['toc', `${fixedNames.navigationDocument}#toc`, labelOf(book, 'contents')],
    ['bodymatter', start?.name, labelOf(book, 'bodymatter')],
    ['glossary', glossary && addresses.documentOf(glossary.id), labelOf(book, 'glossary')],
    ['bibliography', works && addresses.documentOf(works.id), labelOf(book, 'bibliography')],
    ['index', index && addresses.documentOf(index.id), labelOf(book, 'index')],
    [
      'loi',
      hasList(book, 'figure') ? `${fixedNames.navigationDocument}#loi` : undefined,
      labelOf(book, 'listOfFigures')
    ],
    ['lot', hasList(book, 'table') ? `${fixedNames.navigationDocument}#lot` : undefined, labelOf(book, 'listOfTables')]
  ]
  const items = places.flatMap(([type, href, title]) =>
    href === undefined ? [] : [element('li', {}, element('a', {'epub:type': type, href}, text(title)))]
  )
  const title = labelOf(book, 'landmarks')
  return element(
    'nav',
    {'epub:type': 'landmarks', id: 'landmarks', 'aria-labelledby': 'landmarks-title', hidden: ''},
    lines([element('h2', {id: 'landmarks-title'}, text(title)), element('ol', {}, lines(items))])
  )
}

function hasList({targets}: Book, kind: Target['kind']): boolean {
  return [...targets.values()].some((target) => target.kind === kind)
}

type List = {kind: Target['kind']; type: string; title: string}

function listOf({book, addresses}: Publication, {kind, type, title}: List): Xml[] {
  // Each is there by its own name, and by its chapter's and its own.
  const targets = [...new Set(book.targets.values())].filter((target) => target.kind === kind)
  const entries = targets.map(({chapterId, htmlId, label, title: caption}) => ({
    title: [label, caption].filter((word) => word !== '').join(' '),
    href: `${addresses.documentOf(chapterId)}#${addresses.idOf(htmlId)}`,
    children: []
  }))
  return entries.length === 0 ? [] : [nav({id: type, type, heading: 'h2', title}, entries)]
}

/** Terms in the order of the glossary. EPUB has no type for such a list. */
function termList({book, addresses}: Publication): Xml[] {
  const entries = book.chapters.flatMap(({id, tree}) =>
    tree.children.flatMap((node) => {
      const groups = node.type === 'glossaryList' ? node.groups : []
      return groups.flatMap(({identifiers}) => identifiers.flatMap((identifier) => termEntry(identifier, id)))
    })
  )
  const title = labelOf(book, 'listOfTerms')
  return entries.length === 0 ? [] : [nav({id: 'terms', heading: 'h2', title, hidden: ''}, entries)]

  function termEntry(identifier: string, chapterId: string): OutlineEntry[] {
    const term = book.terms.get(identifier)
    if (!term) return []
    const href = `${addresses.documentOf(chapterId)}#${addresses.idOf(termIdOf(identifier))}`
    return [{title: ownLanguageOf(book, term)[1].term, href, children: []}]
  }
}

/** @see https://www.w3.org/TR/epub-33/#sec-nav-pagelist */
function pageList({book, pages}: Publication): Xml[] {
  if (pages.length === 0) return []
  const title = labelOf(book, 'pages')
  const entries = pages.map((place) => ({title: place.page.label, href: hrefOf(place), children: []}))
  return [nav({id: 'page-list', type: 'page-list', role: 'doc-pagelist', heading: 'h2', title, hidden: ''}, entries)]
}

function ncxPageList({book, pages}: Pick<Publication, 'book' | 'pages'>, places: Map<string, number>): Xml[] {
  if (pages.length === 0) return []
  const targets = pages.map((place) => {
    const {label: name} = place.page
    const isNumber = /^\d+$/.test(name)
    const order = places.size + 1
    places.set(`${order}`, order)
    const kind = {type: isNumber ? 'normal' : 'front', value: isNumber ? name : undefined}
    return element(
      'pageTarget',
      {id: `page-${name}`, ...kind, playOrder: String(order)},
      lines([element('navLabel', {}, label(name)), element('content', {src: hrefOf(place)})])
    )
  })
  return [element('pageList', {}, lines([element('navLabel', {}, label(labelOf(book, 'pages'))), ...targets]))]
}

function hrefOf({page, document}: PagePlace): string {
  return `${document}#${pageId(page)}`
}

function navPoint({title, href, children}: OutlineEntry, places: Map<string, number>): Xml {
  const order = places.size + 1
  places.set(`${order} ${href}`, order)
  return element(
    'navPoint',
    {id: `nav-${order}`, playOrder: String(order)},
    lines([
      element('navLabel', {}, element('text', {}, text(title))),
      element('content', {src: href}),
      ...children.map((child) => navPoint(child, places))
    ])
  )
}

function label(value: string): Xml {
  return element('text', {}, text(value))
}

function labelOf({labels}: Book, name: string): string {
  return labels[name] ?? name
}
