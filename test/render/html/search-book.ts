/** A book's search without a browser: its two scripts, as a worker runs them. */
import {createContext, runInContext} from 'node:vm'
import type {VFile} from 'vfile'

export type Part = [text: string, isMatch?: true]
export type Result = {href: string; label: string; path: string[]; title: Part[]; excerpt: Part[]}
export type Found = {
  query: string
  total: number
  shown: number
  groups: {name: string; label: string; title: string; results: Result[]}[]
}
/** As `templates/search.js` reads them: page, depth, anchor, label, title, text. */
export type Row = [number, number, string, string, string, string]
export type SearchBook = {
  pages: [string, string, string][]
  rows: Row[]
  find: (query: string, limit?: number) => Found
}

type Steps<T> = Generator<undefined, T>
type Scripts = {
  bookText: {pages: [string, string, string][]; words: string; codes: string}
  bookSearch: {
    textOf: (words: string, codes: string) => string
    recordOf: (record: string) => {
      page: number
      depth: number
      anchor: string
      label: string
      title: string
      text: string
    }
    prepare: (text: unknown) => Steps<object>
    find: (book: object, query: string, limit?: number) => Steps<Found>
  }
}

/** Run the scripts that a site has for search. */
export function searchBookOf(files: readonly VFile[]): SearchBook {
  const context = createContext({TextDecoder})
  for (const name of [/\/search-scan\.\w+\.js$/, /\/search\.\w+\.js$/])
    runInContext(String(files.find(({path}) => name.test(path))!.value), context)
  const {bookSearch, bookText} = context as Scripts
  const book = all(bookSearch.prepare(bookText))
  // Through JSON, as the objects are another realm's.
  const find = (query: string, limit?: number) =>
    JSON.parse(JSON.stringify(all(bookSearch.find(book, query, limit)))) as Found
  const rows = bookSearch
    .textOf(bookText.words, bookText.codes)
    .split('\u0003')
    .map(bookSearch.recordOf)
    .map(({page, depth, anchor, label, title, text}): Row => [page, depth, anchor, label, title, text])
  return {pages: bookText.pages, rows, find}
}

/** A text with its matches in 〔〕. */
export function shown(parts: readonly Part[]): string {
  return parts.map(([text, isMatch]) => (isMatch ? `〔${text}〕` : text)).join('')
}

function all<T>(steps: Steps<T>): T {
  for (;;) {
    const {done, value} = steps.next()
    if (done) return value
  }
}
