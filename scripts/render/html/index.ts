/** Book → a site that reads from any web server and from a folder, with and without scripts. */
import {VFile} from 'vfile'
import type {Renderer} from '../../book.ts'
import {chapterPage} from './chapter-page.ts'
import {contentsNavs} from './contents-nav.ts'
import {frontPage} from './front-page.ts'
import {renderPage} from './page.ts'
import {siteOf, type Site} from './site.ts'
import {buildPreviews} from './term-previews.ts'

/** Render `html/index.html`, a page a chapter, and what they use. */
export const renderHtml: Renderer = async (book, machine) => {
  const site = siteOf(book)
  const previews = buildPreviews(site)
  const contents = contentsNavs(site)
  const files = [renderPage(site, {...frontPage(site), contents: contents(undefined)})]
  for (const [index, chapter] of book.chapters.entries()) {
    machine.signal.throwIfAborted()
    machine.progress({
      format: 'html',
      edition: book.edition.name,
      step: 'pages',
      done: index,
      total: book.chapters.length
    })
    files.push(renderPage(site, {...chapterPage(site, chapter, previews), contents: contents(chapter.id)}))
    // Lets the other formats, and Ctrl-C, have their turn.
    await Promise.resolve()
  }
  return [...files, ...supportOf(site)]
}

function supportOf({book, assetNames, sheet, script, boot}: Site): VFile[] {
  const texts = [sheet, script, boot].map(({name, text}) => new VFile({path: `html/${name}`, value: text}))
  // Images under one name are one image.
  const images = new Map([...book.assets].map(([path, {bytes}]) => [assetNames.get(path) ?? path, bytes]))
  return [...texts, ...[...images].map(([name, value]) => new VFile({path: `html/${name}`, value}))]
}
