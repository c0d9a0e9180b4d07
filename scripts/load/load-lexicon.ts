/** What the package brings along to tell mistakes by. */
import {readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {Lexicon} from '../book.ts'
import {loadGlossary} from './glossary.ts'
import {packageRoot} from './package-root.ts'

/**
 * Read the word lists and, for a book without a glossary, the package's own.
 *
 * @param wantsTerms Whether the book is to be checked against the package's glossary.
 */
export async function loadLexicon(wantsTerms: boolean): Promise<Lexicon> {
  const root = packageRoot()
  const folder = join(root, 'templates/words')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort()
  // Corrections come after what they correct: `zh-Hans.txt` first.
  const lists = await Promise.all(names.reverse().map((name) => readFile(join(folder, name), 'utf8')))
  const own = {editions: [], languages: ['zh-Hans']}
  const {glossary} = wantsTerms
    ? await loadGlossary({root, allowed: [root]}, join(root, 'glossary'), own)
    : {glossary: []}
  return {words: lists.join('\n'), terms: glossary}
}
