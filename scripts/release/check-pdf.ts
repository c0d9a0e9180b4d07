import {PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString, type PDFObject} from 'pdf-lib'
import {fontsOf} from './count-fonts.ts'
import type {ReportLine} from './validate.ts'

/** Look for what readers of a PDF need: tags, a language, a title, an outline, fonts, links that lead somewhere. */
export async function checkPdf(path: string, bytes: Uint8Array): Promise<ReportLine[]> {
  const pdf = await PDFDocument.load(bytes, {updateMetadata: false})
  const {catalog} = pdf
  const has = (key: string): boolean => catalog.get(PDFName.of(key)) !== undefined
  const wanted: [ruleId: string, isThere: boolean, message: string][] = [
    ['tags', has('StructTreeRoot') && has('MarkInfo'), 'is not tagged'],
    ['language', has('Lang'), 'names no language'],
    ['title', (pdf.getTitle() ?? '') !== '' && has('ViewerPreferences'), 'shows no title'],
    ['outline', has('Outlines'), 'has no outline'],
    ['metadata', has('Metadata'), 'has no metadata']
  ]
  const line = (ruleId: string, message: string): ReportLine => ({severity: 'error', path, line: null, ruleId, message})
  const names = destinationsOf(pdf)
  const dead = linksOf(pdf).filter((name) => !names.has(name))
  return [
    ...wanted.filter(([, isThere]) => !isThere).map(([ruleId, , message]) => line(ruleId, message)),
    ...fontsOf(pdf)
      .filter(({isEmbedded}) => !isEmbedded)
      .map(({name}) => line('font', `does not embed ${name}`)),
    ...[...new Set(dead)].sort().map((name) => line('link', `has a link to ${name}, which leads nowhere`))
  ]
}

function destinationsOf(pdf: PDFDocument): Set<string> {
  const names = new Set<string>()
  const {context, catalog} = pdf
  const old = context.lookupMaybe(catalog.get(PDFName.of('Dests')), PDFDict)
  for (const [name] of old?.entries() ?? []) names.add(name.decodeText())
  const tree = context.lookupMaybe(catalog.get(PDFName.of('Names')), PDFDict)
  const walk = (node: PDFDict | undefined): void => {
    const pairs = node && context.lookupMaybe(node.get(PDFName.of('Names')), PDFArray)
    for (let index = 0; index < (pairs?.size() ?? 0); index += 2) names.add(textOf(pairs?.get(index)) ?? '')
    const kids = node && context.lookupMaybe(node.get(PDFName.of('Kids')), PDFArray)
    for (let index = 0; index < (kids?.size() ?? 0); index++) walk(context.lookupMaybe(kids?.get(index), PDFDict))
  }
  walk(tree && context.lookupMaybe(tree.get(PDFName.of('Dests')), PDFDict))
  return names
}

/** Names that links lead to. */
function linksOf(pdf: PDFDocument): string[] {
  const names: string[] = []
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('Subtype')) !== PDFName.of('Link')) continue
    const action = pdf.context.lookupMaybe(object.get(PDFName.of('A')), PDFDict)
    const target = object.get(PDFName.of('Dest')) ?? action?.get(PDFName.of('D'))
    const name = textOf(target)
    if (name !== undefined) names.push(name)
  }
  return names
}

function textOf(object: PDFObject | undefined): string | undefined {
  if (object instanceof PDFName || object instanceof PDFString || object instanceof PDFHexString) {
    return object.decodeText()
  }
  return undefined
}
