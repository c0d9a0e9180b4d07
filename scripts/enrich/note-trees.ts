import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import type {Note} from '../apparatus.ts'
import type {Chapter} from '../book.ts'
import {sectionsOfNotes} from './follow-sections.ts'

/** A note as a tree; `file` is where it is written, where that is not its chapter. */
export type NoteTree = {note: Note; root: Root; section: string; file?: VFile}

/** List the notes of a chapter, each with the title of the section that first refers to it. */
export function noteTrees({id, title, tree}: Chapter, notes: readonly Note[]): NoteTree[] {
  const own = notes.filter(({chapterId}) => chapterId === id)
  const sections = sectionsOfNotes(id, tree, own)
  return own.map((note) => ({
    note,
    root: {type: 'root', children: note.children},
    section: sections.get(note)?.title ?? title,
    ...(note.file ? {file: note.file} : {})
  }))
}
