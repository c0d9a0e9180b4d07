/** The book's metadata as the package document has it. */
import {outputLanguage} from '../hast/index.ts'
import {accessibilityOf} from './accessibility.ts'
import {fileNameOf} from './file-name.ts'
import type {Publication} from './publication.ts'
import {element, text, type Xml} from './xml.ts'

/** @see https://www.loc.gov/marc/relators/relaterm.html */
const relators = {author: 'aut', translator: 'trl', editor: 'edt', illustrator: 'ill'} as const

/** In Dublin Core, refined as EPUB 3 does. */
export function metadataOf(publication: Publication, identifier: string): Xml[] {
  const {book} = publication
  const {config, edition} = book
  return [
    ...identifiers(identifier, config.isbn),
    ...titles(edition.title, config.subtitle),
    dc('language', outputLanguage(edition.language)),
    ...creators(config.creators),
    ...optional('publisher', config.publisher),
    ...optional('date', config.date),
    ...optional('description', config.description),
    ...seriesOf(config.series),
    ...config.subjects.map((subject) => dc('subject', subject)),
    ...optional('rights', config.rights),
    // All fonts that we have are under this one.
    ...optional('rights', publication.fonts.length > 0 ? book.labels['fontLicence'] : undefined),
    ...optional('source', config.repository),
    meta('schema:version', edition.version),
    ...(edition.label === '' ? [] : [meta('schema:bookEdition', edition.label)]),
    meta('dcterms:modified', `${config.modified}T00:00:00Z`),
    ...Object.entries(accessibilityOf(publication)).flatMap(([name, value]) =>
      [value].flat().map((word) => meta(`schema:${name}`, word))
    ),
    ...conformance(publication),
    ...(book.pages ? [meta('pageBreakSource', `${fileNameOf(book)}.pdf`)] : []),
    // Kindle knows the direction of lines from here.
    ...(edition.writing === 'vertical'
      ? [element('meta', {name: 'primary-writing-mode', content: 'vertical-rl'})]
      : []),
    // For EPUB 2 devices.
    ...(publication.cover === undefined ? [] : [element('meta', {name: 'cover', content: 'cover-image'})])
  ]
}

function identifiers(identifier: string, isbn: string | undefined): Xml[] {
  const urn = `urn:isbn:${isbn?.replace(/[^\dX]/gi, '') ?? ''}`
  const isSame = isbn === undefined || identifier.replaceAll('-', '').toLowerCase() === urn.toLowerCase()
  return [dc('identifier', identifier, 'identifier'), ...(isSame ? [] : [dc('identifier', urn, 'isbn')])]
}

function titles(title: string, subtitle: string | undefined): Xml[] {
  const refined = (value: string, id: string, type: string) => [dc('title', value, id), refine(id, 'title-type', type)]
  return [
    ...refined(title, 'title', 'main'),
    ...(subtitle === undefined ? [] : refined(subtitle, 'subtitle', 'subtitle'))
  ]
}

/** Authors are creators; where a book has none, everyone is. */
function creators(people: Publication['book']['config']['creators']): Xml[] {
  const hasAuthor = people.some(({role}) => role === 'author')
  return people.flatMap(({name, role, fileAs}, index) => {
    const id = `creator-${index + 1}`
    return [
      dc(role === 'author' || !hasAuthor ? 'creator' : 'contributor', name, id),
      element('meta', {refines: `#${id}`, property: 'role', scheme: 'marc:relators'}, text(relators[role])),
      ...(fileAs === undefined ? [] : [refine(id, 'file-as', fileAs)]),
      refine(id, 'display-seq', String(index + 1))
    ]
  })
}

/**
 * Say what the book conforms to, where a person answers for it and nothing we can count speaks against it.
 *
 * @see https://www.w3.org/TR/epub-a11y-11/#sec-conf-reporting-pub
 */
function conformance(publication: Publication): Xml[] {
  const {certifier} = publication.book.config.epub
  if (certifier === undefined || !accessibilityOf(publication).accessModeSufficient.includes('textual')) return []
  const claim = element(
    'meta',
    {property: 'dcterms:conformsTo', id: 'conformance'},
    text('EPUB Accessibility 1.1 - WCAG 2.2 Level AA')
  )
  return [claim, refine('conformance', 'a11y:certifiedBy', certifier)]
}

/**
 * Name the series, and the place in it.
 *
 * @see https://www.w3.org/TR/epub-33/#sec-belongs-to-collection
 */
function seriesOf(series: Publication['book']['config']['series']): Xml[] {
  if (series === undefined) return []
  return [
    element('meta', {property: 'belongs-to-collection', id: 'series'}, text(series.title)),
    refine('series', 'collection-type', 'series'),
    ...(series.position === undefined ? [] : [refine('series', 'group-position', String(series.position))])
  ]
}

function optional(name: string, value: string | undefined): Xml[] {
  return value === undefined ? [] : [dc(name, value)]
}

function dc(name: string, value: string, id?: string): Xml {
  return element(`dc:${name}`, {id}, text(value))
}

function meta(property: string, value: string): Xml {
  return element('meta', {property}, text(value))
}

function refine(id: string, property: string, value: string): Xml {
  return element('meta', {refines: `#${id}`, property}, text(value))
}
