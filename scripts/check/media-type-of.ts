/** First bytes of a file, as Latin-1, by what they begin. */
const signatures: readonly (readonly [RegExp, string])[] = [
  [/^\x89PNG\r\n/, 'image/png'],
  [/^\xFF\xD8\xFF/, 'image/jpeg'],
  [/^GIF8[79]a/, 'image/gif'],
  [/^RIFF[^]{4}WEBP/, 'image/webp']
]

/** Tell an image's media type by its content; `undefined` for what is none of the four of EPUB. */
export function mediaTypeOf(bytes: Uint8Array | undefined): string | undefined {
  const head = Buffer.from(bytes?.subarray(0, 16) ?? []).toString('latin1')
  return signatures.find(([pattern]) => pattern.test(head))?.[1]
}
