/** The repository's own book, read once for the tests of this folder. */
import {resolve} from 'node:path'
import type {Book, Manuscript} from '../../scripts/book.ts'
import {readBook} from '../../scripts/cli/read-book.ts'

export const root = resolve(import.meta.dirname, '../..')

const read = new Map<string, Promise<{manuscript: Manuscript; book: Book}>>()

/** Read an edition of it. */
export function ownBook(edition: string): Promise<{manuscript: Manuscript; book: Book}> {
  const known = read.get(edition)
  if (known) return known
  const reading = readBook(root, [edition]).then(({manuscript, book}) => {
    if (!book) throw new Error('The book has errors: `zhushu lint` lists them')
    return {manuscript, book}
  })
  read.set(edition, reading)
  return reading
}
