/** First bytes of the images that a book can hold. */
const kinds: readonly [RegExp, string][] = [
  [/^\x89PNG/, '.png'],
  [/^\xff\xd8\xff/, '.jpg'],
  [/^GIF8/, '.gif'],
  [/^RIFF....WEBP/s, '.webp'],
  [/^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!DOCTYPE[^>]*>\s*)?<svg/s, '.svg']
]

/**
 * Name images for a folder of a book: `images/<stem>.<what they are>`, each name once.
 *
 * @returns For an image's address and bytes, its name.
 */
export function imageNames(): (address: string, bytes: Uint8Array) => string {
  const taken = new Set<string>()
  return (address, bytes) => {
    const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
    const written = /\.\w{1,5}$/.exec(address)?.[0].toLowerCase() ?? ''
    const extension = kinds.find(([pattern]) => pattern.test(start))?.[1] ?? written
    const stem = address.startsWith('data:') ? 'image' : stemOf(address)
    let name = `images/${stem}${extension}`
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `images/${stem}-${count}${extension}`
    taken.add(name.toLowerCase())
    return name
  }
}

/** Letters of any script, digits and hyphens: nothing that an address or a computer takes for something else. */
function stemOf(address: string): string {
  const stem = address
    .replace(/[?#].*$/, '')
    .replace(/^.*[\\/]/, '')
    .replace(/\.\w{1,5}$/, '')
  return (
    stem
      .replace(/[^\p{L}\p{N}_-]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'image'
  )
}
