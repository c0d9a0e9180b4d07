import type {VFile} from 'vfile'
import type {Manuscript} from './book.ts'

/** The files an author may have to open: all that carry messages on what is written. */
export function filesOf(manuscript: Manuscript): VFile[] {
  const {configFile, chapters, glossary, overlayFiles = [], ledgers = [], annotations = []} = manuscript
  const {annals, aliases, bibliography} = manuscript
  const single = [annals, aliases].flatMap((one) => one ?? [])
  const written = [...chapters, ...glossary, ...ledgers, ...annotations, ...single].map(({file}) => file)
  return [configFile, ...written, ...overlayFiles, ...(bibliography?.files ?? [])]
}
