/**
 * Count how many page numbers in the contents of a PDF are those of the pages that their lines lead to: `83/83`, or
 * `none` where the contents have no numbers.
 *
 *   node test/bench/pdf-numbers.mjs FILE.pdf
 */
import {readFileSync} from 'node:fs'
import {argv, stdout} from 'node:process'
import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A page with fewer such lines is not one of the contents. */
const minLines = 5

const pdf = await getDocument({data: new Uint8Array(readFileSync(argv[2])), verbosity: 0}).promise
const labels = (await pdf.getPageLabels()) ?? Array.from({length: pdf.numPages}, (_, index) => String(index + 1))
let [right, all] = [0, 0]
for (let number = 1; number <= Math.max(20, pdf.numPages * 0.1) && number <= pdf.numPages; number += 1) {
  const lines = await linesOf(await pdf.getPage(number))
  const numbered = lines.filter(({printed}) => printed !== undefined)
  if (numbered.length < minLines || numbered.length < lines.length / 2) continue
  for (const {printed, page} of numbered) {
    all += 1
    if (labels[page] === printed) right += 1
  }
}
stdout.write(all === 0 ? 'none\n' : `${right}/${all}\n`)

/** Lines that lead into the book, with the number at their end. */
async function linesOf(page) {
  const {items} = await page.getTextContent()
  const lines = new Map()
  for (const {rect, dest} of await page.getAnnotations()) {
    if (!dest) continue
    const [, bottom, , top] = rect
    const row = items.filter(({str, transform}) => str.trim() !== '' && transform[5] >= bottom && transform[5] <= top)
    const text = row.sort((one, other) => one.transform[4] - other.transform[4]).map(({str}) => str)
    const printed = /(?:^|[\s._…·\p{L}\p{P}])(\d+|[ivxlc]+)\s*$/u.exec(text.join(' '))?.[1]
    const target = typeof dest === 'string' ? await pdf.getDestination(dest) : dest
    if (!target) continue
    const index = typeof target[0] === 'number' ? target[0] : await pdf.getPageIndex(target[0])
    // A long title has a link on each of its lines, and the number stands behind the last.
    lines.set(`${index} ${text.at(-1)}`, {printed, page: index})
  }
  return [...lines.values()]
}
