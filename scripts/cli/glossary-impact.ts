import {impactOf, prepareBook} from '../glossary/index.ts'
import type {Impact, TermChange} from '../glossary/index.ts'
import {editionsOf} from '../load/index.ts'
import type {GlossaryBook} from './glossary-book.ts'

/** Tell what changes of terms did to the book as it is now. */
export function impactSince({manuscript}: GlossaryBook, changes: readonly TermChange[]): Impact {
  // The book as it would be with the terms of before: what stands on disk has the changes already.
  const now = new Map(manuscript.glossary.map((term) => [term.identifier, term]))
  for (const {after} of changes) if (after) now.delete(after.identifier)
  for (const {before} of changes) if (before) now.set(before.identifier, before)
  const before = {...manuscript, glossary: [...now.values()]}
  return impactOf(prepareBook(before, editionsOf(manuscript.config, [], [])), changes)
}
