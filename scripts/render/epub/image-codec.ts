/**
 * The only module that knows photon and upng-js: pixels in and out of PNG and JPEG. One is WebAssembly and the other
 * JavaScript, so that every computer writes the same bytes.
 */

/** An image, decoded. */
export type Pixels = {
  width: number
  height: number
  /** The same image in another size. Its proportions are the caller's affair. */
  resize: (width: number, height: number) => Pixels
  /** @param quality 1–100. */
  toJpeg: (quality: number) => Uint8Array
  /** @param colours At most 256; 0 for all that there are. */
  toPng: (colours: number) => Uint8Array
  /** Release what the image holds outside of JavaScript. */
  free: () => void
}

/** Decode a PNG or JPEG; `undefined` where it cannot be read. */
export async function decodePixels(bytes: Uint8Array): Promise<Pixels | undefined> {
  const photon = await import('@cf-wasm/photon')
  const {default: upng} = await import('upng-js')
  const pixelsOf = (image: InstanceType<typeof photon.PhotonImage>): Pixels => {
    const [width, height] = [image.get_width(), image.get_height()]
    return {
      width,
      height,
      resize: (...size) => pixelsOf(photon.resize(image, ...size, photon.SamplingFilter.Lanczos3)),
      toJpeg: (quality) => image.get_bytes_jpeg(quality),
      // A copy, as the library reads the whole of the buffer.
      toPng: (colours) => new Uint8Array(upng.encode([image.get_raw_pixels().slice().buffer], width, height, colours)),
      free: () => {
        image.free()
      }
    }
  }
  try {
    return pixelsOf(photon.PhotonImage.new_from_byteslice(bytes))
  } catch {
    return undefined
  }
}
