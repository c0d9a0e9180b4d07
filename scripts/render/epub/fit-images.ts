/** Raster images, made to fit into what the author allows. */
import type {Asset, Assets, Book} from '../../book.ts'
import type {Machine} from '../../renderer.ts'
import {isPlainImage, keepProfile} from './colour-profile.ts'
import {decodePixels, type Pixels} from './image-codec.ts'

type Limits = {
  /** In pixels. */
  width: number
  /** In bytes. */
  budget: number
}

/** Tried in order: what comes first looks best. */
const qualities = [85, 78, 70, 62]
const shrinking = 0.8

/** Narrower images serve nobody; what does not fit then stays too heavy. */
const narrowest = 480

/**
 * Make images smaller that are wider or heavier than the book allows. None becomes larger; a drawing, an animation, and
 * whatever does not survive being encoded again stays as it is. `width` and `height` stay: they say how large an image
 * is shown.
 */
export async function fitImages({assets, config}: Book, {keep}: Partial<Pick<Machine, 'keep'>> = {}): Promise<Assets> {
  const limits = {width: config.epub.imageWidth, budget: config.epub.imageBudget * 1000}
  const fitted = new Map<string, Asset>()
  for (const [path, asset] of assets) {
    const fit = () => fitImage(asset, limits)
    const from = [asset.bytes, asset.width, asset.mediaType, limits.width, limits.budget]
    fitted.set(path, {...asset, bytes: isFit(asset, limits) || !keep ? await fit() : await keep('image', from, fit)})
  }
  return fitted
}

function isFit(asset: Asset, limits: Limits): boolean {
  return asset.width <= limits.width && asset.bytes.length <= limits.budget
}

async function fitImage(asset: Asset, limits: Limits): Promise<Uint8Array> {
  const isKnown = asset.mediaType === 'image/png' || asset.mediaType === 'image/jpeg'
  if (isFit(asset, limits) || !isKnown || !isPlainImage(asset.bytes)) return asset.bytes
  const decoded = await decodePixels(asset.bytes)
  if (!decoded) return asset.bytes
  const bytes = keepProfile(asset.bytes, encode(decoded, asset.mediaType, limits))
  decoded.free()
  return bytes.length < asset.bytes.length ? bytes : asset.bytes
}

/** Take the widest that is light enough, else the narrowest. */
function encode(decoded: Pixels, mediaType: Asset['mediaType'], {width, budget}: Limits): Uint8Array {
  for (let wide = Math.min(decoded.width, width); ; wide = Math.round(wide * shrinking)) {
    const isWhole = wide === decoded.width
    const high = Math.max(1, Math.round((decoded.height * wide) / decoded.width))
    const pixels = isWhole ? decoded : decoded.resize(wide, high)
    const bytes = mediaType === 'image/png' ? toPng(pixels, budget) : toJpeg(pixels, budget)
    if (!isWhole) pixels.free()
    if (bytes.length <= budget || wide * shrinking < narrowest) return bytes
  }
}

/** Lines and letters stay sharp: nothing is lost but colours beyond 256, and those only where it helps. */
function toPng(pixels: Pixels, budget: number): Uint8Array {
  const exact = pixels.toPng(0)
  if (exact.length <= budget) return exact
  const reduced = pixels.toPng(256)
  return reduced.length < exact.length ? reduced : exact
}

function toJpeg(pixels: Pixels, budget: number): Uint8Array {
  let bytes = new Uint8Array()
  for (const quality of qualities) {
    bytes = new Uint8Array(pixels.toJpeg(quality))
    if (bytes.length <= budget) break
  }
  return bytes
}
