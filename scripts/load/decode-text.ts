/** Bytes → text with LF line ends and no byte order mark. */
import {isUtf8} from 'node:buffer'
import iconv from 'iconv-lite'
import type {VFile} from 'vfile'
import {location} from 'vfile-location'
import type {Encoding, LineEnding} from '../book.ts'
import {reportError, reportInfo, reportWarning} from '../diagnostics.ts'
import {detectEncoding, markLength} from './detect-encoding.ts'

/** XML 1.0 has no way to write these. @see https://www.w3.org/TR/xml/#charsets */
// eslint-disable-next-line no-control-regex
const illegal = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g

/**
 * Set a file's text from its bytes, and remember how it was stored.
 *
 * Text in an encoding that is not read is an error, yet the text is set as well as it can be, so that what else is wrong
 * in it is found in the same run.
 *   Reports `invalid-encoding`, `broken-utf-8`, `illegal-character` (errors), `stray-byte-order-mark`, `damaged-character` (warnings),
 *   `other-encoding` (info).
 */
export function decodeText(file: VFile, bytes: Uint8Array): void {
  const {encoding = 'utf-8', foreign} = detectEncoding(bytes)
  const mark = markLength(bytes)
  const stored = iconv.decode(Buffer.from(bytes.subarray(mark)), encoding, {stripBOM: false})
  const text = stored.replace(/\r\n?/g, '\n')
  file.value = text.replaceAll('\ufeff', '')
  Object.assign(file.data, {encoding, byteOrderMark: mark > 0, lineEnding: lineEndingOf(stored)})
  const isBroken = encoding === 'utf-8' && !isUtf8(bytes)
  if (isBroken || foreign !== undefined) reportBroken(file, bytes, foreign)
  else if (encoding !== 'utf-8') reportOther(file, encoding)
  if (!isBroken) reportMarks(file, text)
  reportCharacters(file)
}

/** A file without line ends ends its lines as others do. */
function lineEndingOf(text: string): LineEnding {
  const found = new Set(text.match(/\r\n?|\n/g))
  const [only = '\n'] = found
  return found.size > 1 ? 'mixed' : (only as LineEnding)
}

function reportOther(file: VFile, encoding: Encoding): void {
  const name = encoding.toUpperCase()
  reportInfo(file, {
    source: 'load',
    ruleId: 'other-encoding',
    reason: `Reading \`${file.path}\` as ${name}, expected UTF-8`,
    note: 'Look whether the text is right; a file in UTF-8 leaves no doubt',
    values: {path: file.path, encoding: name}
  })
}

function reportBroken(file: VFile, bytes: Uint8Array, foreign: string | undefined): void {
  const offset = validLength(bytes)
  const before = new TextDecoder().decode(bytes.subarray(0, offset)).replace(/\r\n?/g, '\n')
  const lines = before.split('\n')
  const byte = `0x${(bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`
  const place = {line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1}
  const values = {byte, offset, encoding: foreign ?? 'UTF-8'}
  const found = `Unexpected byte \`${byte}\` at offset ${offset}, expected UTF-8`
  if (foreign === undefined) {
    const note = 'The text is damaged from there, or goes on in another encoding'
    reportError(file, {source: 'load', ruleId: 'broken-utf-8', reason: found, place, note, values})
    return
  }
  const reason = `${found}, it looks like ${foreign}`
  const note = `Convert the file: \`iconv -f ${foreign} -t utf-8\``
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
