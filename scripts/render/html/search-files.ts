import type {Book, Chapter} from '../../book.ts'
import {characterFormsIn} from './character-forms.ts'
import type {SearchRecord} from './search-records.ts'
import {named, pageNameOf, textOf, type Site, type SiteFile} from './site.ts'

/** What search finds on one page. */
export type SearchPage = {name: string; label: string; title: string; records: readonly SearchRecord[]}

/** `box` is what a page loads when search is opened; it knows the names of the other two. */
export type SearchFiles = {box: SiteFile; scan: SiteFile; text: SiteFile}

/** Put a chapter's records under its page. */
export function searchPageOf({book}: Site, {id, title}: Chapter, records: readonly SearchRecord[]): SearchPage {
  const label = book.toc.find(({target}) => target.chapterId === id)?.target.label ?? ''
  return {name: pageNameOf(id), label, title, records}
}

/** Write the text that search looks into, and the scripts that do. They are scripts all, for pages on a disk. */
export function searchFiles(book: Book, pages: readonly SearchPage[]): SearchFiles {
  const scan = named('search-scan.js', textOf(book, 'search.js'))
  const text = named('search.js', assignment('bookText', textOfPages(pages)))
  const names = assignment('bookSearchFiles', {scan: scan.name, text: text.name})
  return {scan, text, box: named('search-box.js', names + textOf(book, 'search-box.js'))}
}

/** Records are arrays, in the order that `templates/search.js` takes them apart. What is empty at the end is left out. */
function textOfPages(pages: readonly SearchPage[]): unknown {
  const records = pages.flatMap((page, index) =>
    page.records.map(({depth, anchor, label, title, text, names, pinyin}) => {
      const row = [index, depth, anchor, label, title, text]
      return names.length + pinyin.length > 0 ? [...row, names, pinyin] : row
    })
  )
  const texts = pages.flatMap(({records}) => records.flatMap(({title, text, names}) => [title, text, ...names]))
  return {...characterFormsIn(texts), pages: pages.map(({name, label, title}) => [name, label, title]), records}
}

function assignment(name: string, value: unknown): string {
  return `globalThis.${name} = ${JSON.stringify(value)}\n`
}
