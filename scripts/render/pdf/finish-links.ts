import {PDFArray, PDFDict, PDFHexString, PDFName, PDFRef, PDFString, type PDFDocument, type PDFObject} from 'pdf-lib'
import type {Book} from '../../book.ts'
import {isNamed, markedId, targetedId} from './addresses.ts'
import type {Printed} from './lay-out.ts'

/** Space above a place when a reader jumps to it, in points. */
const headroom = 8

/**
 * Turn the browser's links into links within the file, name every place, and take the markers away.
 *
 * @returns Annotations that are no more.
 */
export function finishLinks(document: PDFDocument, book: Book, printed: Printed): Set<PDFRef> {
  const removed = new Set<PDFRef>()
  for (const page of document.getPages()) {
    const annotations = page.node.Annots()
    if (!annotations) continue
    const kept = annotations.asArray().filter((reference) => {
      const annotation = document.context.lookup(reference, PDFDict)
      if (finishLink(annotation, book, printed)) return true
      if (reference instanceof PDFRef) removed.add(reference)
      return false
    })
    page.node.set(PDFName.of('Annots'), document.context.obj(kept))
  }
  for (const reference of removed) document.context.delete(reference)
  nameDestinations(document, printed)
  return removed
}

/** @returns Whether the annotation stays. */
function finishLink(annotation: PDFDict, book: Book, {layout, pages}: Printed): boolean {
  const href = addressOf(annotation)
  if (href === undefined) return true
  if (markedId(href) !== undefined) return false
  const id = targetedId(href)
  if (id === undefined) {
    annotation.set(PDFName.of('Contents'), PDFHexString.fromText(href))
    return true
  }
  const place = layout.places.get(id)
  if (!place) return false
  annotation.delete(PDFName.of('A'))
  annotation.set(PDFName.of('Dest'), destinationName(id))
  const words = (book.labels['page'] ?? '{number}').replace('{number}', pages[place.page]?.label ?? '')
  annotation.set(PDFName.of('Contents'), PDFHexString.fromText(words))
  return true
}

function addressOf(annotation: PDFDict): string | undefined {
  const uri = annotation.lookupMaybe(PDFName.of('A'), PDFDict)?.lookup(PDFName.of('URI'))
  return uri instanceof PDFString || uri instanceof PDFHexString ? uri.decodeText() : undefined
}

/** Write the name tree of all places, so that other documents can link into this one. */
function nameDestinations(document: PDFDocument, {layout}: Printed): void {
  const pages = document.getPages()
  const places = [...layout.places].filter(([id]) => isNamed(id))
  const names = places.map(([id, {page, y}]) => {
    const top = document.context.obj([pages[page]?.ref ?? null, 'XYZ', null, Math.round(y + headroom), null])
    return {name: destinationName(id), key: sortKey(id), top}
  })
  names.sort((one, other) => Buffer.compare(one.key, other.key))
  const list = PDFArray.withContext(document.context)
  for (const {name, top} of names) {
    list.push(name)
    list.push(document.context.register(top))
  }
  const tree = document.context.obj({Dests: document.context.obj({Names: list})})
  document.catalog.set(PDFName.of('Names'), tree)
}

/** Give a place's name as the file writes it: as it is where it is ASCII, else in UTF-16. */
export function destinationName(id: string): PDFObject {
  return isPlain(id) ? PDFString.of(id) : PDFHexString.fromText(id)
}

function sortKey(id: string): Buffer {
  return isPlain(id) ? Buffer.from(id, 'latin1') : Buffer.from(`\uFEFF${id}`, 'utf16le').swap16()
}

function isPlain(id: string): boolean {
  return /^[!-'*-[\]-~]+$/.test(id)
}
