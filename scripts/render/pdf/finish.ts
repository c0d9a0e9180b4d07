import {PDFDocument} from 'pdf-lib'
import type {Book} from '../../book.ts'
import {finishArtifacts} from './finish-artifacts.ts'
import {finishLinks} from './finish-links.ts'
import {finishMetadata} from './finish-metadata.ts'
import {finishOutline} from './finish-outline.ts'
import {finishStructure} from './finish-structure.ts'
import type {Printed} from './lay-out.ts'

/** Turn the browser's print into the book: links, outline, tags, labels and metadata that the browser cannot make. */
export async function finish(book: Book, printed: Printed): Promise<Uint8Array> {
  const document = await PDFDocument.load(printed.pdf, {updateMetadata: false})
  const removed = finishLinks(document, book, printed)
  finishOutline(document, book)
  finishStructure(document, removed)
  finishArtifacts(document)
  finishMetadata(document, book, printed)
  return document.save({useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false})
}
