/** The only module of `import/` that knows jszip: an archive, opened with care. */
import JSZip from 'jszip'
import type {VFile} from 'vfile'
import {reportError} from '../diagnostics.ts'

/** What all files of an archive may hold together, unpacked, in bytes. */
const sizeLimit = 512 * 1024 * 1024

/** Give a file of an archive by its name; `undefined` where it has none. */
export type Archive = {names: readonly string[]; read: (name: string) => Promise<Uint8Array | undefined>}

/** Open a zip archive. Reports `unreadable-archive` (error), and gives an empty one then. */
export async function openArchive(file: VFile): Promise<Archive> {
  const zip = await JSZip.loadAsync(file.value ?? '').catch(() => undefined)
  if (!zip) reportUnreadable(file, 'expected a zip archive')
  const entries = Object.values(zip?.files ?? {}).filter(({dir}) => !dir)
  let left = sizeLimit
  return {
    names: entries.map(({name}) => name),
    read: async (name) => {
      const entry = zip?.file(name)
      if (!entry || left <= 0) return undefined
      const bytes = await unpack(entry, left)
      left -= bytes?.length ?? left
      if (!bytes) reportUnreadable(file, `expected at most ${sizeLimit} bytes in it, and none that are damaged`)
      return bytes
    }
  }
}

/** Write an archive anew with another text for one of its files. */
export async function withText(file: VFile, name: string, text: string): Promise<Buffer> {
  const zip = await JSZip.loadAsync(file.value ?? '')
  return zip.file(name, text).generateAsync({type: 'nodebuffer'})
}

/** Unpack until there is too much: what an archive says of its sizes may be wrong. */
async function unpack(entry: JSZip.JSZipObject, limit: number): Promise<Uint8Array | undefined> {
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = []
    let size = 0
    const stream = entry.nodeStream('nodebuffer')
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > limit) {
        stream.pause()
        resolve(undefined)
      } else chunks.push(chunk)
    })
    stream.on('error', () => {
      resolve(undefined)
    })
    stream.on('end', () => {
      resolve(Buffer.concat(chunks))
    })
  })
}

/** Say why an archive is not read. */
export function reportUnreadable(file: VFile, wanted: string): void {
  reportError(file, {
    source: 'load',
    ruleId: 'unreadable-archive',
    reason: `Cannot open \`${file.basename ?? ''}\`, ${wanted}`,
    values: {path: file.basename ?? ''}
  })
}
