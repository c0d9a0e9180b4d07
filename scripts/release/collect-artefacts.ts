import {createHash} from 'node:crypto'
import type {VFile} from 'vfile'
import type {Made} from '../request.ts'
import {countFonts} from './count-fonts.ts'
import {packSite} from './pack-site.ts'
import type {Artefact, ArtefactFormat} from './record.ts'

export type ArtefactFile = Artefact & {bytes: Uint8Array}

const mediaTypes: Readonly<Record<ArtefactFormat, string>> = {
  epub: 'application/epub+zip',
  pdf: 'application/pdf',
  html: 'text/html',
  site: 'application/zip'
}

/** Name what was made of an edition as readers download it: EPUB, PDF, the book in one HTML file, the site packed. */
export async function collectArtefacts({book: {config, edition}, publication}: Made): Promise<ArtefactFile[]> {
  const stem = `${config.name}-${edition.name}-${edition.version}`
  const {files} = publication
  const ending = (end: string): VFile[] => files.filter(({path}) => path.endsWith(end) && !path.includes('/'))
  const pages = files.filter(({path}) => path.startsWith('html/'))
  const whole = pages.find(({path}) => path === 'html/book.html')
  const found: Promise<ArtefactFile>[] = [
    ...ending('.epub').map((file) => describe(`${stem}.epub`, 'epub', file)),
    ...ending('.pdf').map((file) => describe(`${stem}.pdf`, 'pdf', file)),
    ...(whole ? [describe(`${stem}.html`, 'html', whole)] : []),
    ...(pages.length > 0 ? [describe(`${stem}.zip`, 'site', {value: await packSite(pages, stem), data: {}})] : [])
  ]
  return Promise.all(found)
}

/** The hash of bytes, in hexadecimal. */
export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The bytes of a file. */
export function bytesOf(value: VFile['value']): Uint8Array {
  return typeof value === 'string' ? Buffer.from(value) : value
}

async function describe(
  file: string,
  format: ArtefactFormat,
  {value, data}: Pick<VFile, 'value' | 'data'>
): Promise<ArtefactFile> {
  const bytes = bytesOf(value)
  return {
    file,
    format,
    mediaType: mediaTypes[format],
    size: bytes.length,
    sha256: sha256Of(bytes),
    pages: typeof data['pages'] === 'number' ? data['pages'] : null,
    fonts: await countFonts(bytes, format),
    bytes
  }
}
