/** Book → a site that reads from any web server and from a folder, with and without scripts. */
import {VFile} from 'vfile'
import type {Machine, Renderer} from '../../renderer.ts'
import {chapterToHast} from '../hast/index.ts'
import {chapterPage, type ChapterPage} from './chapter-page.ts'
import {contentsNavs} from './contents-nav.ts'
import {footOf} from './foot.ts'
import {frontPage} from './front-page.ts'
import {iconOf, publishedPictures} from './icon.ts'
import {listPages} from './list-pages.ts'
import {fromRoot, missingPage} from './missing-page.ts'
import {movedPages} from './moved-places.ts'
import {renderPage, type Page} from './page.ts'
import {collectPreviews, previewFile, referencesIn, wantedTargets, type Previews} from './previews.ts'
import {publishingFiles} from './publishing.ts'
import {searchFiles, searchPageOf, type SearchPage} from './search-files.ts'
import {searchRecordsOf} from './search-records.ts'
import {serviceWorker} from './service-worker.ts'
import {singleFile} from './single-file.ts'
import {scriptOf, sheetOf, siteOf, textOf, type Site, type SiteFile} from './site.ts'
import {scriptData, toolsData} from './words.ts'

/** Render `html/index.html`, a page a chapter, and what they use; and `html/book.html`, which has all in it. */
export const renderHtml: Renderer = async (book, machine) => {
  const site = await siteOf(book, machine)
  const chapters = await renderChapters(site, machine)
  const contents = contentsNavs(site)
  const others = [frontPage(site), ...listPages(site), missingPage(site)]
  const pages: Page[] = [
    ...others.map((page) => ({...page, contents: contents(undefined), foot: footOf(site)})),
    ...chapters.pages.map((page) => ({...page, contents: contents(page.chapterId)}))
  ]
  const support = await supportOf(site, chapters.found)
  const rendered = pages.map((page) => renderPage(site, page, support.script.name))
  for (const file of rendered) if (file.path === 'html/404.html') file.value = fromRoot(site, String(file.value))
  const single = await singleFile(
    site,
    chapters.pages.map(({chapterId, article}) => ({chapterId, html: article})),
    support.searchText
  )
  const kept = [
    ...rendered,
    ...movedPages(site),
    ...imagesOf(site),
    ...(await publishedPictures(book, machine)),
    ...(site.face ? [new VFile({path: `html/${site.face.name}`, value: site.face.bytes})] : []),
    ...[...support.files, ...chapters.previews].map(fileOf),
    single.file,
    ...publishingFiles(book, pages, single.inline).map(fileOf)
  ]
  return [...kept, fileOf(serviceWorker(book, kept))]
}

type ChapterPages = {pages: ChapterPage[]; found: SearchPage[]; previews: SiteFile[]}

async function renderChapters(site: Site, machine: Machine): Promise<ChapterPages> {
  const {book} = site
  const wanted = wantedTargets(book)
  const previews: Previews = new Map()
  const result: ChapterPages = {pages: [], found: [], previews: []}
  const references: string[][] = []
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
    result.found.push(searchPageOf(site, chapter, searchRecordsOf(book, chapter, hast)))
    collectPreviews(previews, wanted, {chapter, hast})
    references.push(referencesIn(hast))
    result.pages.push(chapterPage(site, {chapter, hast}))
    // Lets the other formats, and Ctrl-C, have their turn.
    await Promise.resolve()
  }
  for (const [index, page] of result.pages.entries()) {
    const file = previewFile(page.name, references[index] ?? [], previews)
    if (!file) continue
    page.previews = file.name
    result.previews.push(file)
  }
  return result
}

/** What pages load: styles, scripts, the text for search. */
async function supportOf(
  site: Site,
  found: readonly SearchPage[]
): Promise<{script: SiteFile; files: SiteFile[]; searchText: string}> {
  const {book} = site
  const search = await searchFiles(book, found)
  const searchSheet = await sheetOf('search.css', textOf(book, 'search.css'))
  const tools = await scriptOf('tools.js', toolsData(book) + textOf(book, 'tools.js'))
  const toolsSheet = await sheetOf('tools.css', textOf(book, 'tools.css'))
  const lazy = {
    searchBox: search.box.name,
    searchSheet: searchSheet.name,
    searchScan: search.scan.name,
    searchText: search.text.name,
    tools: tools.name,
    toolsSheet: toolsSheet.name,
    apparatus: site.apparatus.name
  }
  const script = await scriptOf('script.js', scriptData(book, lazy) + textOf(book, 'screen.js'))
  const files = [site.sheet, site.apparatus, site.paper, site.boot, script, search.box, search.scan, search.text]
  return {script, searchText: search.whole, files: [...files, searchSheet, tools, toolsSheet, iconOf(book)]}
}

function imagesOf({book, assetNames}: Site): VFile[] {
  // Images under one name are one image.
  const images = new Map([...book.assets].map(([path, {bytes}]) => [assetNames.get(path) ?? path, bytes]))
  return [...images].map(([name, value]) => new VFile({path: `html/${name}`, value}))
}

function fileOf({name, text}: SiteFile): VFile {
  return new VFile({path: `html/${name}`, value: text})
}
