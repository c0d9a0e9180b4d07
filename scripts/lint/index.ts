import type {Manuscript} from '../book.ts'
import {rules} from './rules.ts'

/** Report what an author can fix by reading one chapter. Changes nothing but messages. */
export function lint(manuscript: Manuscript): void {
  for (const chapter of manuscript.chapters) {
    for (const rule of rules) rule.check(chapter)
  }
}
