/**
 * Draw the pages of PDFs on contact sheets, to look at a whole book quickly: 16 pages a sheet, spreads side by side.
 *
 * `npm run pages [-- FILE.pdf…] [-- --to FOLDER]`; without a file all PDFs in `out/`.
 */
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {basename, join, relative, resolve} from 'node:path'
import {argv, cwd, exit, stderr, stdout} from 'node:process'
import {parseArgs} from 'node:util'
import {createCanvas} from '@napi-rs/canvas'
import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs'

const repository = resolve(import.meta.dirname, '../..')
const columns = 8
const rows = 2
/** Of a page on the sheet, in pixels. */
const pageWidth = 300
const gap = 8

const {values, positionals} = parseArgs({args: argv.slice(2), options: {to: {type: 'string'}}, allowPositionals: true})
const files = positionals.length > 0 ? positionals.map((path) => resolve(path)) : builtFiles(join(repository, 'out'))
if (files.length === 0) {
  stderr.write('pages: there is no PDF in out/; run `npm run build:pdf`, or name a file\n')
  exit(2)
}
const folder = values.to === undefined ? join(repository, 'out/pages') : resolve(values.to)
mkdirSync(folder, {recursive: true})
for (const file of files) await drawBook(file)

function builtFiles(out) {
  const found = readdirSync(out, {recursive: true, encoding: 'utf8', withFileTypes: false})
  return found.filter((path) => path.endsWith('.pdf')).map((path) => join(out, path))
}

async function drawBook(file) {
  const pdf = await getDocument({data: new Uint8Array(readFileSync(file)), verbosity: 0}).promise
  const perSheet = columns * rows
  // The cover stands alone, so that a left page stands left of its right one.
  const places = pdf.numPages + 1
  for (let first = 0; first < places; first += perSheet) {
    const sheet = await drawSheet(pdf, first, Math.min(first + perSheet, places))
    const number = String(first / perSheet + 1).padStart(3, '0')
    const path = join(folder, `${basename(file, '.pdf')}-${number}.png`)
    writeFileSync(path, sheet.toBuffer('image/png'))
    stdout.write(`${relative(cwd(), path)}\n`)
  }
}

async function drawSheet(pdf, first, last) {
  const {width, height} = (await pdf.getPage(1)).getViewport({scale: 1})
  const pageHeight = Math.round((pageWidth * height) / width)
  const canvas = createCanvas(columns * (pageWidth + gap) + gap, rows * (pageHeight + gap) + gap)
  const context = canvas.getContext('2d')
  context.fillStyle = '#9a9a9a'
  context.fillRect(0, 0, canvas.width, canvas.height)
  for (let place = first; place < last; place += 1) {
    if (place === 0) continue
    const drawn = await drawPage(await pdf.getPage(place))
    const index = place - first
    const left = gap + (index % columns) * (pageWidth + gap)
    context.drawImage(drawn, left, gap + Math.floor(index / columns) * (pageHeight + gap))
  }
  return canvas
}

async function drawPage(page) {
  const natural = page.getViewport({scale: 1})
  const viewport = page.getViewport({scale: pageWidth / natural.width})
  const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height))
  const canvasContext = canvas.getContext('2d')
  canvasContext.fillStyle = '#fff'
  canvasContext.fillRect(0, 0, canvas.width, canvas.height)
  await page.render({canvasContext, viewport, canvas: null}).promise
  page.cleanup()
  return canvas
}
