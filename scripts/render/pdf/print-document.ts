import type {Element, ElementContent, Root} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {h} from 'hastscript'
import type {Book, Chapter} from '../../book.ts'
import {chapterToHast, outputLanguage, type HastOptions} from '../hast/index.ts'
import {adaptToPaper} from './adapt-to-paper.ts'
import {assetHref, documentUrl, printId} from './addresses.ts'
import {withBlanks} from './blank-pages.ts'
import {buildColophon} from './colophon.ts'
import {buildContents, buildLists, partId} from './contents.ts'
import {buildFrontMatter} from './front-matter.ts'
import {indexOnPaper} from './index-pages.ts'
import {markMovable} from './fill-pages.ts'
import {flattenCharts} from './flatten-charts.ts'
import {inlineDrawings} from './inline-drawings.ts'
import {linkTargets, markTargets} from './mark-targets.ts'
import {addPageReferences} from './page-references.ts'
import {placeNotes} from './place-notes.ts'

/** The document and its assets, nothing else; no scripts even if the browser ran them. */
const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src ${documentUrl}; font-src ${documentUrl}`

/** Rules that the measuring depends on, whatever the stylesheet says. */
const mechanics = `
.marker{position:absolute!important;width:1px;height:1px}
[hidden]{display:none!important}
.together{break-inside:avoid!important}
.kept{white-space:nowrap}
.kept>*{white-space:normal}
.measuring *{visibility:hidden!important}
.measuring .marker{visibility:visible!important}`

/** Build the body of the print document: the whole book, in the order of its pages. */
export function buildPrintDocument(book: Book): Root {
  const chapters = book.chapters.map((chapter) => ({chapter, element: chapterElement(chapter, book)}))
  const front = chapters.filter(({chapter}) => chapter.division === 'frontmatter')
  const rest = chapters.filter(({chapter}) => chapter.division !== 'frontmatter')
  const openings = [
    ...front.map(({element}) => element),
    buildContents(book),
    ...buildLists(book),
    ...rest.flatMap(({chapter, element}, index) => [...partPage(chapter, rest[index - 1]?.chapter), element])
  ]
  const children = [...buildFrontMatter(book), ...withBlanks(openings, book), ...buildColophon(book)]
  const tree: Root = {type: 'root', children}
  inlineDrawings(tree, book.assets)
  flattenCharts(tree)
  adaptToPaper(tree, book)
  addPageReferences(tree, book)
  linkTargets(tree)
  markTargets(tree)
  markMovable(tree)
  return tree
}

/** Write the print document. */
export function printDocumentHtml(book: Book, body: Root, styles: string): string {
  const head = h('head', [
    h('meta', {charSet: 'utf-8'}),
    h('meta', {httpEquiv: 'Content-Security-Policy', content: policy}),
    h('title', book.edition.title),
    h('style', mechanics + styles),
    h('style', {id: 'page-furniture'})
  ])
  const html = h('html', {lang: outputLanguage(book.edition.language)}, [head, h('body', body.children)])
  return toHtml({type: 'root', children: [{type: 'doctype'}, html]}, {upperDoctype: true})
}

function chapterElement(chapter: Chapter, book: Book): Element {
  const options: HastOptions = {
    book,
    hrefOf: ({chapterId, htmlId}) => `#${printId(chapterId, htmlId)}`,
    idOf: printId,
    assetHrefOf: assetHref,
    index: indexOnPaper(book),
    everyUse: true
  }
  const hast = chapterToHast(chapter, options)
  placeNotes(hast, {book, idOf: (htmlId) => printId(chapter.id, htmlId)})
  const kind = chapter.generated ?? chapter.division
  const children = hast.body.children as ElementContent[]
  return h('section', {className: ['chapter', kind], id: printId(chapter.id)}, [
    ...openingOf(chapter, book, children),
    ...children
  ])
}

/** A title for the chapter that has none in its text. */
function openingOf(chapter: Chapter, book: Book, children: readonly ElementContent[]): Element[] {
  if (children.some((child) => child.type === 'element' && child.tagName === 'h1')) return []
  const target = book.toc.find((entry) => entry.target.chapterId === chapter.id)?.target
  const label = target?.label ? [h('span', {className: ['gen', 'label']}, target.label)] : []
  const id = target ? {id: printId(chapter.id, target.htmlId)} : {}
  return [h('h1', {className: ['gen'], ...id}, [...label, target?.title ?? chapter.title])]
}

function partPage({id, part}: Chapter, before: Chapter | undefined): Element[] {
  if (part === undefined || part === before?.part) return []
  return [h('section', {className: ['part'], id: partId(id)}, h('h1', {className: ['part-title']}, part))]
}
