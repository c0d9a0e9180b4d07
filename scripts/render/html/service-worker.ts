import type {VFile} from 'vfile'
import type {Book} from '../../book.ts'
import {hashOf, textOf, type SiteFile} from './site.ts'

/** What the first visit keeps, so that the page that was read can be read again: what all pages load. */
const shell = /^(index\.html|assets\/(style|apparatus|paper|boot|script|tools|search-box|search-scan|icon)\.)/

/**
 * Write the script that keeps the book for reading without a network. It names every file with what it has in it, so
 * that a new edition brings along what changed and nothing else.
 */
export function serviceWorker(book: Book, files: readonly VFile[]): SiteFile {
  const list = files
    .map(({path, value}) => [path.replace(/^html\//, ''), hashOf(value)] as const)
    .filter(([name]) => !/^(_headers|robots\.txt|sitemap\.xml|feed\.xml|book\.html)$/.test(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const own = {
    version: hashOf(JSON.stringify(list)),
    files: Object.fromEntries(list),
    shell: list.map(([name]) => name).filter((name) => shell.test(name))
  }
  return {name: 'sw.js', text: `self.bookFiles = ${JSON.stringify(own)}\n${textOf(book, 'sw.js')}`}
}
