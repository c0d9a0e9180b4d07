/** What makes the colours of an image mean the same after it was encoded again. */

/** Whether the pixels of a PNG or JPEG are all that there is: no animation, nothing turned, no inks for print. */
export function isPlainImage(bytes: Uint8Array): boolean {
  if (isPng(bytes)) return !chunksOf(bytes).some(({type}) => type === 'acTL')
  return !segmentsOf(bytes).some(({marker, at, end}) => {
    // In the frame's header, the number of colours comes after length, precision, height and width.
    if (isFrame(marker)) return bytes[at + 9] === 4
    return marker === 0xe1 && isTurned(bytes.subarray(at + 4, end))
  })
}

/** Put an original's colour profile into its new encoding, of the same format. */
export function keepProfile(original: Uint8Array, encoded: Uint8Array): Uint8Array {
  const parts = isPng(original) ? pngProfile(original) : jpegProfile(original)
  // Behind the signature and the first chunk, or behind the first marker.
  const at = isPng(original) ? 33 : 2
  return parts.length === 0 ? encoded : Buffer.concat([encoded.subarray(0, at), ...parts, encoded.subarray(at)])
}

function pngProfile(bytes: Uint8Array): Uint8Array[] {
  const isGrey = bytes[25] === 0 || bytes[25] === 4
  if (isGrey) return []
  return chunksOf(bytes).flatMap(({type, at, end}) => (type === 'iCCP' ? [bytes.subarray(at, end)] : []))
}

function jpegProfile(bytes: Uint8Array): Uint8Array[] {
  const segments = segmentsOf(bytes)
  const isGrey = segments.some(({marker, at}) => isFrame(marker) && bytes[at + 9] === 1)
  if (isGrey) return []
  const profiles = segments.filter(({marker, at}) => marker === 0xe2 && latin(bytes, at + 4, 11) === 'ICC_PROFILE')
  return profiles.map(({at, end}) => bytes.subarray(at, end))
}

function isPng(bytes: Uint8Array): boolean {
  return bytes[0] === 0x89
}

/** @see https://www.w3.org/TR/png-3/#5Chunk-layout */
function chunksOf(bytes: Uint8Array): {type: string; at: number; end: number}[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks = []
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at)
    chunks.push({type: latin(bytes, at + 4, 4), at, end})
    at = end
  }
  return chunks
}

/** @see https://www.w3.org/Graphics/JPEG/itu-t81.pdf B.1.1.4 */
function segmentsOf(bytes: Uint8Array): {marker: number; at: number; end: number}[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const segments = []
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0
    const end = at + 2 + view.getUint16(at + 2)
    segments.push({marker, at, end})
    if (marker === 0xda) break
    at = end
  }
  return segments
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

/** Whether Exif says that the image is to be turned before it is shown: entry 0x0112 of the first directory. */
function isTurned(exif: Uint8Array): boolean {
  if (latin(exif, 0, 4) !== 'Exif' || exif.length < 16) return false
  const tiff = new DataView(exif.buffer, exif.byteOffset + 6, exif.byteLength - 6)
  const isLittle = tiff.getUint8(0) === 0x49
  const directory = tiff.getUint32(4, isLittle)
  if (directory + 2 > tiff.byteLength) return false
  const count = tiff.getUint16(directory, isLittle)
  for (let entry = directory + 2; entry < directory + 2 + count * 12 && entry + 12 <= tiff.byteLength; entry += 12) {
    if (tiff.getUint16(entry, isLittle) === 0x0112) return tiff.getUint16(entry + 8, isLittle) > 1
  }
  return false
}

function latin(bytes: Uint8Array, at: number, length: number): string {
  return Buffer.from(bytes.subarray(at, at + length)).toString('latin1')
}
