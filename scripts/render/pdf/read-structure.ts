import {PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, type PDFContext, type PDFObject} from 'pdf-lib'

/** An element of the tag tree. */
export type StructureElement = {
  kind: 'element'
  /** `P`, `H1`, `Link`. */
  role: string
  kids: Kid[]
  dictionary: PDFDict
  reference: PDFRef
}

/** What an element holds: elements, marked content on a page, an annotation. */
export type Kid =
  StructureElement | {kind: 'content'; page: PDFRef; id: number} | {kind: 'object'; page: PDFRef; annotation: PDFRef}

/**
 * Read the tag tree.
 *
 * @param removed Annotations that are no more: they are left out.
 * @returns The top element, and the objects that the tree is made of now.
 */
export function readStructure(
  context: PDFContext,
  root: PDFDict,
  removed: ReadonlySet<PDFRef>
): {top: StructureElement; references: PDFRef[]} {
  const references: PDFRef[] = []

  const readKids = (object: PDFObject | undefined, page: PDFRef | undefined): Kid[] => {
    const value = object instanceof PDFRef ? context.lookup(object) : object
    if (value instanceof PDFArray) {
      if (object instanceof PDFRef) references.push(object)
      return value.asArray().flatMap((item) => readKids(item, page))
    }
    if (value instanceof PDFNumber) return page ? [{kind: 'content', page, id: value.asNumber()}] : []
    if (!(value instanceof PDFDict)) return []
    if (value.has(PDFName.of('S'))) return object instanceof PDFRef ? [readElement(value, object)] : []
    return readReference(value, page).filter((kid) => kid.kind !== 'object' || !removed.has(kid.annotation))
  }

  const readElement = (dictionary: PDFDict, reference: PDFRef): StructureElement => {
    references.push(reference)
    const page = dictionary.get(PDFName.of('Pg'))
    const kids = readKids(dictionary.get(PDFName.of('K')), page instanceof PDFRef ? page : undefined)
    return {
      kind: 'element',
      role: dictionary.lookup(PDFName.of('S'), PDFName).decodeText(),
      kids,
      dictionary,
      reference
    }
  }

  const [top] = readKids(root.get(PDFName.of('K')), undefined)
  if (top?.kind !== 'element') throw new Error('Unexpected tag tree without a top')
  return {top, references}
}

/** Marked content on another page than its element's, or an annotation. */
function readReference(dictionary: PDFDict, elementPage: PDFRef | undefined): Kid[] {
  const own = dictionary.get(PDFName.of('Pg'))
  const page = own instanceof PDFRef ? own : elementPage
  const annotation = dictionary.get(PDFName.of('Obj'))
  const id = dictionary.get(PDFName.of('MCID'))
  if (page && annotation instanceof PDFRef) return [{kind: 'object', page, annotation}]
  return page && id instanceof PDFNumber ? [{kind: 'content', page, id: id.asNumber()}] : []
}
