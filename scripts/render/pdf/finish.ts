import {PDFDocument} from 'pdf-lib'
import type {Book} from '../../book.ts'
import {finishArtifacts} from './finish-artifacts.ts'
import {finishLinks} from './finish-links.ts'
import {finishMetadata} from './finish-metadata.ts'
import {finishOutline} from './finish-outline.ts'
import {finishPress} from './finish-press.ts'
import {finishStructure} from './finish-structure.ts'
import type {Printed} from './lay-out.ts'
import {readTexts} from './read-texts.ts'

/** The file, and the text of each page. */
export type Finished = {value: Uint8Array; texts: string[]}

/** Turn the browser's print into the book: links, outline, tags, labels and metadata that the browser cannot make. */
export async function finish(book: Book, printed: Printed): Promise<Finished> {
  const document = await PDFDocument.load(printed.pdf, {updateMetadata: false})
  const texts = readTexts(document)
  const removed = finishLinks(document, book, printed)
  finishOutline(document, book)
  finishStructure(document, removed)
  finishArtifacts(document)
  finishPress(document, book)
  finishMetadata(document, book, printed)
  const value = await document.save({useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false})
  return {value, texts}
}
