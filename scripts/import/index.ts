/** Word, HTML and EPUB → Markdown. Knows those formats; does not know how a book is laid out. */
import {extname} from 'node:path'
import type {VFile} from 'vfile'
import {hasErrors, UsageError} from '../diagnostics.ts'
import {readForeignFile} from '../load/index.ts'
import type {ForeignText, ForeignTree} from './foreign.ts'
import {fromDocx} from './from-docx.ts'
import {fromEpub} from './from-epub.ts'
import {fromHtml} from './from-html.ts'
import {htmlToMarkdown} from './html-to-markdown.ts'

export type {ForeignImage, ForeignText} from './foreign.ts'
export {readPlain, writeBook, type ImportedBook} from './write-book.ts'
export {reportWords, writeReport} from './write-report.ts'

const readers: Readonly<Record<string, (file: VFile) => Promise<ForeignTree>>> = {
  '.docx': fromDocx,
  '.epub': fromEpub,
  '.htm': fromHtml,
  '.html': fromHtml,
  '.xhtml': fromHtml
}

/** Whether a file is in a format that `readForeign` reads, by its name. */
export function isForeign(path: string): boolean {
  return extname(path).toLowerCase() in readers
}

/** Whether a file is text that was never in another format, by its name. */
export function isPlain(path: string): boolean {
  return /^\.?(?:md|markdown|mdown|txt|text)?$/i.test(extname(path))
}

/** Whether nothing of a manuscript could be read, as its messages say. */
export function isUnread({file, markdown}: ForeignText): boolean {
  return markdown.trim() === '' && hasErrors([file])
}

/**
 * Read a file in another format as Markdown, its text whole and in order.
 *
 *   Reports what the readers and `htmlToMarkdown` do, on `file` of what it gives.
 * @throws {UsageError} when there is no such file, or it is in no format that is read.
 */
export async function readForeign(path: string): Promise<ForeignText> {
  const reader = readers[extname(path).toLowerCase()]
  if (!reader) {
    const known = ['.txt', '.md', ...Object.keys(readers)].join(', ')
    throw new UsageError(`Unexpected \`${extname(path)}\` of \`${path}\`, expected ${known}`, {
      ruleId: 'unknown-input',
      values: {path, known}
    })
  }
  const file = await readForeignFile(path)
  const {tree, ...facts} = await reader(file)
  return {file, markdown: htmlToMarkdown(tree, file), ...facts}
}
