import {createHash} from 'node:crypto'
import type {TermLanguage} from '../apparatus.ts'

/**
 * Name the state of a term in one language, as `basedOn` refers to it: dates cannot tell a change of meaning from one of
 * spelling, and history is not at hand where a book is built.
 *
 * @returns The first 8 hexadecimal digits of the SHA-256 of term and definition, a line each; kinds of space do not count.
 */
export function termHash({term, definition}: Pick<TermLanguage, 'term' | 'definition'>): string {
  const text = [term, definition].map((part) => part.trim().replace(/\s+/g, ' ').normalize('NFC')).join('\n')
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}
