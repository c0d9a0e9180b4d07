/** Whose the things in `out/` are: `out/report.json` says it. */
import {readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {Format} from '../book.ts'
import {UsageError} from '../diagnostics.ts'

/** By path relative to the edition's folder, in code point order. */
export type Entry = {path: string; size: number; sha256: string}

/** What `report.json` holds. `book` is the name that begins its files' names. */
export type Report = {book: string; messages: unknown; editions: Record<string, Entry[]>}

/** Read what an earlier build said of its outputs, if there was one. */
export async function readReport(out: string): Promise<Partial<Report> | undefined> {
  try {
    return JSON.parse(await readFile(join(out, 'report.json'), 'utf8')) as Partial<Report>
  } catch {
    return undefined
  }
}

/**
 * Make sure that a folder holds the outputs of this book or of none.
 *
 * @param book The name that begins its files' names.
 * @throws {UsageError} when it holds another book's.
 */
export async function refuseOtherBook(out: string, book: string): Promise<void> {
  const other = (await readReport(out))?.book
  if (other === undefined || other === book) return
  throw new UsageError(`Unexpected output folder \`${out}\`, which holds the book \`${other}\`, expected \`${book}\``, {
    ruleId: 'output-of-other-book',
    note: 'name a folder of its own with `--out`',
    values: {out, other, book}
  })
}

/** @throws {UsageError} when a folder of an edition's name is there, has content, and was not made by us. */
export async function refuseForeign(folder: string): Promise<void> {
  if ((await namesIn(folder)).length === 0) return
  throw new UsageError(`Unexpected folder \`${folder}\`, which zhushu did not make`, {
    ruleId: 'foreign-output',
    note: 'move it away, or name another folder with `--out`',
    values: {folder}
  })
}

/** The names in a folder, none where there is no such folder. */
export async function namesIn(folder: string): Promise<string[]> {
  return await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })
}

/** The format that a path in an edition's folder is of, whoever put it there. */
export function formatOf(path: string): Format | undefined {
  if (path === 'html' || path.startsWith('html/')) return 'html'
  if (path.endsWith('.epub')) return 'epub'
  return path.endsWith('.pdf') ? 'pdf' : undefined
}

/**
 * Whether a name in an edition's folder is one that this edition gets when it is made anew: the site, and EPUB and PDF
 * of any version. All else was put there by somebody.
 */
export function isReplaced(name: string, {book, edition, formats}: Published): boolean {
  const format = formatOf(name)
  if (format === undefined || !formats.includes(format)) return false
  return format === 'html' || name.startsWith(`${book}-${edition}-`)
}

/** What is made anew: some formats of an edition of a book. */
export type Published = {book: string; edition: string; formats: readonly Format[]}
