import type {VFile} from 'vfile'
import type {Manuscript, Sources} from './book.ts'

/** The files an author may have to open: all that carry messages on what is written. */
export function filesOf(book: Manuscript | Sources): VFile[] {
  const {configFile, chapters, glossary, overlayFiles = [], ledgers = [], annotations = []} = book
  const {annals, aliases, bibliography} = book
  const single = [annals, aliases].flatMap((one) => one ?? [])
  const written = [...chapters, ...glossary, ...ledgers, ...annotations, ...single].map(({file}) => file)
  return [configFile, ...written, ...overlayFiles, ...(bibliography?.files ?? [])]
}
