/** The site as an archive, the same bytes wherever and whenever it is packed. */
import JSZip from 'jszip'
import type {VFile} from 'vfile'
import {bytesOf} from './collect-artefacts.ts'

/** The first day that an archive can name. */
const epoch = new Date('1980-01-01T00:00:00Z')

/** @param folder What all files lie in. */
export async function packSite(files: readonly VFile[], folder: string): Promise<Uint8Array> {
  const zip = new JSZip()
  for (const {path, value} of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    zip.file(path.replace(/^html\//, `${folder}/`), bytesOf(value), {date: epoch, createFolders: false})
  }
  return zip.generateAsync({
    type: 'uint8array',
    compression: 'DEFLATE',
    compressionOptions: {level: 9},
    platform: 'DOS'
  })
}
