/** Photographs and screenshots that are too large for a book. */
import {createCanvas, loadImage, type Canvas} from '@napi-rs/canvas'
import JSZip from 'jszip'
import {beforeAll, expect, test} from 'vitest'
import type {Asset} from '../../../scripts/book.ts'
import {fitImages} from '../../../scripts/render/epub/fit-images.ts'
import {renderEpub} from '../../../scripts/render/epub/index.ts'
import {chapterOf} from '../book-of.ts'
import {machine, paragraph, sampleBook} from './sample-book.ts'

let photograph: Asset
let screenshot: Asset

beforeAll(() => {
  photograph = asset('images/photo.jpg', 'image/jpeg', drawPhotograph(2600, 1700))
  screenshot = asset('images/shot.png', 'image/png', drawScreenshot(2400, 1500))
})

test('makes a photograph narrower and lighter, and keeps what it shows', async () => {
  const fitted = await fit(photograph, {imageWidth: 1200, imageBudget: 200})
  const image = await loadImage(Buffer.from(fitted.bytes))
  expect(fitted.bytes.length).toBeLessThanOrEqual(200_000)
  expect(image.width).toBeLessThanOrEqual(1200)
  expect(image.width / image.height).toBeCloseTo(2600 / 1700, 2)
  expect(difference(await pixelsOf(fitted), await pixelsOf(photograph))).toBeLessThan(6)
})

test('says of an image the same size as before: it is shown as large', async () => {
  const {width, height, path} = await fit(photograph, {imageWidth: 1200, imageBudget: 200})
  expect({width, height, path}).toEqual({width: 2600, height: 1700, path: 'images/photo.jpg'})
})

test('keeps a screenshot sharp: no colour of it is lost where its width fits', async () => {
  const heavy = asset('images/shot.png', 'image/png', uncompressed(screenshot))
  const fitted = await fit(heavy, {imageWidth: 2400, imageBudget: 400})
  expect(fitted.mediaType).toBe('image/png')
  expect(fitted.bytes.length).toBeLessThan(heavy.bytes.length)
  expect(difference(await pixelsOf(fitted, 2400, 1500), await pixelsOf(screenshot, 2400, 1500))).toBe(0)
})

test('never gives more bytes than there were', async () => {
  for (const image of [photograph, screenshot]) {
    const small = await fit(image, {imageWidth: 700, imageBudget: 60})
    expect((await fit(small, {imageWidth: 640, imageBudget: 65_536})).bytes.length).toBeLessThanOrEqual(
      small.bytes.length
    )
  }
})

test('leaves alone what fits, what is drawn, and what cannot be read', async () => {
  const limits = {imageWidth: 4000, imageBudget: 65_536}
  expect((await fit(photograph, limits)).bytes).toBe(photograph.bytes)
  const drawing: Asset = {...photograph, mediaType: 'image/svg+xml', bytes: Buffer.from('<svg/>'), width: 9000}
  expect((await fit(drawing, limits)).bytes).toBe(drawing.bytes)
  const broken = {...photograph, bytes: photograph.bytes.subarray(0, 600), width: 9000}
  expect((await fit(broken, limits)).bytes).toBe(broken.bytes)
})

test('leaves alone what is turned before it is shown', async () => {
  // Exif, of one entry: orientation 6.
  const exif = Buffer.from(
    'ffe10022457869660000' + '4d4d002a00000008' + '0001' + '0112000300000001' + '00060000' + '00000000',
    'hex'
  )
  const turned = {
    ...photograph,
    bytes: Buffer.concat([photograph.bytes.subarray(0, 2), exif, photograph.bytes.subarray(2)])
  }
  expect((await fit(turned, {imageWidth: 800, imageBudget: 100})).bytes).toBe(turned.bytes)
})

test('keeps the colour profile', async () => {
  const profile = Buffer.concat([
    Buffer.from('ffe20014', 'hex'),
    Buffer.from('ICC_PROFILE\0\u0001\u0001ICCC', 'latin1')
  ])
  const bytes = Buffer.concat([photograph.bytes.subarray(0, 2), profile, photograph.bytes.subarray(2)])
  const fitted = await fit({...photograph, bytes}, {imageWidth: 800, imageBudget: 100})
  expect(fitted.bytes.length).toBeLessThan(100_100)
  expect(Buffer.from(fitted.bytes).includes(profile)).toBe(true)
  expect((await loadImage(Buffer.from(fitted.bytes))).width).toBeLessThanOrEqual(800)
})

test('writes the same bytes each time', async () => {
  for (const image of [photograph, screenshot]) {
    const limits = {imageWidth: 800, imageBudget: 100}
    const [first, second] = [await fit(image, limits), await fit(image, limits)]
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
  }
})

test('puts the smaller image into the book, with its alternative and its size as before', async () => {
  const book = sampleBook()
  const image = {type: 'image' as const, url: 'photo.jpg', alt: '一面旗', data: {path: photograph.path}}
  const [file] = await renderEpub(
    {
      ...book,
      chapters: [chapterOf([paragraph('看。', image)], {title: '图'})],
      assets: new Map([...book.assets, [photograph.path, photograph]]),
      config: {...book.config, epub: {...book.config.epub, imageWidth: 900, imageBudget: 150}}
    },
    machine
  )
  const zip = await JSZip.loadAsync(file!.value)
  const text = await zip.file('OEBPS/01.xhtml')!.async('string')
  const [, source] = /<img src="(images\/\w+\.jpg)" alt="一面旗" width="2600" height="1700"/.exec(text) ?? []
  const bytes = await zip.file(`OEBPS/${source!}`)!.async('uint8array')
  expect(bytes.length).toBeLessThanOrEqual(150_000)
  expect((await loadImage(Buffer.from(bytes))).width).toBeLessThanOrEqual(900)
})

async function fit(image: Asset, limits: {imageWidth: number; imageBudget: number}): Promise<Asset> {
  const {config} = sampleBook()
  const book = {
    ...sampleBook(),
    assets: new Map([[image.path, image]]),
    config: {...config, epub: {...config.epub, ...limits}}
  }
  return (await fitImages(book)).get(image.path)!
}

function asset(path: string, mediaType: 'image/png' | 'image/jpeg', {bytes, width, height}: Drawn): Asset {
  return {path, mediaType, bytes, width, height}
}

type Drawn = {bytes: Uint8Array; width: number; height: number}

/** Soft discs of many colours. */
function drawPhotograph(width: number, height: number): Drawn {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  for (let disc = 0; disc < 3000; disc += 1) {
    context.globalAlpha = 0.3
    context.fillStyle = `hsl(${(disc * 37) % 360} 60% ${30 + (disc % 50)}%)`
    context.beginPath()
    context.arc((disc * 7919) % width, (disc * 104_729) % height, 20 + (disc % 150), 0, 7)
    context.fill()
  }
  return {bytes: canvas.toBuffer('image/jpeg', 92), width, height}
}

/** A window full of lines. */
function drawScreenshot(width: number, height: number): Drawn {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  for (let line = 0; line < 400; line += 1) {
    context.fillStyle = ['#222', '#1d5a7a', '#a2391f'][line % 3]!
    context.fillRect((line * 131) % 300, line * 12, 200 + ((line * 977) % (width - 500)), 2)
  }
  return {bytes: canvas.toBuffer('image/png'), width, height}
}

/** The same image, as a careless program stores it. */
function uncompressed({bytes, width, height}: Asset): Drawn {
  const padding = Buffer.alloc(600_000)
  const chunk = Buffer.concat([Buffer.from('tEXt'), padding])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(padding.length)
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc(chunk))
  return {bytes: Buffer.concat([bytes.subarray(0, 33), length, chunk, checksum, bytes.subarray(33)]), width, height}
}

function crc(bytes: Uint8Array): number {
  let value = ~0
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0)
  }
  return ~value >>> 0
}

async function pixelsOf({bytes}: Asset, width = 260, height = 170): Promise<Uint8ClampedArray> {
  const canvas: Canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.drawImage(await loadImage(Buffer.from(bytes)), 0, 0, width, height)
  return context.getImageData(0, 0, width, height).data
}

/** On average, of each colour of each pixel. */
function difference(one: Uint8ClampedArray, other: Uint8ClampedArray): number {
  return one.reduce((sum, value, at) => sum + Math.abs(value - other[at]!), 0) / one.length
}
