import {VFile} from 'vfile'

/** Gives the file that messages about an entry of the EPUB stand on. */
export type FileOf = (entry: string) => VFile

/**
 * Give each entry of an EPUB a file to write messages on: `book.epub/OEBPS/01.xhtml`.
 *
 * @param epub Stands for what concerns no entry.
 * @returns `files` holds all that were asked for, and the EPUB itself.
 */
export function filesOf(epub: VFile): {fileOf: FileOf; files: VFile[]} {
  const byEntry = new Map([['', epub]])
  const files = [epub]
  const fileOf = (entry: string): VFile => {
    const known = byEntry.get(entry)
    if (known) return known
    const file = new VFile({path: `${epub.path}/${entry}`})
    byEntry.set(entry, file)
    files.push(file)
    return file
  }
  return {fileOf, files}
}
