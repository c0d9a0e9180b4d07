import {PDFDocument} from 'pdf-lib'
import type {Book} from '../../book.ts'
import type {Printed} from './lay-out.ts'

/** Turn the browser's print into the book. */
export async function finish(_book: Book, {pdf}: Printed): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, {updateMetadata: false})
  return document.save()
}
