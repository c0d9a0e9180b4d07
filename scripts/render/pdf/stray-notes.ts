import type {Book} from '../../book.ts'
import {printId} from './addresses.ts'
import type {Layout} from './read-places.ts'

/**
 * Find the notes that a reader would have to turn the page for: their mark is on another spread.
 *
 * @param kept Notes that were found once, and are kept with their paragraph from then on. Is added to.
 */
export function strayNotes({notes}: Pick<Book, 'notes'>, {places}: Layout, kept: Set<string>): string[] {
  for (const {chapterId, htmlId, referenceIds} of notes) {
    const id = printId(chapterId, htmlId)
    const note = places.get(id)?.page
    const spreads = referenceIds.map((reference) => spreadOf(places.get(printId(chapterId, reference))?.page ?? note))
    if (note !== undefined && !spreads.includes(spreadOf(note))) kept.add(id)
  }
  return [...kept]
}

/** Pages count from 0, and the first stands alone on the right. */
function spreadOf(page: number | undefined): number {
  return Math.floor(((page ?? -1) + 1) / 2)
}
