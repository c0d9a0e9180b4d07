/** Writes an author's text again: in one move, in its own encoding, with its own line ends. */
import {lstat, open, readFile, rename, rm} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import iconv from 'iconv-lite'
import type {Encoding} from '../book.ts'

/** A text before and after, as `load` gives it: LF line ends, empty lines in place of front matter. */
export type Rewriting = {path: string; before: string; after: string; encoding: Encoding | undefined}

/** Why a file stays as it was: it is another one now, its encoding has no such characters, or it is not to be written. */
export type Unwritten = 'changed' | 'unencodable' | 'read-only'

/**
 * Rewrite a file of a book.
 *
 * @param root Absolute path of the book's folder.
 * @returns Why not, if it was not.
 */
export async function rewriteSource(
  root: string,
  {path, before, after, encoding = 'utf-8'}: Rewriting
): Promise<Unwritten | undefined> {
  const place = join(root, path)
  const status = await lstat(place)
  // To move another file into its place is allowed all the same.
  if ((status.mode & 0o222) === 0) return 'read-only'
  const bytes = await readFile(place)
  const mark = bytes.subarray(0, markLength(bytes, encoding))
  const stored = iconv.decode(bytes.subarray(mark.length), encoding, {stripBOM: false})
  const text = status.isFile() ? rewrite(stored, before, after) : undefined
  // What cannot be read and written back as it is would change elsewhere, too.
  if (text === undefined || !Buffer.concat([mark, iconv.encode(stored, encoding, {addBOM: false})]).equals(bytes))
    return 'changed'
  const encoded = iconv.encode(text, encoding, {addBOM: false})
  if (iconv.decode(encoded, encoding, {stripBOM: false}) !== text) return 'unencodable'
  await replaceFile(place, Buffer.concat([mark, encoded]), status.mode)
  return undefined
}

/** Beside the file, then in its place: whoever reads it finds the old one or the new one. */
async function replaceFile(place: string, bytes: Buffer, mode: number): Promise<void> {
  const draft = join(dirname(place), `.${basename(place)}.zhushu-tmp`)
  try {
    await rm(draft, {force: true})
    // Anew, so that nothing that was put there is written through.
    const file = await open(draft, 'wx', mode)
    try {
      await file.writeFile(bytes)
      await file.chmod(mode)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, place)
  } catch (error) {
    await rm(draft, {force: true})
    throw error
  }
}

function markLength(bytes: Buffer, encoding: Encoding): number {
  if (encoding === 'utf-8') return bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 3 : 0
  if (encoding === 'utf-16le') return bytes[0] === 0xff && bytes[1] === 0xfe ? 2 : 0
  if (encoding === 'utf-16be') return bytes[0] === 0xfe && bytes[1] === 0xff ? 2 : 0
  return 0
}

/** A line as it is stored: with its end, and marks that `load` takes out. */
type Line = {text: string; stored: string; end: string}

/** @returns The stored text with what is new in `after`, or `undefined` where `before` is not its text. */
export function rewrite(stored: string, before: string, after: string): string | undefined {
  const lines = [...stored.matchAll(/([^\r\n]*)(\r\n?|\n|$)/g)].map(([, text = '', end = '']): Line => ({
    text: text.replaceAll('\uFEFF', ''),
    stored: text,
    end
  }))
  // The pattern matches once more, at the very end.
  if (lines.length > 1 && lines.at(-1)?.text === '' && lines.at(-2)?.end === '') lines.pop()
  const [old, wanted] = [before.split('\n'), after.split('\n')]
  if (
    lines.length !== old.length ||
    !lines.every(({text}, index) => text === old[index] || isFrontMatter(index, lines, old))
  )
    return undefined
  const usual = lines[0]?.end || '\n'
  const [head, tail] = commonLines(old, wanted)
  const middle = wanted.slice(head, wanted.length - tail).map((text, index): Line => {
    const line = lines[head + index]
    const isKept = old.length === wanted.length && line !== undefined
    return {text, stored: isKept && line.text === text ? line.stored : text, end: isKept ? line.end : usual}
  })
  const kept = tail === 0 ? [] : lines.slice(lines.length - tail)
  const all = [...lines.slice(0, head), ...middle, ...kept]
  return all.map((line, index) => line.stored + (index === all.length - 1 ? '' : line.end || usual)).join('')
}

/** `load` leaves as many empty lines in place of front matter as it has. */
function isFrontMatter(index: number, lines: readonly Line[], old: readonly string[]): boolean {
  return lines[0]?.text.startsWith('---') === true && old.slice(0, index + 1).every((line) => line === '')
}

function commonLines(old: readonly string[], wanted: readonly string[]): [head: number, tail: number] {
  const most = Math.min(old.length, wanted.length)
  let head = 0
  while (head < most && old[head] === wanted[head]) head++
  let tail = 0
  while (tail < most - head && old[old.length - 1 - tail] === wanted[wanted.length - 1 - tail]) tail++
  return [head, tail]
}
