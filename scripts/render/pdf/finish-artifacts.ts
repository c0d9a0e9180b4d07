import {PDFArray, PDFName, PDFRawStream, PDFRef, decodePDFRawStream, type PDFContext, type PDFDocument} from 'pdf-lib'

/** Operators that leave something on the page. */
const paints = /(?:^|\s)(?:f\*?|F|B\*?|b\*?|S|s|sh|Do|Tj|TJ|'|")$/

/**
 * Mark what is painted outside the tag tree as furniture: running heads, folios, rules, backgrounds.
 *
 * @see ISO 14289-1 §7.1: all content is tagged or an artifact
 */
export function finishArtifacts(document: PDFDocument): void {
  for (const page of document.getPages()) {
    const contents = page.node.get(PDFName.of('Contents'))
    const stream = contents instanceof PDFRef ? document.context.lookup(contents) : contents
    if (stream instanceof PDFArray || !(stream instanceof PDFRawStream) || !(contents instanceof PDFRef)) continue
    replaceStream(document.context, contents, stream)
  }
}

function replaceStream(context: PDFContext, reference: PDFRef, stream: PDFRawStream): void {
  // The stream of an empty page is not compressed, and has nothing to mark.
  if (!stream.dict.has(PDFName.of('Filter'))) return
  const text = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
  context.assign(reference, context.flateStream(Buffer.from(markArtifacts(text), 'latin1')))
}

/** The browser writes one operator a line, and escapes line ends in strings: lines are enough to go by. */
export function markArtifacts(content: string): string {
  const output: string[] = []
  let gap: string[] = []
  let depth = 0
  const flush = () => {
    const isPainted = gap.some((line) => paints.test(line))
    output.push(...(isPainted ? ['/Artifact BMC', ...gap, 'EMC'] : gap))
    gap = []
  }
  for (const line of content.split('\n')) {
    const opens = line.endsWith('BDC') || line.endsWith('BMC')
    if (opens && depth === 0) flush()
    if (depth > 0 || opens) output.push(line)
    else gap.push(line)
    if (opens) depth += 1
    else if (line === 'EMC') depth -= 1
  }
  flush()
  return output.join('\n')
}
