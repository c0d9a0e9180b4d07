import type {Book, PrintedPage} from '../../book.ts'
import {ownDocuments, partDocument, type Addresses} from './addresses.ts'
import type {ContentDocument} from './content-document.ts'
import {fixedNames} from './pack.ts'
import {partsOf} from './outline.ts'
import {pageBreak} from './page-breaks.ts'

/** A page of the PDF, and the document in which it begins. */
export type PagePlace = {page: PrintedPage; document: string}

/** Find the document of each page. Blank pages are with the page before them. */
export function placePages({pages = [], chapters}: Book, {documentOf}: Addresses): PagePlace[] {
  const documents = new Map<string, string>([
    ['/cover', ownDocuments.cover],
    ['/half-title', ownDocuments.titlePage],
    ['/title-page', ownDocuments.titlePage],
    ['/imprint', ownDocuments.imprint],
    ['/contents', fixedNames.navigationDocument],
    ...chapters.map(({id}) => [id, documentOf(id)] as const),
    ...partsOf(chapters).map(({number, items}) => [`/part/${items[0]?.id ?? ''}`, partDocument(number)] as const)
  ])
  const places: PagePlace[] = []
  for (const page of pages) {
    const document = documents.get(page.owner) ?? places.at(-1)?.document ?? ownDocuments.titlePage
    places.push({page, document})
  }
  return places
}

/** Mark the pages of documents that are ours and have no more than a page or two. Changes the trees. */
export function markOwnPages(documents: readonly ContentDocument[], places: readonly PagePlace[]): void {
  for (const {name, tree} of documents) tree.children.unshift(...pagesOf(name, places).map(pageBreak))
}

/** List the pages that begin in a document. */
export function pagesOf(name: string, places: readonly PagePlace[]): PrintedPage[] {
  return places.flatMap(({page, document}) => (document === name ? [page] : []))
}
