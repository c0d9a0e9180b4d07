import type {Book, Chapter} from '../../book.ts'
import {characterFormsIn} from './character-forms.ts'
import type {SearchRecord} from './search-records.ts'
import {packText} from './pack-text.ts'
import {named, pageNameOf, scriptOf, textOf, type Site, type SiteFile} from './site.ts'

/** What search finds on one page. */
export type SearchPage = {
  chapterId: string
  name: string
  label: string
  title: string
  records: readonly SearchRecord[]
}

/** `box` is what a page loads when search is opened; it loads the other two. `whole` is the text for the one file. */
export type SearchFiles = {box: SiteFile; scan: SiteFile; text: SiteFile; whole: string}

/** Put a chapter's records under its page. */
export function searchPageOf({book}: Site, {id, title}: Chapter, records: readonly SearchRecord[]): SearchPage {
  const label = book.toc.find(({target}) => target.chapterId === id)?.target.label ?? ''
  return {chapterId: id, name: pageNameOf(id), label, title, records}
}

/** Write the text that search looks into, and the scripts that do. They are scripts all, for pages on a disk. */
export async function searchFiles(book: Book, pages: readonly SearchPage[]): Promise<SearchFiles> {
  const text = textOfPages(pages)
  const write = (names: readonly string[]) =>
    `globalThis.bookText = ${JSON.stringify({...text, pages: pages.map(({label, title}, index) => [names[index], label, title])})}\n`
  return {
    whole: write(pages.map(({chapterId}) => chapterId)),
    scan: await scriptOf('search-scan.js', textOf(book, 'search.js')),
    text: named('assets/search.js', write(pages.map(({name}) => name))),
    box: await scriptOf('search-box.js', textOf(book, 'search-box.js'))
  }
}

/** What parts the fields of a record, its lists, and records. No text has them: they are controls. */
const [fieldEnd, itemEnd, recordEnd] = ['\u0001', '\u0002', '\u0003']

/** Records are written one after the other, with their fields in the order that `templates/search.js` reads. */
function textOfPages(pages: readonly SearchPage[]): object {
  const records = pages.flatMap((page, index) => page.records.map((record) => fieldsOf(index, record).join(fieldEnd)))
  const texts = pages.flatMap(({records: own}) => own.flatMap(({title, text, names}) => [title, text, ...names]))
  return {...characterFormsIn(texts), ...packText(records.join(recordEnd))}
}

function fieldsOf(page: number, {depth, anchor, label, title, text, names, pinyin}: SearchRecord): string[] {
  const own = [String(page), String(depth), label, title, anchor, text].map(withoutControls)
  if (names.length + pinyin.length === 0) return own
  return [...own, names.map(withoutControls).join(itemEnd), pinyin.join(itemEnd)]
}

function withoutControls(text: string): string {
  // eslint-disable-next-line no-control-regex -- controls are what it takes out
  return text.replace(/[\u0000-\u0003]/g, '')
}
