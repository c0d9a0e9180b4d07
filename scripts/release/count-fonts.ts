import JSZip from 'jszip'
import {PDFDict, PDFDocument, PDFName} from 'pdf-lib'
import type {ArtefactFormat} from './record.ts'

/** Count the font faces that a file embeds; `null` for a format that is no container of fonts. */
export async function countFonts(bytes: Uint8Array, format: ArtefactFormat): Promise<number | null> {
  if (format === 'epub') {
    const zip = await JSZip.loadAsync(bytes)
    return Object.keys(zip.files).filter((name) => /\.(ttf|otf|woff2?)$/i.test(name)).length
  }
  if (format !== 'pdf') return null
  return fontsOf(await PDFDocument.load(bytes, {updateMetadata: false})).filter(({isEmbedded}) => isEmbedded).length
}

/** The faces of a PDF by their names, without the letters that mark a part of a face. */
export function fontsOf(pdf: PDFDocument): {name: string; isEmbedded: boolean}[] {
  const faces = new Map<string, boolean>()
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('Type')) !== PDFName.of('FontDescriptor')) continue
    const name = String(object.get(PDFName.of('FontName'))).replace(/^\/(?:[A-Z]{6}\+)?/, '')
    const isEmbedded = ['FontFile', 'FontFile2', 'FontFile3'].some((key) => object.has(PDFName.of(key)))
    faces.set(name, (faces.get(name) ?? true) && isEmbedded)
  }
  return [...faces].map(([name, isEmbedded]) => ({name, isEmbedded}))
}
