/** Takes a glossary to other programs, and back. */
import type {VFile} from 'vfile'
import {UsageError} from '../diagnostics.ts'
import {
  editsBetween,
  exchangeFormats,
  exportTerms,
  importTerms,
  newTermText,
  patchTerm,
  readTermData
} from '../glossary/index.ts'
import type {ExchangeOptions, ImportedTerm, TermData} from '../glossary/index.ts'
import {readForeignFiles} from '../load/index.ts'
import {createSource, rewriteSource, writeReport} from '../write.ts'
import {repositoryOf} from './glossary-book.ts'
import type {GlossaryBook} from './glossary-book.ts'
import {unknownName} from './unknown-name.ts'
import {resolve} from 'node:path'

export type Pair = {source: string | undefined; target: string | undefined}

/** @throws {UsageError} for a format that is none. */
export function formatNamed(asked: string | undefined, also: readonly string[] = []): string {
  const names = [...Object.keys(exchangeFormats), ...also]
  const format = names.find((name) => name === asked?.toLowerCase())
  if (format === undefined) throw unknownName({ruleId: 'unsupported-format', what: 'format'}, asked ?? '', names)
  return format
}

/** Languages to exchange: those asked for, else the book's and English. */
export function optionsOf({manuscript, languages}: GlossaryBook, {source, target}: Pair): ExchangeOptions {
  const own = source ?? manuscript.config.language
  const other =
    target ?? languages.find((name) => name === 'en' && own !== 'en') ?? languages.find((name) => name !== own)
  return {languages, source: own, target: other ?? own, title: manuscript.config.title}
}

/** Write the glossary in a format to where the user said. */
export async function exportGlossary(
  book: GlossaryBook,
  {format, out, pair}: {format: string; out: string; pair: Pair}
): Promise<string[]> {
  const chosen = exchangeFormats[format]
  if (!chosen) return []
  const files = await exportTerms(
    chosen,
    termsOf(book).map(({data}) => data),
    optionsOf(book, pair)
  )
  const paths = files.map(({path}) => (path === '' ? out : resolve(out, path)))
  for (const [at, {content}] of files.entries()) await writeReport(paths[at] ?? out, content)
  return paths
}

type StoredTerm = {file: VFile; text: string; data: TermData}

function termsOf({manuscript}: GlossaryBook): StoredTerm[] {
  return manuscript.glossary.flatMap(({file}) => {
    const text = String(file)
    const data = readTermData(text)
    return data ? [{file, text, data}] : []
  })
}

export type Imported = ImportedTerm & {
  path: string
  /** Lines that go and come. */
  removed: string[]
  added: string[]
  /** Why the file stays as it was, if it does. */
  unwritten?: string
}

export type ImportRequest = {format: string; input: string; base: string | undefined; pair: Pair; isDry: boolean}

/** Merge what comes back into the files of the glossary. */
export async function importGlossary(
  book: GlossaryBook,
  {format, input, base, pair, isDry}: ImportRequest
): Promise<{terms: Imported[]; skipped: string[]}> {
  const files = await readForeignFiles(input, format === 'xlsx')
  const stored = termsOf(book)
  const bases = base === undefined ? undefined : await termsAt(book, base)
  const glossary = stored.map(({data}) => data)
  const read = await readExchange(format, files, {glossary, bases, options: optionsOf(book, pair)})
  const terms: Imported[] = []
  for (const term of read.terms) terms.push(await takeIn(book, term, {stored, isDry}))
  return {terms, skipped: read.skipped}
}

async function readExchange(...call: Parameters<typeof importTerms>): ReturnType<typeof importTerms> {
  try {
    return await importTerms(...call)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const [format] = call
    throw new UsageError(`Cannot read \`${format}\`: ${error.message}`, {
      ruleId: 'unreadable-exchange',
      values: {format, reason: error.message}
    })
  }
}

async function termsAt(book: GlossaryBook, revision: string): Promise<TermData[]> {
  const repository = await repositoryOf(book)
  const texts = await Promise.all(book.manuscript.glossary.map(({file}) => repository.textAt(revision, file.path)))
  return texts.flatMap((text): TermData[] => {
    const data = text === undefined ? undefined : readTermData(text)
    return data ? [data] : []
  })
}

async function takeIn(
  book: GlossaryBook,
  term: ImportedTerm,
  {stored, isDry}: {stored: readonly StoredTerm[]; isDry: boolean}
): Promise<Imported> {
  const own = stored.find(({data}) => data['id'] === term.id)
  if (!own) {
    const path = `${book.manuscript.config.glossary}/terms/${term.id}.yaml`
    const text = newTermText(term.after, book.languages)
    const isMade = isDry || (await createSource(book.root, path, text))
    const added = text.trimEnd().split('\n')
    return {...term, path, removed: [], added, ...(isMade ? {} : {unwritten: 'exists'})}
  }
  const {path} = own.file
  const patched = patchTerm(own.text, editsBetween(own.data, term.after), book.languages)
  if ('failed' in patched) return {...term, path, removed: [], added: [], unwritten: patched.failed}
  const failed =
    isDry || patched.text === own.text
      ? undefined
      : await rewriteSource(book.root, {path, before: own.text, after: patched.text, encoding: own.file.data.encoding})
  return {...term, path, ...diffOf(own.text, patched.text), ...(failed === undefined ? {} : {unwritten: failed})}
}

/** Lines that only one of two texts has, in order. */
function diffOf(before: string, after: string): {removed: string[]; added: string[]} {
  const [old, wanted] = [before.split('\n'), after.split('\n')]
  const without = (lines: readonly string[], others: readonly string[]): string[] => {
    const left = [...others]
    return lines.filter((line) => {
      const at = left.indexOf(line)
      if (at >= 0) left.splice(at, 1)
      return at < 0
    })
  }
  return {removed: without(old, wanted), added: without(wanted, old)}
}
