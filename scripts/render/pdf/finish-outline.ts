import {PDFDict, PDFHexString, PDFName, PDFRef, type PDFDocument} from 'pdf-lib'
import type {Book, TocEntry} from '../../book.ts'
import {frontId, printId} from './addresses.ts'
import {nestChapters, type Nested} from '../hast/index.ts'
import {contentsDepth, listsOf, partId} from './contents.ts'
import {destinationName} from './finish-links.ts'

type Item = {title: string; id: string; children: Item[]}

/** Replace the browser's outline, which knows headings only, by one that is as the contents are. */
export function finishOutline(document: PDFDocument, book: Book): void {
  const {context, catalog} = document
  deleteOutline(document, catalog.get(PDFName.of('Outlines')))
  const root = context.nextRef()
  const {first, last, count} = writeItems(document, itemsOf(book), root)
  if (!first || !last) return
  context.assign(root, context.obj({Type: 'Outlines', First: first, Last: last, Count: count}))
  catalog.set(PDFName.of('Outlines'), root)
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
}

/** Entries in the order of the pages: what precedes the contents, the contents, the rest with its parts. */
function itemsOf(book: Book): Item[] {
  const nested = nestChapters(book, book.toc, ({target}) => target.chapterId)
  const isFront = ({item}: Nested<TocEntry>): boolean => item.division === 'frontmatter'
  const front = nested.filter(isFront).map(chapterItem)
  const contents = {title: book.labels['contents'] ?? '', id: frontId('contents'), children: []}
  const lists = listsOf(book).map(({id, title}) => ({title, id, children: []}))
  const items: Item[] = [...front, contents, ...lists]
  const rest = nested.filter((chapter) => !isFront(chapter))
  for (const [index, chapter] of rest.entries()) {
    const {part, target} = chapter.item
    if (part !== undefined && part !== rest[index - 1]?.item.part)
      items.push({title: part, id: partId(target.chapterId), children: []})
    const siblings = part === undefined ? items : (items.at(-1)?.children ?? items)
    siblings.push(chapterItem(chapter))
  }
  return items
}

function chapterItem({item, below}: Nested<TocEntry>): Item {
  const own = itemOf(item, 1)
  return {...own, children: [...own.children, ...below.map(chapterItem)]}
}

function itemOf({target, children}: TocEntry, level: number): Item {
  return {
    title: [target.label, target.title].filter((text) => text !== '').join(' '),
    id: printId(target.chapterId, target.htmlId),
    children: level < contentsDepth ? children.map((child) => itemOf(child, level + 1)) : []
  }
}

type Written = {first: PDFRef | undefined; last: PDFRef | undefined; count: number}

function writeItems(document: PDFDocument, items: readonly Item[], parent: PDFRef): Written {
  const {context} = document
  const references = items.map(() => context.nextRef())
  for (const [index, {title, id, children}] of items.entries()) {
    const own = references[index] ?? parent
    const below = writeItems(document, children, own)
    const item = context.obj({Title: PDFHexString.fromText(title), Parent: parent, Dest: destinationName(id)})
    link(item, 'Prev', references[index - 1])
    link(item, 'Next', references[index + 1])
    link(item, 'First', below.first)
    link(item, 'Last', below.last)
    // Negative: chapters are closed when the file opens.
    if (below.count > 0) item.set(PDFName.of('Count'), context.obj(-below.count))
    context.assign(own, item)
  }
  return {first: references[0], last: references.at(-1), count: items.length}
}

function link(item: PDFDict, key: string, reference: PDFRef | undefined): void {
  if (reference) item.set(PDFName.of(key), reference)
}

function deleteOutline(document: PDFDocument, reference: unknown): void {
  let next = reference
  while (next instanceof PDFRef) {
    const item = document.context.lookupMaybe(next, PDFDict)
    if (!item) return
    deleteOutline(document, item.get(PDFName.of('First')))
    document.context.delete(next)
    next = item.get(PDFName.of('Next'))
  }
}
