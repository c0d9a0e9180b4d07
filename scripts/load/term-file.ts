/** One term's file by itself: read again, and checked before it is written. */
import {resolve} from 'node:path'
import {VFile} from 'vfile'
import type {GlossaryEntry} from '../apparatus.ts'
import {checkGlossary} from './check-glossary.ts'
import {checkTerm} from './check-term.ts'
import {readEntry} from './glossary.ts'
import type {ReadTerm} from './glossary.ts'
import {readText} from './read-text.ts'

/** Largest file of a term, in bytes. */
const sizeLimit = 262_144

/**
 * Read a term's file again. No link is followed, and nothing outside of the book is read.
 *
 * @param path Relative to the book's folder.
 * @returns Nothing where there is no such file.
 */
export async function readTermFile(root: string, path: string): Promise<VFile | undefined> {
  const file = new VFile({path})
  const isRead = await readText(file, {root, allowed: [root]}, {path: resolve(root, path), limit: sizeLimit})
  return isRead ? file : undefined
}

/**
 * Understand the text of a term, and check it as a build does.
 *
 * @param others The rest of the glossary; messages on it are thrown away.
 * @returns An entry without languages where the text is no term; its messages are on its file.
 */
export function checkTermText(
  file: VFile,
  {others, languages}: {others: readonly GlossaryEntry[]; languages: readonly string[]}
): ReadTerm {
  const term = readEntry(file)
  const aside = new VFile()
  checkTerm(term)
  const beside = neighboursOf(term.entry, others)
  const rest = beside.map((entry): ReadTerm => ({entry: {...entry, file: aside}, placeOf: () => undefined}))
  // Last: what two terms claim is told of the second.
  checkGlossary([...rest, term], languages)
  return term
}

/** So many others tell the order of languages. */
const sample = 32

/** The entries that a term has to do with, so that it is checked while somebody types: in a large glossary, few. */
function neighboursOf(entry: GlossaryEntry, others: readonly GlossaryEntry[]): readonly GlossaryEntry[] {
  const named = new Set([...entry.related, ...(entry.replacedBy === undefined ? [] : [entry.replacedBy])])
  const forms = new Set(formsOf(entry))
  const beside = others.filter(
    (other, at) => at < sample || named.has(other.identifier) || formsOf(other).some((form) => forms.has(form))
  )
  const known = new Set([entry.identifier, ...beside.map(({identifier}) => identifier)])
  // A name that is none is answered with the nearest of all.
  return [...named].every((name) => known.has(name)) ? beside : others
}

function formsOf({langs}: GlossaryEntry): string[] {
  return Object.values(langs).flatMap(({term, abbr, aliases}) => [term, abbr ?? '', ...aliases].filter(Boolean))
}
