import JSZip from 'jszip'
import {VFile} from 'vfile'
import {bytesOf} from './collect-artefacts.ts'
import type {ReleaseRecord} from './record.ts'

/** Lay out a release as a site: the download page with all it leads to, and each edition's pages in a folder of its name. */
export async function layOutSite(record: ReleaseRecord, files: readonly VFile[]): Promise<VFile[]> {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const laidOut: VFile[] = [...files]
  for (const {name, artefacts} of record.editions) {
    const archive = byPath.get(artefacts.find(({format}) => format === 'site')?.file ?? '')
    if (archive) laidOut.push(...(await unpack(archive, name)))
  }
  return laidOut
}

async function unpack(archive: VFile, folder: string): Promise<VFile[]> {
  const zip = await JSZip.loadAsync(bytesOf(archive.value))
  const entries = Object.values(zip.files).filter(({dir}) => !dir)
  return Promise.all(
    entries.map(async (entry) => {
      const path = entry.name.replace(/^[^/]*/, folder)
      return new VFile({path, value: await entry.async('nodebuffer')})
    })
  )
}
