/** Where everything is inside the file: names that any zip tool, file system and reading system can take. */
import {createHash} from 'node:crypto'
import type {Asset, Book} from '../../book.ts'

export type Addresses = {
  /** File name of a chapter's content document. */
  documentOf: (chapterId: string) => string
  /** Write an identifier as an XML id in ASCII. */
  idOf: (htmlId: string) => string
  /** Path of an image by its key in `book.assets`; one path where two images are the same. */
  imageOf: (path: string) => string
}

/** Documents of ours, whose names no chapter may take. */
export const ownDocuments = {cover: 'cover.xhtml', titlePage: 'title-page.xhtml', imprint: 'imprint.xhtml'} as const

const extensions: Readonly<Record<Asset['mediaType'], string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg'
}

/** Settle every name in the book. */
export function addressesOf({chapters, assets}: Book): Addresses {
  const documents = nameDocuments(chapters.map(({id}) => id))
  return {
    documentOf: (chapterId) => documents.get(chapterId) ?? missing('chapter', chapterId),
    idOf,
    imageOf: (path) => imageNameOf(assets.get(path) ?? missing('image', path))
  }
}

/** Name the document that opens a part. */
export function partDocument(number: number): string {
  return `part-${number}.xhtml`
}

/** Keep the author's file stem where it is safe; else the chapter's place in the book. */
function nameDocuments(ids: readonly string[]): Map<string, string> {
  const taken = new Set<string>()
  return new Map(
    ids.map((id, index) => {
      const name = isSafeStem(id) && !taken.has(id.toLowerCase()) ? id : `chapter-${String(index + 1).padStart(3, '0')}`
      taken.add(name.toLowerCase())
      return [id, `${name}.xhtml`]
    })
  )
}

/** Not ours, not a device of Windows, not one that a later chapter may get. */
function isSafeStem(stem: string): boolean {
  const reserved = /^(cover|title-page|imprint|toc|style|content|part-\d+|chapter-\d+|con|prn|aux|nul|com\d|lpt\d)$/i
  return /^[a-z\d][\w-]{0,63}$/i.test(stem) && !reserved.test(stem)
}

/** `fig:layers` → `fig.layers`; what has other characters gets a digest in their place. */
function idOf(htmlId: string): string {
  if (/^[a-z_][\w:-]*$/i.test(htmlId)) return htmlId.replaceAll(':', '.')
  const readable = htmlId.replace(/[^\w-]+/g, '')
  return `i-${readable === '' ? '' : `${readable}-`}${digest(htmlId)}`
}

function imageNameOf({mediaType, bytes}: Asset): string {
  return `images/${digest(bytes)}.${extensions[mediaType]}`
}

function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 12)
}

function missing(kind: string, name: string): never {
  throw new Error(`Unexpected ${kind} \`${name}\`, which the book does not have`)
}
