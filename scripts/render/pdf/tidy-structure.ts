import {PDFArray, PDFDict, PDFHexString, PDFName, PDFRef, PDFString} from 'pdf-lib'
import {formulaWords} from './name-formulas.ts'
import type {Kid, StructureElement} from './read-structure.ts'

/** Roles that hold blocks, and no text of their own. */
const grouping = /^(?:Document|Part|Art|Sect|Div|BlockQuote|Aside|L|Table|THead|TBody|TFoot|TR|TOC|Index)$/
const inline = /^(?:Span|Link|Code|Em|Strong|Quote|Reference|Ruby|RB|RT|RP|Lbl|Annot|Formula|Warichu)$/

/** Elements that mean something even when they are empty. */
const keptEmpty = /^(?:TD|TH|TR|Figure|Formula)$/

/**
 * Take out of a tag tree what says nothing, and name the rest as readers expect it: the browser wraps each piece of
 * text in an element without meaning, tags figures twice, and gives list items no body. Changes the tree.
 *
 * @see https://pdfa.org/resource/the-matterhorn-protocol/
 */
export function tidyStructure(top: StructureElement): StructureElement {
  tidy(top)
  return top
}

function tidy(element: StructureElement): void {
  renameElement(element)
  element.kids = element.kids.flatMap((kid) => resolve(kid, element))
  for (const kid of element.kids) if (kid.kind === 'element') tidy(kid)
  element.kids = element.kids.filter((kid) => kid.kind !== 'element' || kid.kids.length > 0 || keptEmpty.test(kid.role))
  if (element.role === 'LI') wrapBody(element)
  if (grouping.test(element.role)) wrapRuns(element)
}

/** Replace an element without meaning by what it holds, or by a paragraph where text would stand in no block. */
function resolve(kid: Kid, parent: StructureElement): Kid[] {
  if (kid.kind !== 'element') return [kid]
  if (kid.role === 'Link' && !kid.kids.some((part) => part.kind === 'object')) kid.role = 'NonStruct'
  if (kid.role !== 'NonStruct') return [kid]
  const language = kid.dictionary.has(PDFName.of('Lang'))
  if (!grouping.test(parent.role)) {
    if (language && isInline(kid)) kid.role = 'Span'
    return language && isInline(kid) ? [kid] : kid.kids.flatMap((part) => resolve(part, parent))
  }
  if (kid.kids.length > 0 && isInline(kid)) kid.role = 'P'
  else if (kid.kids.some((part) => isInline(part))) kid.role = 'Div'
  else return kid.kids.flatMap((part) => resolve(part, parent))
  return [kid]
}

function isInline(kid: Kid): boolean {
  if (kid.kind !== 'element') return true
  return inline.test(kid.role) || (kid.role === 'NonStruct' && kid.kids.length > 0 && kid.kids.every(isInline))
}

function renameElement(element: StructureElement): void {
  const {dictionary, role} = element
  // The figure around an image and its caption; the image in it has the words.
  if (role === 'Figure' && !dictionary.has(PDFName.of('Alt'))) element.role = 'Div'
  if (role === 'Figure') renameFormula(element)
  if (role === 'TH' || role === 'TD') tidyCell(dictionary)
}

function renameFormula(element: StructureElement): void {
  const alternative = element.dictionary.lookup(PDFName.of('Alt'))
  const isText = alternative instanceof PDFString || alternative instanceof PDFHexString
  const words = isText ? formulaWords(alternative.decodeText()) : undefined
  if (words === undefined) return
  element.role = 'Formula'
  element.dictionary.set(PDFName.of('Alt'), PDFHexString.fromText(words))
}

/** Header ids differ from run to run; the scope of each header says the same. */
function tidyCell(dictionary: PDFDict): void {
  dictionary.delete(PDFName.of('ID'))
  const attributes = dictionary.get(PDFName.of('A'))
  const list = attributes instanceof PDFRef ? dictionary.context.lookup(attributes) : attributes
  if (!(list instanceof PDFArray)) return
  const kept = list
    .asArray()
    .filter((item) => !saysNothing(item instanceof PDFRef ? dictionary.context.lookup(item) : item))
  if (kept.length > 0) dictionary.set(PDFName.of('A'), dictionary.context.obj(kept))
  else dictionary.delete(PDFName.of('A'))
}

function saysNothing(attribute: unknown): boolean {
  if (!(attribute instanceof PDFDict)) return false
  const spans = [attribute.get(PDFName.of('RowSpan')), attribute.get(PDFName.of('ColSpan'))]
  return attribute.has(PDFName.of('Headers')) || spans.some((span) => span?.toString() === '1')
}

/** Text that stands beside blocks becomes a paragraph. */
function wrapRuns(element: StructureElement): void {
  const kids: Kid[] = []
  let run: StructureElement | undefined
  for (const kid of element.kids) {
    if (!isInline(kid)) {
      run = undefined
      kids.push(kid)
    } else if (run) run.kids.push(kid)
    else kids.push((run = newElement(element, 'P', [kid])))
  }
  element.kids = kids
}

function newElement({dictionary: {context}}: StructureElement, role: string, kids: Kid[]): StructureElement {
  return {kind: 'element', role, kids, dictionary: context.obj({Type: 'StructElem'}), reference: context.nextRef()}
}

function wrapBody(item: StructureElement): void {
  if (item.kids.some((kid) => kid.kind === 'element' && kid.role === 'LBody')) return
  const labels = item.kids.filter((kid) => kid.kind === 'element' && kid.role === 'Lbl')
  const kids = item.kids.filter((kid) => !labels.includes(kid))
  if (kids.length === 0) return
  item.kids = [...labels, newElement(item, 'LBody', kids)]
}
