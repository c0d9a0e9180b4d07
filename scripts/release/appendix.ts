import {VFile} from 'vfile'
import type {ChapterSource} from '../book.ts'
import type {Changes} from './contents.ts'
import {writeNotes} from './write-notes.ts'

/** No author's file is called so. */
export const appendixId = 'release-changes'

/** Make the chapter that ends a released book with what it changed, as if it had been written. */
export function appendixOf(changes: Changes, language: string): ChapterSource {
  // What it quotes was checked where it stands, and what it quotes as it was is wrong on purpose.
  const value = `<!--lint disable : 引文在原处查过-->\n\n${writeNotes(changes, {language})}`
  return {id: appendixId, division: 'backmatter', file: new VFile({path: `${appendixId}.md`, value})}
}
