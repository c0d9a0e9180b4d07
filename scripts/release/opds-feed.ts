import type {ReleaseRecord} from './record.ts'

type EditionOf = ReleaseRecord['editions'][number]

const openAccess = 'http://opds-spec.org/acquisition/open-access'

/**
 * Write the catalogue of a release: a publication for each edition, with what can be downloaded.
 *
 * @see https://drafts.opds.io/opds-2.0
 */
export function opdsFeed(record: ReleaseRecord): string {
  const publications = record.editions.map((edition) => publicationOf(record, edition))
  const feed = {
    metadata: {title: record.book.title, numberOfItems: publications.length},
    links: [
      {rel: 'self', href: 'opds.json', type: 'application/opds+json'},
      {rel: 'alternate', href: 'index.html', type: 'text/html'}
    ],
    publications
  }
  return `${JSON.stringify(feed, undefined, 2)}\n`
}

function publicationOf({book}: ReleaseRecord, edition: EditionOf) {
  const {artefacts, cover} = edition
  const pages = artefacts.map(({pages}) => pages).find((count) => count !== null)
  const whole = artefacts.filter(({format}) => format !== 'site')
  return {
    metadata: {
      '@type': 'http://schema.org/Book',
      identifier: edition.identifier,
      title: edition.title,
      ...(book.subtitle === null ? {} : {subtitle: book.subtitle}),
      ...contributorsOf(book),
      language: edition.language,
      modified: `${book.modified}T00:00:00Z`,
      ...(book.date === null ? {} : {published: book.date.length === 4 ? `${book.date}-01-01` : fullDay(book.date)}),
      ...(book.publisher === null ? {} : {publisher: book.publisher}),
      ...(book.description === null ? {} : {description: book.description}),
      ...(book.subjects.length === 0 ? {} : {subject: book.subjects}),
      ...(pages === undefined ? {} : {numberOfPages: pages})
    },
    links: whole.map(({file, mediaType, size}) => ({
      rel: openAccess,
      href: file,
      type: mediaType,
      title: `${edition.label === '' ? edition.title : edition.label} (${file.replace(/^.*\./, '').toUpperCase()})`,
      size
    })),
    ...(cover ? {images: [{href: cover.file, type: cover.mediaType, width: cover.width, height: cover.height}]} : {})
  }
}

function fullDay(date: string): string {
  return date.length === 7 ? `${date}-01` : date
}

/** Names by what OPDS calls their roles. */
function contributorsOf({creators}: ReleaseRecord['book']): Record<string, string[]> {
  const known: Readonly<Record<string, string>> = {
    author: 'author',
    translator: 'translator',
    editor: 'editor',
    illustrator: 'illustrator'
  }
  const roles: Record<string, string[]> = {}
  for (const {name, role} of creators) {
    const key = known[role] ?? 'contributor'
    roles[key] = [...(roles[key] ?? []), name]
  }
  return roles
}
