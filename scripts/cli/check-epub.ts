import {relative} from 'node:path'
import {check, epubcheckPort} from '../check/index.ts'
import {loadMessages, readEpub} from '../load/index.ts'
import {findEpubcheck} from '../machine/index.ts'
import {collectFindings, type Finding} from '../report.ts'
import type {Language} from './words.ts'

export type CheckResult = {
  /** Paths begin with the EPUB's, relative to `cwd`. */
  findings: readonly Finding[]
  /** Names of the validators that ran. */
  validators: readonly string[]
}

/**
 * Check an EPUB with all that this computer has.
 *
 * @param path Absolute.
 * @throws {UsageError} when there is no such file.
 */
export async function checkEpub(path: string, cwd: string, language: Language): Promise<CheckResult> {
  const epub = await readEpub(path)
  epub.path = relative(cwd, path).replaceAll('\\', '/')
  const epubcheck = await findEpubcheck()
  const validators = [...(epubcheck ? [epubcheck] : []), epubcheckPort]
  const files = await check(epub, validators)
  const findings = collectFindings(files, await loadMessages(language === 'zh' ? 'zh-Hans' : 'en'))
  return {findings, validators: validators.map(({name}) => name)}
}
