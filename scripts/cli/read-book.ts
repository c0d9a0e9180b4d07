import type {Book, Manuscript} from '../book.ts'
import {hasErrors} from '../diagnostics.ts'
import {enrich} from '../enrich/index.ts'
import {load, loadAssets} from '../load/index.ts'
import {editionsOf} from '../load/editions.ts'
import {parse} from '../parse/index.ts'

/**
 * Read a book and enrich one edition of it, without making anything.
 *
 * @param wanted Names of editions; the first is taken, or the book's first where empty.
 * @returns No book where the manuscript has errors.
 */
export async function readBook(
  root: string,
  wanted: readonly string[]
): Promise<{manuscript: Manuscript; book: Book | undefined}> {
  const sources = await load(root)
  const [edition] = editionsOf(sources.config, wanted, [])
  const manuscript = parse(sources)
  const assets = await loadAssets(manuscript)
  const book = edition && enrich(manuscript, assets, edition)
  const files = [manuscript.configFile, ...[...manuscript.chapters, ...manuscript.glossary].map(({file}) => file)]
  return {manuscript, book: hasErrors(files) ? undefined : book}
}
