/** Gives a renderer files of its own to report on, so that what it says is told from what others say. */
import {VFile} from 'vfile'
import type {Book} from '../book.ts'
import {messageFromData, messageToData, type MessageData} from './messages.ts'

/** By path. */
export type Reports = readonly (readonly [string, readonly MessageData[]])[]

/** `reports` is what was said of the lent book's files; `giveBack` puts it on the files themselves. */
export type Detached = {lent: Book; reports: () => Reports; giveBack: (reports: Reports) => void}

/** Lend a book whose files are copies without messages. */
export function detach(book: Book): Detached {
  const copies = new Map<VFile, VFile>()
  const copyOf = (file: VFile): VFile => {
    const copy = copies.get(file) ?? new VFile({path: file.path, value: file.value, data: file.data})
    copies.set(file, copy)
    return copy
  }
  const lent = {
    ...book,
    configFile: copyOf(book.configFile),
    chapters: book.chapters.map((chapter) => ({...chapter, file: copyOf(chapter.file)}))
  }
  const originals = new Map([...copies.keys()].map((file) => [file.path, file]))
  return {
    lent,
    reports: () =>
      [...copies.values()]
        .filter(({messages}) => messages.length > 0)
        .map(({path, messages}) => [path, messages.map(messageToData)] as const),
    giveBack: (reports) => {
      for (const [path, messages] of reports) originals.get(path)?.messages.push(...messages.map(messageFromData))
    }
  }
}
