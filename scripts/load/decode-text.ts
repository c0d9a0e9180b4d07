/** Bytes → text with LF line ends and no byte order mark. */
import {isUtf8} from 'node:buffer'
import type {VFile} from 'vfile'
import {location} from 'vfile-location'
import {reportError, reportWarning} from '../diagnostics.ts'

/** XML 1.0 has no way to write these. @see https://www.w3.org/TR/xml/#charsets */
// eslint-disable-next-line no-control-regex
const illegal = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g

/**
 * Set a file's text from its bytes.
 *
 * Text in another encoding is an error, yet the text is set as well as it can be read, so that what else is wrong
 * in it is found in the same run.
 *   Reports `invalid-encoding`, `broken-utf-8`, `illegal-character` (errors), `stray-byte-order-mark`, `damaged-character` (warnings).
 */
export function decodeText(file: VFile, bytes: Uint8Array): void {
  const valid = isUtf8(bytes)
  const encoding = valid ? 'utf-8' : encodingOf(bytes)
  const text = new TextDecoder(encoding).decode(bytes).replace(/\r\n?/g, '\n')
  file.value = text.replaceAll('\ufeff', '')
  if (valid) reportMarks(file, text)
  else reportEncoding(file, bytes, encoding)
  reportCharacters(file)
}

// Other encodings than UTF-8 are only named so far. Reading them is a matter of trusting this answer.
function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  // Chinese that can be read before the first wrong byte is UTF-8, with damage in it.
  const before = bytes.subarray(0, validLength(bytes))
  return before.every((byte) => byte < 0x80) && decodes('gb18030', bytes) ? 'gb18030' : 'utf-8'
}

function decodes(encoding: string, bytes: Uint8Array): boolean {
  try {
    return /\p{Script=Han}/u.test(new TextDecoder(encoding, {fatal: true}).decode(bytes))
  } catch {
    return false
  }
}

function reportEncoding(file: VFile, bytes: Uint8Array, encoding: string): void {
  const offset = validLength(bytes)
  const before = new TextDecoder().decode(bytes.subarray(0, offset)).replace(/\r\n?/g, '\n')
  const lines = before.split('\n')
  const byte = `0x${(bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`
  const place = {line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1}
  const values = {byte, offset, encoding}
  const found = `Unexpected byte \`${byte}\` at offset ${offset}, expected UTF-8`
  if (encoding === 'utf-8') {
    const note = 'The text is damaged from there, or goes on in another encoding'
    reportError(file, {source: 'load', ruleId: 'broken-utf-8', reason: found, place, note, values})
    return
  }
  const reason = `${found}, it looks like ${encoding.toUpperCase()}`
  const note = `Convert the file: \`iconv -f ${encoding} -t utf-8\``
  reportError(file, {source: 'load', ruleId: 'invalid-encoding', reason, place, note, values})
}

/** @returns How many bytes from the start are UTF-8, to the last whole character. */
function validLength(bytes: Uint8Array): number {
  let [low, high] = [0, bytes.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (isPrefix(bytes.subarray(0, middle))) low = middle
    else high = middle - 1
  }
  return low - unfinished(bytes.subarray(0, low))
}

/** Whether bytes are UTF-8, save that the last character may be cut. */
function isPrefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', {fatal: true}).decode(bytes, {stream: true})
    return true
  } catch {
    return false
  }
}

function unfinished(bytes: Uint8Array): number {
  let cut = 0
  while (cut < 3 && !isUtf8(bytes.subarray(0, bytes.length - cut))) cut++
  return cut
}

function reportMarks(file: VFile, text: string): void {
  const clean = String(file)
  const places = location(file)
  let removed = 0
  for (const match of text.matchAll(/\ufeff/g)) {
    reportWarning(file, {
      source: 'load',
      ruleId: 'stray-byte-order-mark',
      reason: 'Unexpected byte order mark inside the text, expected none or one at the start',
      place: places.toPoint(Math.min(match.index - removed++, clean.length)),
      note: 'It was removed: files have been joined here'
    })
  }
  const damaged = clean.indexOf('\ufffd')
  if (damaged === -1) return
  const count = clean.split('\ufffd').length - 1
  reportWarning(file, {
    source: 'load',
    ruleId: 'damaged-character',
    reason: `Unexpected replacement character U+FFFD, ${count} in this file, expected the text that was lost before`,
    place: places.toPoint(damaged),
    values: {count}
  })
}

function reportCharacters(file: VFile): void {
  const places = location(file)
  const seen = new Map<string, {index: number; count: number}>()
  for (const {0: character, index} of String(file).matchAll(illegal)) {
    const earlier = seen.get(character)
    seen.set(character, {index: earlier?.index ?? index, count: (earlier?.count ?? 0) + 1})
  }
  for (const [character, {index, count}] of seen) {
    const name = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
    reportError(file, {
      source: 'load',
      ruleId: 'illegal-character',
      reason: `Unexpected character ${name}, ${count} in this file, expected text that XML can hold`,
      place: places.toPoint(index),
      values: {character: name, count}
    })
  }
}
