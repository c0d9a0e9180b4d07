import {createHash} from 'node:crypto'
import {PDFHexString, PDFName, PDFRef, PDFString, type PDFDocument} from 'pdf-lib'
import type {Book} from '../../book.ts'
import {outputLanguage} from '../hast/index.ts'
import {bodyStartOf} from './number-pages.ts'
import type {Printed} from './lay-out.ts'

/** What made the file, without a version: the file is the same as long as its pages are. */
const producer = 'zhushu'

/**
 * Say what the document is, in both places where readers look: the information dictionary and XMP.
 *
 * @see ISO 14289-1 §5 and §7.1 for `pdfuaid` and the title
 */
export function finishMetadata(document: PDFDocument, book: Book, printed: Printed): void {
  const {config, edition} = book
  const {context, catalog} = document
  const facts = factsOf(book)
  const date = PDFString.of(`D:${config.modified.replaceAll('-', '')}000000Z`)
  const info = context.obj({CreationDate: date, ModDate: date, Producer: PDFString.of(producer)})
  for (const [key, value] of Object.entries(facts))
    if (value !== '') info.set(PDFName.of(key), PDFHexString.fromText(value))
  if (context.trailerInfo.Info instanceof PDFRef) context.delete(context.trailerInfo.Info)
  context.trailerInfo.Info = context.register(info)
  const xmp = context.stream(Buffer.from(xmpOf(book, facts)), {Type: 'Metadata', Subtype: 'XML'})
  catalog.set(PDFName.of('Metadata'), context.register(xmp))
  catalog.set(PDFName.of('Lang'), PDFString.of(outputLanguage(edition.language)))
  catalog.set(PDFName.of('ViewerPreferences'), context.obj({DisplayDocTitle: true}))
  catalog.set(PDFName.of('PageLabels'), context.obj({Nums: pageLabels(book, printed)}))
  // Which other formats were asked for leaves no mark on this one.
  const hash = createHash('sha256')
    .update(JSON.stringify([config.identifier, {...edition, formats: []}, facts, [...printed.layout.places]]))
    .digest('hex')
  const id = PDFHexString.of(hash.slice(0, 32))
  context.trailerInfo.ID = context.obj([id, id])
}

function factsOf({config, edition}: Book) {
  return {
    Title: edition.title,
    Author: config.creators.map(({name}) => name).join('、'),
    Subject: config.description ?? '',
    Keywords: config.subjects.join('、')
  }
}

/** Roman before the body, arabic from it, as printed. */
function pageLabels(book: Book, {layout}: Printed) {
  const start = bodyStartOf(book, layout)
  return start === 0 ? [0, {S: 'D'}] : [0, {S: 'r'}, start, {S: 'D'}]
}

/** @see https://developer.adobe.com/xmp/docs/ */
function xmpOf({config, edition}: Book, {Title, Author, Subject, Keywords}: ReturnType<typeof factsOf>): string {
  const date = `${config.modified}T00:00:00Z`
  const list = (items: readonly string[]) => items.map((item) => `<rdf:li>${escaped(item)}</rdf:li>`).join('')
  const alternative = (text: string) => `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt>`
  const properties = [
    `<dc:format>application/pdf</dc:format>`,
    `<dc:identifier>${escaped(config.identifier)}</dc:identifier>`,
    `<dc:title>${alternative(Title)}</dc:title>`,
    `<dc:language><rdf:Bag>${list([outputLanguage(edition.language)])}</rdf:Bag></dc:language>`,
    Author && `<dc:creator><rdf:Seq>${list(config.creators.map(({name}) => name))}</rdf:Seq></dc:creator>`,
    config.publisher && `<dc:publisher><rdf:Bag>${list([config.publisher])}</rdf:Bag></dc:publisher>`,
    Subject && `<dc:description>${alternative(Subject)}</dc:description>`,
    Keywords && `<dc:subject><rdf:Bag>${list(config.subjects)}</rdf:Bag></dc:subject>`,
    config.rights && `<dc:rights>${alternative(config.rights)}</dc:rights>`,
    `<xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate>`,
    Keywords && `<pdf:Keywords>${escaped(Keywords)}</pdf:Keywords>`,
    `<pdf:Producer>${producer}</pdf:Producer>`,
    `<pdfuaid:part>1</pdfuaid:part>`
  ]
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
${properties.filter(Boolean).join('\n')}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
