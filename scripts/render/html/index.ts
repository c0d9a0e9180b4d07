/** Book → a site that reads from any web server and from a folder, with and without scripts. */
import {VFile} from 'vfile'
import type {Renderer} from '../../book.ts'
import {chapterToHast} from '../hast/index.ts'
import {chapterPage} from './chapter-page.ts'
import {contentsNavs} from './contents-nav.ts'
import {frontPage} from './front-page.ts'
import {renderPage, type Page} from './page.ts'
import {searchFiles, searchPageOf, type SearchPage} from './search-files.ts'
import {searchRecordsOf} from './search-records.ts'
import {siteOf, type Site, type SiteFile} from './site.ts'
import {buildPreviews} from './term-previews.ts'

/** Render `html/index.html`, a page a chapter, and what they use. */
export const renderHtml: Renderer = async (book, machine) => {
  const site = siteOf(book)
  const previews = buildPreviews(site)
  const contents = contentsNavs(site)
  const pages: Page[] = [{...frontPage(site), contents: contents(undefined)}]
  const found: SearchPage[] = []
  for (const [index, chapter] of book.chapters.entries()) {
    machine.signal.throwIfAborted()
    machine.progress({
      format: 'html',
      edition: book.edition.name,
      step: 'pages',
      done: index,
      total: book.chapters.length
    })
    const hast = chapterToHast(chapter, site.options)
    found.push(searchPageOf(site, chapter, searchRecordsOf(book, chapter, hast)))
    pages.push({...chapterPage(site, {chapter, hast, previews}), contents: contents(chapter.id)})
    // Lets the other formats, and Ctrl-C, have their turn.
    await Promise.resolve()
  }
  const search = searchFiles(book, found)
  const rendered = pages.map((page) => renderPage(site, page, {searchBox: search.box.name}))
  return [...rendered, ...supportOf(site, [search.box, search.scan, search.text])]
}

function supportOf({book, assetNames, sheet, script, boot}: Site, search: readonly SiteFile[]): VFile[] {
  const files = [sheet, script, boot, ...search]
  const texts = files.map(({name, text}) => new VFile({path: `html/${name}`, value: text}))
  // Images under one name are one image.
  const images = new Map([...book.assets].map(([path, {bytes}]) => [assetNames.get(path) ?? path, bytes]))
  return [...texts, ...[...images].map(([name, value]) => new VFile({path: `html/${name}`, value}))]
}
