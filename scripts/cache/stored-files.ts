import {VFile, type Data} from 'vfile'
import {messageFromData, messageToData, type MessageData} from './messages.ts'

/** An output, as plain data. */
export type StoredFile = {path: string; value: string | Uint8Array; data: Data; messages: readonly MessageData[]}

/** Take an output apart. */
export function storeFile({path, value, data, messages}: VFile): StoredFile {
  return {path, value, data, messages: messages.map(messageToData)}
}

/** Put an output together again. */
export function restoreFile({messages, ...parts}: StoredFile): VFile {
  const file = new VFile(parts)
  file.messages.push(...messages.map(messageFromData))
  return file
}
