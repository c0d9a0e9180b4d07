/** What pages say to programs that read them. */
import type {Term} from '../../apparatus.ts'
import type {Book, Chapter} from '../../book.ts'
import {outputLanguage, ownLanguageOf, termIdOf} from '../hast/index.ts'
import {toString} from 'mdast-util-to-string'
import {addressesOf} from './addresses.ts'
import {pageNameOf} from './site.ts'

const context = 'https://schema.org'

/** Describe the book. @see https://schema.org/Book */
export function bookFacts(book: Book): object {
  return {'@context': context, ...aboutBook(book)}
}

/** Describe a chapter; of a glossary, its terms. @see https://schema.org/Chapter */
export function chapterFacts(book: Book, chapter: Chapter): object {
  const {pageOf} = addressesOf(book)
  if (chapter.generated === 'glossary') return glossaryFacts(book, chapter)
  const {edition} = book
  return {
    '@context': context,
    '@type': 'Chapter',
    name: chapter.title,
    url: pageOf(pageNameOf(chapter.id)),
    inLanguage: outputLanguage(edition.language),
    isPartOf: {'@type': 'Book', name: edition.title, url: pageOf('index.html')}
  }
}

function aboutBook({config, edition, ...rest}: Book): object {
  const {pageOf} = addressesOf({config, edition, ...rest})
  const people = (role: string) => {
    const found = config.creators
      .filter((creator) => creator.role === role)
      .map(({name}) => ({'@type': 'Person', name}))
    return found.length > 0 ? found : undefined
  }
  return {
    '@type': 'Book',
    name: edition.title,
    alternativeHeadline: config.subtitle,
    description: config.description,
    url: pageOf('index.html'),
    inLanguage: outputLanguage(edition.language),
    bookEdition: edition.version,
    isbn: config.isbn,
    isPartOf: config.series && {'@type': 'BookSeries', name: config.series.title},
    position: config.series?.position,
    author: people('author'),
    translator: people('translator'),
    editor: people('editor'),
    publisher: config.publisher === undefined ? undefined : {'@type': 'Organization', name: config.publisher},
    datePublished: config.date,
    dateModified: config.modified,
    license: config.rights,
    keywords: config.subjects.length > 0 ? config.subjects.join(',') : undefined
  }
}

/** @see https://schema.org/DefinedTermSet */
function glossaryFacts(book: Book, chapter: Chapter): object {
  const page = addressesOf(book).pageOf(pageNameOf(chapter.id))
  const listed = chapter.tree.children.flatMap((node) =>
    node.type === 'glossaryList' ? node.groups.flatMap(({identifiers}) => identifiers) : []
  )
  const terms = listed.map((identifier) => book.terms.get(identifier)).filter((term) => term !== undefined)
  return {
    '@context': context,
    '@type': 'DefinedTermSet',
    name: `${book.edition.title} · ${chapter.title}`,
    url: page,
    hasDefinedTerm: terms.map((term) => termFacts(book, term, page))
  }
}

function termFacts(book: Book, term: Term, page: string | undefined): object {
  const [language, own] = ownLanguageOf(book, term)
  const definition = term.definitions[language]
  return {
    '@type': 'DefinedTerm',
    name: own.term,
    description: definition ? toString(definition) : undefined,
    url: page === undefined ? undefined : `${page}#${termIdOf(term.identifier)}`
  }
}
