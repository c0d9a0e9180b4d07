/** Chapters and front matter of ours as XHTML files. */
import type {Element, ElementContent, Root} from 'hast'
import {h} from 'hastscript'
import {visit} from 'unist-util-visit'
import type {Book, Chapter} from '../../book.ts'
import {chapterToHast, outputLanguage, type HastOptions} from '../hast/index.ts'
import {fixedNames} from './pack.ts'
import {bracketMarks, noteAsides} from './notes.ts'
import type {Addresses} from './addresses.ts'
import {nameOf} from './outline.ts'
import {placePageBreaks} from './page-breaks.ts'
import {pagesOf, placePages} from './place-pages.ts'
import {addTypes, sectionOf} from './semantics.ts'
import {termAsides} from './term-notes.ts'
import {keepValidAttributes} from './valid-attributes.ts'
import {element, text, xmlDocument} from './xml.ts'
import {toXhtml} from './xhtml.ts'

export type ContentDocument = {
  /** File name. */
  name: string
  title: string
  /** On `body`: where in the book the document is. */
  type: string
  /** Content of `body`. */
  tree: Root
}

/** Make a chapter's content document: the text, then its notes, then short definitions of its terms. */
export function chapterDocument(chapter: Chapter, book: Book, addresses: Addresses): ContentDocument {
  const options = hastOptionsOf(book, addresses)
  const hast = chapterToHast(chapter, options)
  const name = addresses.documentOf(chapter.id)
  placePageBreaks(hast.body, pagesOf(name, placePages(book, addresses)))
  const asides = [...noteAsides(hast, options), ...termAsides(hast.body, chapter, options)]
  const tree = rootOf(h('section', sectionOf(chapter), [...hast.body.children, ...onLines(asides)]))
  bracketMarks(tree)
  addTypes(tree)
  keepValidAttributes(tree)
  return {name, title: nameOf(chapter), type: chapter.division, tree}
}

/** Write a document. */
export function writeDocument({title, type, tree}: ContentDocument, book: Book): string {
  const language = outputLanguage(book.edition.language)
  const head = h('head', [
    h('meta', {charSet: 'utf-8'}),
    h('title', title),
    h('link', {rel: ['stylesheet'], type: 'text/css', href: fixedNames.stylesheet})
  ])
  const namespaces = {xmlns: 'http://www.w3.org/1999/xhtml', 'xmlns:epub': 'http://www.idpf.org/2007/ops'}
  const content = [
    text('\n'),
    toXhtml(head),
    text('\n'),
    element('body', {class: type, 'epub:type': type}, toXhtml(tree)),
    text('\n')
  ]
  const root = element('html', {...namespaces, lang: language, 'xml:lang': language}, content)
  return xmlDocument(root, '<!DOCTYPE html>\n')
}

function onLines(elements: readonly Element[]): ElementContent[] {
  return elements.flatMap((item) => [{type: 'text', value: '\n'}, item])
}

/** Wrap the content of a document. */
export function rootOf(...children: Element[]): Root {
  return {type: 'root', children}
}

function hastOptionsOf(book: Book, {documentOf, idOf, imageOf}: Addresses): HastOptions {
  return {
    book,
    hrefOf: ({chapterId, htmlId}, from) => {
      const file = chapterId === from && htmlId !== undefined ? '' : documentOf(chapterId)
      return htmlId === undefined ? file : `${file}#${idOf(htmlId)}`
    },
    idOf: (_, htmlId) => idOf(htmlId),
    assetHrefOf: (path) => imageOf(path)
  }
}

/** Whatever the documents hold that the package document must tell of. */
export function visitElements(documents: readonly ContentDocument[], see: (element: Element) => void): void {
  for (const {tree} of documents) visit(tree, 'element', see)
}
