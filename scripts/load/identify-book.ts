/** What names a book for machines: ISBN, identifier, file name. */
import {createHash} from 'node:crypto'
import {bareIsbn} from '../is-isbn.ts'

/** Name a book that has no identifier: by its ISBN, else by a UUID of its name and title that is always the same. */
export function defaultIdentifier(book: {isbn?: string | undefined; name: string; title: string}): string {
  if (book.isbn !== undefined) return `urn:isbn:${bareIsbn(book.isbn)}`
  return `urn:uuid:${uuidOf(`zhushu:${book.name}\n${book.title}`)}`
}

/** @see https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-5 */
function uuidOf(text: string): string {
  const urlNamespace = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex')
  const hash = createHash('sha1').update(urlNamespace).update(text).digest()
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80
  return hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** Make a file name of a folder's: lower-case ASCII letters, digits and hyphens; `book` where nothing is left. */
export function nameFrom(folder: string): string {
  const ascii = folder
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
  return (
    ascii
      .replace(/^-+|-+$/g, '')
      .slice(0, 64)
      .replace(/-+$/, '') || 'book'
  )
}
