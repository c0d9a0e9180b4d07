import {decodePDFRawStream, PDFDict, PDFHexString, PDFName, PDFRawStream, type PDFDocument, type PDFPage} from 'pdf-lib'

/** Characters by glyph, as four hexadecimal digits. */
type Glyphs = ReadonlyMap<string, string>

/**
 * Read the text of each page that is in the tag tree: running heads and folios are not. In the order of painting.
 *
 * A reader of what the browser itself writes (one operator a line, glyphs as hexadecimal numbers), before anything is
 * changed: general ones take ten times as long.
 */
export function readTexts(document: PDFDocument): string[] {
  const known = new Map<PDFDict, Glyphs>()
  return document.getPages().map((page) => textOf(page, known))
}

function textOf({node}: PDFPage, known: Map<PDFDict, Glyphs>): string {
  const contents = node.lookup(PDFName.of('Contents'))
  const fonts = node.Resources()?.lookupMaybe(PDFName.of('Font'), PDFDict)
  if (!(contents instanceof PDFRawStream) || !fonts) return ''
  let text = ''
  let depth = 0
  let glyphs: Glyphs = new Map()
  for (const line of decode(contents).split('\n')) {
    if (line.endsWith('BDC') || line.endsWith('BMC')) depth += 1
    else if (line === 'EMC') depth -= 1
    else if (line.endsWith(' Tf')) glyphs = glyphsOf(fonts.lookupMaybe(fontName(line), PDFDict), known)
    else if (depth > 0 && /T[jJ]$/.test(line)) text += charactersIn(line, glyphs)
  }
  return text
}

function fontName(line: string): PDFName {
  return PDFName.of(/^\/(\S+)/.exec(line)?.[1] ?? '')
}

function charactersIn(line: string, glyphs: Glyphs): string {
  const strings = [...line.matchAll(/<([\dA-Fa-f]+)>/g)].map(([, digits = '']) => digits)
  const codes = strings.flatMap((digits) => digits.toUpperCase().match(/.{4}/g) ?? [])
  return codes.map((code) => glyphs.get(code) ?? '').join('')
}

/** @see ISO 32000-2 §9.10.3 */
function glyphsOf(font: PDFDict | undefined, known: Map<PDFDict, Glyphs>): Glyphs {
  if (!font) return new Map()
  const found = known.get(font)
  if (found) return found
  const stream = font.lookup(PDFName.of('ToUnicode'))
  const glyphs = stream instanceof PDFRawStream ? readGlyphs(decode(stream)) : new Map<string, string>()
  known.set(font, glyphs)
  return glyphs
}

function readGlyphs(map: string): Map<string, string> {
  const glyphs = new Map<string, string>()
  for (const [, body = ''] of map.matchAll(/beginbfchar([^]*?)endbfchar/g)) {
    for (const [, code = '', value = ''] of body.matchAll(/<(\w+)>\s*<(\w+)>/g)) glyphs.set(code, unicode(value))
  }
  for (const [, body = ''] of map.matchAll(/beginbfrange([^]*?)endbfrange/g)) {
    for (const [, from = '', to = '', value = ''] of body.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const [first, last, start] = [from, to, value].map((digits) => parseInt(digits, 16)) as [number, number, number]
      for (let code = first; code <= last; code += 1) glyphs.set(hex(code), unicode(hex(start + code - first)))
    }
  }
  return glyphs
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0')
}

/** UTF-16 in hexadecimal digits. */
function unicode(digits: string): string {
  return PDFHexString.of(`FEFF${digits}`).decodeText()
}

function decode(stream: PDFRawStream): string {
  return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
}
