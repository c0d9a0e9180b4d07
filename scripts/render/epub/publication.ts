import type {Element} from 'hast'
import type {Asset, Book} from '../../book.ts'
import {addressesOf, type Addresses} from './addresses.ts'
import {chapterDocument, visitElements, type ContentDocument} from './content-document.ts'
import {coverDocument, imprint, partPage, titlePage} from './front-documents.ts'
import type {EmbeddedFont} from './embed-fonts.ts'
import {markOwnPages, placePages, type PagePlace} from './place-pages.ts'
import {outlineOf, partsOf, type OutlineEntry} from './outline.ts'

/** Everything of an edition that the package document, the navigation and the container list. */
export type Publication = {
  book: Book
  addresses: Addresses
  /** Before the table of contents, in spine order. */
  front: readonly ContentDocument[]
  /** After it. */
  body: readonly ContentDocument[]
  outline: readonly OutlineEntry[]
  /** Images that documents show, each once, by path in the file. */
  images: ReadonlyMap<string, Asset>
  /** Path of the cover image. */
  cover: string | undefined
  /** Pages of the PDF, where it is known. */
  pages: readonly PagePlace[]
  /** For characters that systems lack. */
  fonts: readonly EmbeddedFont[]
}

/** Lay out a book. */
export function publicationOf(book: Book): Publication {
  const addresses = addressesOf(book)
  const cover = coverDocument(book, addresses)
  const pages = placePages(book, addresses)
  const front = [...cover, titlePage(book), imprint(book)]
  const body = partsOf(book.chapters).flatMap(({title, number, items}) => [
    ...(title === undefined ? [] : [partPage({title, number}, items[0]?.division ?? 'bodymatter')]),
    ...items.map((chapter) => chapterDocument(chapter, book, addresses))
  ])
  const chapters = new Set(book.chapters.map(({id}) => addresses.documentOf(id)))
  markOwnPages(
    [...front, ...body].filter(({name}) => !chapters.has(name)),
    pages
  )
  const coverPath = cover.length > 0 ? book.config.cover : undefined
  return {
    book,
    addresses,
    front,
    body,
    outline: outlineOf(book, addresses),
    images: imagesIn([...front, ...body], book, addresses),
    cover: coverPath === undefined ? undefined : addresses.imageOf(coverPath),
    pages,
    fonts: []
  }
}

function imagesIn(documents: readonly ContentDocument[], {assets}: Book, {imageOf}: Addresses): Map<string, Asset> {
  const shown = new Set<unknown>()
  visitElements(documents, ({tagName, properties}: Element) => {
    if (tagName === 'img') shown.add(properties.src)
  })
  const byPath = [...assets.values()].map((asset) => [imageOf(asset.path), asset] as const)
  return new Map(byPath.filter(([path]) => shown.has(path)).sort(([a], [b]) => (a < b ? -1 : 1)))
}
