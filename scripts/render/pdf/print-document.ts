import type {Element, ElementContent, Root} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {h} from 'hastscript'
import {visit} from 'unist-util-visit'
import type {Book, Chapter} from '../../book.ts'
import {chapterToHast, outputLanguage, type HastOptions} from '../hast/index.ts'
import {assetHref, documentUrl, printId} from './addresses.ts'
import {buildContents, partId} from './contents.ts'
import {buildFrontMatter} from './front-matter.ts'
import {inlineDrawings} from './inline-drawings.ts'
import {linkTargets, markTargets} from './mark-targets.ts'
import {pageNumber} from './page-number.ts'
import {placeNotes} from './place-notes.ts'

/** The document and its assets, nothing else; no scripts even if the browser ran them. */
const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src ${documentUrl}; font-src ${documentUrl}`

/** Rules that the measuring depends on, whatever the stylesheet says. */
const mechanics = `
.marker{position:absolute!important;width:1px;height:1px}
.measuring *{visibility:hidden!important}
.measuring .marker{visibility:visible!important}`

/** Build the body of the print document: the whole book, in the order of its pages. */
export function buildPrintDocument(book: Book): Root {
  const chapters = book.chapters.map((chapter) => ({chapter, element: chapterElement(chapter, book)}))
  const front = chapters.filter(({chapter}) => chapter.division === 'frontmatter')
  const rest = chapters.filter(({chapter}) => chapter.division !== 'frontmatter')
  const children = [
    ...buildFrontMatter(book),
    ...front.map(({element}) => element),
    buildContents(book),
    ...rest.flatMap(({chapter, element}, index) => [...partPage(chapter, rest[index - 1]?.chapter), element])
  ]
  const tree: Root = {type: 'root', children}
  inlineDrawings(tree, book.assets)
  adaptToPaper(tree, book)
  linkTargets(tree)
  markTargets(tree)
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
  const html = h('html', {lang: outputLanguage(book.edition.language)}, [
    head,
    h('body', body.children as ElementContent[])
  ])
  return toHtml({type: 'root', children: [{type: 'doctype'}, html]}, {upperDoctype: true})
}

function chapterElement(chapter: Chapter, book: Book): Element {
  const options: HastOptions = {
    book,
    hrefOf: ({chapterId, htmlId}) => `#${printId(chapterId, htmlId)}`,
    idOf: printId,
    assetHrefOf: assetHref
  }
  const hast = chapterToHast(chapter, options)
  placeNotes(hast, (htmlId) => printId(chapter.id, htmlId))
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

/** Open what opens by a click, give long words places to break, and turn backlinks into page numbers. */
function adaptToPaper(tree: Root, book: Book): void {
  visit(tree, 'element', (element, _, parent) => {
    if (element.tagName === 'details') element.properties['open'] = true
    // A role from the publishing vocabulary takes the role of a link or list item away in the tagged PDF.
    if (String(element.properties['role']).startsWith('doc-')) delete element.properties['role']
    if (element.tagName === 'code' && !(parent?.type === 'element' && parent.tagName === 'pre')) breakable(element)
    if (isClass(element, 'used-in')) usePageNumbers(element, book)
  })
}

function breakable(code: Element): void {
  code.children = code.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'text') return [child]
    const pieces = child.value.split(/(?<=[:./_\-,=&?@\\]+)(?=[^:./_\-,=&?@\\\s])/)
    return pieces.flatMap((value, index) => [...(index > 0 ? [h('wbr')] : []), {type: 'text' as const, value}])
  })
}

/** Backlinks become page numbers: `见于：第 3、12 页`. */
function usePageNumbers(list: Element, book: Book): void {
  const links = list.children.filter((child): child is Element => child.type === 'element' && child.tagName === 'a')
  const label = list.children.filter((child) => child.type === 'element' && child.tagName !== 'a')
  const [before = '', after = ''] = (book.labels['page'] ?? '{number}').split('{number}')
  const locators = links.map((link, index) => {
    const id = String(link.properties['href']).slice(1)
    const separator = index === 0 ? '' : (book.labels['listSeparator'] ?? ', ')
    return h('span', {className: ['locator']}, [separator, h('a', {href: `#${id}`}, [pageNumber(id)])])
  })
  list.children = [...label, h('span', {className: ['locators']}, [before, ...locators, after])]
}

function isClass(element: Element, name: string): boolean {
  const {className} = element.properties
  return Array.isArray(className) && className.includes(name)
}
