/** The package document: what the book is, which files it has, in which order they are read. */
import type {Publication} from './publication.ts'
import {outputLanguage} from '../hast/index.ts'
import {ownDocuments} from './addresses.ts'
import {visitElements, type ContentDocument} from './content-document.ts'
import {metadataOf} from './metadata.ts'
import {fixedNames} from './pack.ts'
import {element, lines, xmlDocument, type Xml} from './xml.ts'

const xhtml = 'application/xhtml+xml'

/** @see https://www.w3.org/TR/epub-33/#sec-package-doc */
export function packageDocument(publication: Publication, identifier: string): string {
  const root = element(
    'package',
    {
      xmlns: 'http://www.idpf.org/2007/opf',
      version: '3.0',
      'unique-identifier': 'identifier',
      'xml:lang': outputLanguage(publication.book.edition.language)
    },
    lines([
      element('metadata', {'xmlns:dc': 'http://purl.org/dc/elements/1.1/'}, lines(metadataOf(publication, identifier))),
      element('manifest', {}, lines(manifest(publication))),
      element('spine', {toc: 'ncx', ...directionOf(publication)}, lines(spine(publication))),
      element('guide', {}, lines(guide(publication)))
    ])
  )
  return xmlDocument(root)
}

/** Vertical lines follow each other from the right, and so do pages. */
function directionOf({book}: Publication): {'page-progression-direction'?: string} {
  return book.edition.writing === 'vertical' ? {'page-progression-direction': 'rtl'} : {}
}

function manifest({front, body, images, cover, fonts}: Publication): Xml[] {
  return [
    item({id: 'nav', href: fixedNames.navigationDocument, type: xhtml, properties: 'nav'}),
    item({id: 'ncx', href: fixedNames.ncx, type: 'application/x-dtbncx+xml'}),
    item({id: 'style', href: fixedNames.stylesheet, type: 'text/css'}),
    ...[...front, ...body].map((document) =>
      item({id: idOf(document), href: document.name, type: xhtml, properties: propertiesOf(document)})
    ),
    ...fonts.map(({family, path}) => item({id: `font-${family}`, href: path, type: 'font/ttf'})),
    ...[...images].map(([href, {mediaType}]) =>
      href === cover
        ? item({id: 'cover-image', href, type: mediaType, properties: 'cover-image'})
        : item({id: `image-${href.replace(/^images\/|\.\w+$/g, '')}`, href, type: mediaType})
    )
  ]
}

type Item = {id: string; href: string; type: string; properties?: string | undefined}

function item({id, href, type, properties}: Item): Xml {
  return element('item', {id, href, 'media-type': type, properties})
}

function spine({front, body}: Publication): Xml[] {
  const ids = [...front.map(idOf), 'nav', ...body.map(idOf)]
  return ids.map((idref) => element('itemref', {idref}))
}

/** For EPUB 2 devices. Without a place in the text Kindle loses the reader's. */
function guide({book, body, cover}: Publication): Xml[] {
  const start = body.find(({type}) => type === 'bodymatter') ?? body[0]
  const places: [string, string | undefined, string][] = [
    ['cover', cover && ownDocuments.cover, 'cover'],
    ['title-page', ownDocuments.titlePage, 'titlePage'],
    ['toc', fixedNames.navigationDocument, 'contents'],
    ['text', start?.name, 'bodymatter']
  ]
  return places.flatMap(([type, href, label]) =>
    href === undefined ? [] : [element('reference', {type, title: book.labels[label] ?? label, href})]
  )
}

function propertiesOf(document: ContentDocument): string | undefined {
  const found = new Set<string>()
  visitElements([document], ({tagName}) => {
    if (tagName === 'math') found.add('mathml')
    if (tagName === 'svg') found.add('svg')
  })
  return found.size > 0 ? [...found].sort().join(' ') : undefined
}

/** File names may begin with a digit, ids may not. */
function idOf({name}: ContentDocument): string {
  return `doc-${name.replace(/\.xhtml$/, '')}`
}
