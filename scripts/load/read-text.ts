import type {Position} from 'unist'
import type {VFile} from 'vfile'
import {reportError} from '../diagnostics.ts'
import {decodeText} from './decode-text.ts'
import {readContained} from './read-contained.ts'
import type {Folders, Refusal} from './read-contained.ts'

export type BookFolders = {
  /** Real path of the book's folder. */
  root: string
  /** Real paths of the folders that may be read: the book's, and its manuscript's where that lies elsewhere. */
  allowed: Folders
}

export type Reading = {
  /** Absolute. */
  path: string
  /** In bytes. */
  limit: number
  /** Who named the file, and where: gets the message when it cannot be read. The file itself where left out. */
  blame?: {file: VFile; place: Position | undefined}
}

/**
 * Set a file's text from disk.
 *
 * @returns Whether it could be read.
 *   Reports what `reportRefusal` and `decodeText` do.
 */
export async function readText(file: VFile, folders: BookFolders, reading: Reading): Promise<boolean> {
  const {path, limit, blame} = reading
  const result = await readContained(folders.allowed, path, limit)
  if ('bytes' in result) {
    decodeText(file, result.bytes)
    return true
  }
  reportRefusal(blame?.file ?? file, result.refusal, {path: file.path, limit, place: blame?.place})
  return false
}

const wanted: Readonly<Record<Refusal, {ruleId: string; words: string; note?: string}>> = {
  missing: {ruleId: 'missing-file', words: 'a file that exists'},
  outside: {ruleId: 'outside-path', words: "a file inside the book's folder", note: 'Copy the file into the book'},
  symlink: {ruleId: 'symbolic-link', words: 'a file and no link', note: 'Copy the file to where the link is'},
  'not-a-file': {ruleId: 'not-a-file', words: 'a plain file'},
  'too-large': {ruleId: 'too-large-file', words: 'a smaller one'},
  unreadable: {ruleId: 'unreadable-file', words: 'a file that may be read', note: 'Look at its permissions'}
}

/**
 * Say why a file was not read.
 *   Reports `missing-file`, `outside-path`, `symbolic-link`, `not-a-file`, `too-large-file`, `unreadable-file` (errors).
 */
export function reportRefusal(
  file: VFile,
  refusal: Refusal,
  {path, limit, place}: {path: string; limit: number; place: Position | undefined}
): void {
  const {ruleId, words, note} = wanted[refusal]
  const size = refusal === 'too-large' ? `, at most ${limit} bytes` : ''
  reportError(file, {
    source: 'load',
    ruleId,
    reason: `Cannot read \`${path}\`, expected ${words}${size}`,
    place,
    ...(note === undefined ? {} : {note}),
    values: {path, limit}
  })
}
