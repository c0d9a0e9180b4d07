import {basename, dirname, relative} from 'node:path'
import {check, epubcheckPort, type SourcePassage} from '../check/index.ts'
import {loadMessages, readEpub} from '../load/index.ts'
import {findEpubcheck} from '../machine/index.ts'
import {collectFindings, type Finding} from '../report.ts'
import {readBook} from './read-book.ts'
import {passagesOf} from './source-passages.ts'
import type {Language} from './words.ts'

export type CheckResult = {
  /** Paths begin with the EPUB's, relative to `cwd`. */
  findings: readonly Finding[]
  /** Names of the validators that ran. */
  validators: readonly string[]
}

export type CheckRequest = {
  /** Absolute. */
  path: string
  /** Absolute path of the folder of the book that the EPUB was made of, where it is named. */
  book: string | undefined
  cwd: string
  language: Language
}

/**
 * Check an EPUB with all that this computer has.
 *
 * @throws {UsageError} when there is no such file, or no such book.
 */
export async function checkEpub({path, book, cwd, language}: CheckRequest): Promise<CheckResult> {
  const epub = await readEpub(path)
  epub.path = relative(cwd, path).replaceAll('\\', '/')
  const epubcheck = await findEpubcheck()
  const validators = [...(epubcheck ? [epubcheck] : []), epubcheckPort]
  const passages = book === undefined ? await passagesAround(path, cwd) : await passagesIn(book, path, cwd)
  const files = await check(epub, validators, passages)
  const findings = collectFindings(files, await loadMessages(language === 'zh' ? 'zh-Hans' : 'en'))
  return {findings, validators: validators.map(({name}) => name)}
}

/** Where a build put the EPUB, `out/<edition>/`, the book is in the folder of `out`. */
async function passagesAround(path: string, cwd: string): Promise<readonly SourcePassage[]> {
  const out = dirname(dirname(path))
  if (basename(out) !== 'out') return []
  // Any folder may be called so: without a book in it, the EPUB is nobody's.
  return passagesIn(dirname(out), path, cwd).catch(() => [])
}

async function passagesIn(root: string, path: string, cwd: string): Promise<readonly SourcePassage[]> {
  const {manuscript, book} = await readBook(root, [])
  const {name, editions} = manuscript.config
  const edition = Object.keys(editions).find((one) => basename(path).startsWith(`${name}-${one}-`))
  if (!book || edition === undefined) return []
  const own = edition === book.edition.name ? book : (await readBook(root, [edition])).book
  return own ? passagesOf(own, relative(cwd, root)) : []
}
