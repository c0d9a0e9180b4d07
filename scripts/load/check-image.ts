/** An image's bytes → what it is, how large it is, and what is wrong with it. */
import {imageSize} from 'image-size'
import type {Asset} from '../book.ts'
import type {Problem} from '../diagnostics.ts'
import {cleanSvg} from './clean-svg.ts'

export type CheckedImage = {asset: Asset | undefined; errors: Problem[]; warnings: Problem[]}

type Raster = Exclude<Asset['mediaType'], 'image/svg+xml'>
type Size = {width: number; height: number; orientation?: number | undefined}

/** Largest image a reading system is asked to decode, in pixels. */
const pixelLimit = 50_000_000

const extensions: Readonly<Record<Asset['mediaType'], RegExp>> = {
  'image/png': /\.png$/i,
  'image/jpeg': /\.jpe?g$/i,
  'image/gif': /\.gif$/i,
  'image/webp': /\.webp$/i,
  'image/svg+xml': /\.svg$/i
}

/**
 * Look at an image without decoding it; its bytes say what it is, not its name.
 *
 * @param path Relative to the book's folder, with `/`.
 * @returns No asset where there is an error.
 *   Reports, through its result, `broken-image`, `unsupported-image`, `too-large-image` (errors), `cleaned-svg`,
 *   `mismatched-image-type`, `rotated-image` (warnings).
 */
export function checkImage(path: string, bytes: Uint8Array): CheckedImage {
  const type = rasterType(bytes)
  if (type) return checkRaster(path, bytes, type)
  if (bytes.length > 0 && (looksLikeSvg(bytes) || extensions['image/svg+xml'].test(path))) return checkSvg(path, bytes)
  return failed(bytes.length === 0 ? broken(path) : unsupported(path))
}

function rasterType(bytes: Uint8Array): Raster | undefined {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (/^GIF8[79]a/.test(head)) return 'image/gif'
  return /^RIFF[^]{4}WEBP/.test(head) ? 'image/webp' : undefined
}

function looksLikeSvg(bytes: Uint8Array): boolean {
  return /<(?:svg:)?svg[\s>]/.test(new TextDecoder().decode(bytes.subarray(0, 4096)))
}

function checkRaster(path: string, bytes: Uint8Array, mediaType: Raster): CheckedImage {
  const size = sizeOf(bytes)
  if (!size || size.width < 1 || size.height < 1 || !isWhole(bytes, mediaType)) return failed(broken(path))
  if (size.width * size.height > pixelLimit) return failed(tooLarge(path, size))
  const turned = size.orientation !== undefined && size.orientation >= 5
  const [width, height] = turned ? [size.height, size.width] : [size.width, size.height]
  const rotated = size.orientation !== undefined && size.orientation > 1 ? [rotatedImage(path)] : []
  return {
    asset: {path, mediaType, bytes, width, height},
    errors: [],
    warnings: [...mismatch(path, mediaType), ...rotated]
  }
}

function sizeOf(bytes: Uint8Array): Size | undefined {
  try {
    return imageSize(bytes)
  } catch {
    return undefined
  }
}

/** Whether the file goes on to its own end mark: browsers show a cut image in part, readers not at all. */
function isWhole(bytes: Uint8Array, mediaType: Raster): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (mediaType === 'image/png') return buffer.lastIndexOf('IEND', undefined, 'latin1') >= 33
  if (mediaType === 'image/jpeg') return buffer.lastIndexOf(Buffer.of(0xff, 0xd9)) > 2
  if (mediaType === 'image/gif') return buffer.lastIndexOf(0x3b) > 13
  return buffer.readUInt32LE(4) + 8 <= buffer.length
}

function checkSvg(path: string, bytes: Uint8Array): CheckedImage {
  const svg = cleanSvg(new TextDecoder().decode(bytes))
  if (!svg) return failed(broken(path))
  const {width, height, removed} = svg
  if (width * height > pixelLimit) return failed(tooLarge(path, svg))
  const mediaType = 'image/svg+xml'
  return {
    asset: {path, mediaType, bytes: new TextEncoder().encode(svg.text), width, height},
    errors: [],
    warnings: [...mismatch(path, mediaType), ...(removed.length > 0 ? [cleaned(path, removed)] : [])]
  }
}

function failed(problem: Problem): CheckedImage {
  return {asset: undefined, errors: [problem], warnings: []}
}

function broken(path: string): Problem {
  const reason = `Unexpected damage in \`${path}\`, expected a whole image`
  return {source: 'load', ruleId: 'broken-image', reason, note: 'Export or copy the image again', values: {path}}
}

function unsupported(path: string): Problem {
  const reason = `Unexpected kind of file \`${path}\`, expected a PNG, JPEG, GIF, WebP or SVG image`
  return {source: 'load', ruleId: 'unsupported-image', reason, values: {path}}
}

function tooLarge(path: string, {width, height}: Size): Problem {
  const size = `${width}×${height}`
  const reason = `Unexpected size ${size} of \`${path}\`, expected at most 50 million pixels`
  return {source: 'load', ruleId: 'too-large-image', reason, note: 'Export it smaller', values: {path, size}}
}

function mismatch(path: string, mediaType: Asset['mediaType']): Problem[] {
  if (extensions[mediaType].test(path)) return []
  const kind = mediaType.slice('image/'.length).replace('+xml', '')
  const reason = `Unexpected ${kind.toUpperCase()} in \`${path}\`, expected what its name says`
  const note = 'Rename the file; it is used as what it is'
  return [{source: 'load', ruleId: 'mismatched-image-type', reason, note, values: {path, kind: kind.toUpperCase()}}]
}

function rotatedImage(path: string): Problem {
  const reason = `Unexpected rotation mark in \`${path}\`, expected an image that stands upright by itself`
  const note = 'Some reading systems do not turn it: save it turned'
  return {source: 'load', ruleId: 'rotated-image', reason, note, values: {path}}
}

function cleaned(path: string, removed: readonly string[]): Problem {
  const names = removed.map((name) => `\`${name}\``).join(', ')
  const reason = `Unexpected ${names} in \`${path}\`, expected a drawing and nothing else`
  const note = 'It was left out'
  return {source: 'load', ruleId: 'cleaned-svg', reason, note, values: {path, names: removed.join('、')}}
}
