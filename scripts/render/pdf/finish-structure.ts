import {PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, type PDFContext, type PDFDocument, type PDFObject} from 'pdf-lib'
import {readStructure, type Kid, type StructureElement} from './read-structure.ts'
import {tidyStructure} from './tidy-structure.ts'

/**
 * Simplify the tree of tags that the browser wrote, and make it what PDF/UA asks for.
 *
 * @param removed Annotations that are no more.
 */
export function finishStructure(document: PDFDocument, removed: ReadonlySet<PDFRef>): void {
  const {context, catalog} = document
  const root = catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict)
  if (!root) return
  const {top, references} = readStructure(context, root, removed)
  const tidy = tidyStructure(top)
  for (const reference of references) context.delete(reference)
  context.delete(root.get(PDFName.of('ParentTree')) as PDFRef)
  const parents: Parents = {pages: new Map(), annotations: new Map()}
  const rootReference = catalog.get(PDFName.of('StructTreeRoot')) as PDFRef
  writeElement(context, tidy, {parent: rootReference, parents})
  root.set(PDFName.of('K'), tidy.reference)
  writeParentTree(document, root, parents)
  dropHeaderIds(context, root)
  root.set(PDFName.of('RoleMap'), context.obj({Em: 'Span', Strong: 'Span', Aside: 'Div'}))
}

type Parents = {pages: Map<PDFRef, PDFRef[]>; annotations: Map<PDFRef, PDFRef>}

function writeElement(context: PDFContext, element: StructureElement, place: {parent: PDFRef; parents: Parents}): void {
  const {reference, dictionary, kids, role} = element
  const page = kids.find((kid) => kid.kind === 'content')?.page
  dictionary.set(PDFName.of('S'), PDFName.of(role))
  dictionary.set(PDFName.of('P'), place.parent)
  if (page) dictionary.set(PDFName.of('Pg'), page)
  else dictionary.delete(PDFName.of('Pg'))
  const written = kids.map((kid) => writeKid(context, kid, {page, element, parents: place.parents}))
  dictionary.set(PDFName.of('K'), written.length === 1 ? (written[0] ?? context.obj([])) : context.obj(written))
  context.assign(reference, dictionary)
}

function writeKid(
  context: PDFContext,
  kid: Kid,
  {page, element, parents}: {page: PDFRef | undefined; element: StructureElement; parents: Parents}
): PDFRef | PDFNumber | PDFDict {
  if (kid.kind === 'element') {
    writeElement(context, kid, {parent: element.reference, parents})
    return kid.reference
  }
  if (kid.kind === 'object') {
    parents.annotations.set(kid.annotation, element.reference)
    return context.obj({Type: 'OBJR', Obj: kid.annotation, Pg: kid.page})
  }
  const contents = parents.pages.get(kid.page) ?? []
  contents[kid.id] = element.reference
  parents.pages.set(kid.page, contents)
  return kid.page === page ? PDFNumber.of(kid.id) : context.obj({Type: 'MCR', Pg: kid.page, MCID: kid.id})
}

/** Say for each piece of content and each link which element it belongs to. */
function writeParentTree(document: PDFDocument, root: PDFDict, {pages, annotations}: Parents): void {
  const {context} = document
  const numbers = context.obj([])
  let key = 0
  for (const page of document.getPages()) {
    const contents = Array.from(pages.get(page.ref) ?? [], (reference) => reference ?? null)
    page.node.set(PDFName.of('StructParents'), PDFNumber.of(key))
    numbers.push(PDFNumber.of(key))
    numbers.push(context.register(context.obj(contents)))
    key += 1
  }
  for (const [annotation, element] of annotations) {
    context.lookup(annotation, PDFDict).set(PDFName.of('StructParent'), PDFNumber.of(key))
    numbers.push(PDFNumber.of(key))
    numbers.push(element)
    key += 1
  }
  root.set(PDFName.of('ParentTree'), context.register(context.obj({Nums: numbers})))
  root.set(PDFName.of('ParentTreeNextKey'), PDFNumber.of(key))
}

/** Ids of table headers depend on what the browser did before; the scope that each header has says the same. */
function dropHeaderIds(context: PDFContext, root: PDFDict): void {
  deleteTree(context, root.get(PDFName.of('IDTree')))
  root.delete(PDFName.of('IDTree'))
}

/** Leaves that nobody refers to would stay in the file. */
function deleteTree(context: PDFContext, reference: PDFObject | undefined): void {
  if (!(reference instanceof PDFRef)) return
  const kids = context.lookupMaybe(reference, PDFDict)?.lookupMaybe(PDFName.of('Kids'), PDFArray)
  for (const kid of kids?.asArray() ?? []) deleteTree(context, kid)
  context.delete(reference)
}
