/** The only module that knows epub-gen-memory: it puts finished documents into its container and zips them. */
import {EPub} from 'epub-gen-memory'

/** What goes into the file. Paths are relative to the package document. */
export type Parts = {
  title: string
  language: string
  identifier: string
  packageDocument: string
  navigationDocument: string
  ncx: string
  stylesheet: string
  documents: readonly {name: string; xhtml: string}[]
  resources: readonly {name: string; bytes: Uint8Array}[]
}

/** Files that the library names, in the package document's folder. */
export const fixedNames = {navigationDocument: 'toc.xhtml', ncx: 'toc.ncx', stylesheet: 'style.css'} as const

const folder = 'OEBPS'
const first = ['mimetype', 'META-INF/container.xml', `${folder}/content.opf`]

/** No clock: the first day a zip archive can tell. */
const date = new Date(Date.UTC(1980, 0, 1))

/** Pack documents into an EPUB. Same parts, same bytes. */
export async function pack(parts: Parts): Promise<Uint8Array> {
  return new Uint8Array(await new BookEpub(parts).genEpub())
}

/**
 * Uses of the library what is sound for our purpose, the container, the templates and the zip, and none of what reads
 * HTML, fetches, or makes up names and dates.
 */
class BookEpub extends EPub {
  readonly #resources: Parts['resources']

  constructor({documents, resources, stylesheet, language, identifier, ...parts}: Parts) {
    for (const {name} of documents) assertKept(name)
    const templates = {
      ...parts,
      lang: language,
      css: stylesheet,
      date: date.toISOString(),
      chapterXHTML: '<%- xhtml %>',
      contentOPF: '<%- packageDocument %>',
      tocXHTML: '<%- navigationDocument %>',
      tocNCX: '<%- ncx %>',
      verbose: failOnWarning
    }
    super(
      templates,
      documents.map(({name, xhtml}) => ({filename: name, xhtml, content: ''}))
    )
    this.uuid = identifier
    this.#resources = resources
  }

  protected override async generateTemplateFiles(): Promise<void> {
    await super.generateTemplateFiles()
    for (const {name, bytes} of this.#resources) this.zip.file(`${folder}/${name}`, bytes)
  }

  // Nothing is fetched: what the book needs is in the parts.
  protected override downloadAllFonts(): Promise<void> {
    return Promise.resolve()
  }

  protected override downloadAllImages(): Promise<void> {
    return Promise.resolve()
  }

  protected override makeCover(): Promise<void> {
    return Promise.resolve()
  }

  /** As the container wants it: `mimetype` first and stored, no folders, the rest in one order and of one date. */
  override async genEpub(): Promise<Buffer> {
    await this.render()
    const files = Object.values(this.zip.files).filter((file) => !file.dir)
    const entries = await Promise.all(files.map(async (file) => [file.name, await file.async('uint8array')] as const))
    for (const name of Object.keys(this.zip.files)) this.zip.remove(name)
    for (const [name, bytes] of entries.sort(inOrder)) {
      const compression = name === 'mimetype' ? 'STORE' : 'DEFLATE'
      this.zip.file(name, bytes, {date, compression, compressionOptions: {level: 9}, createFolders: false})
    }
    return this.generateAsync({type: 'nodebuffer', mimeType: 'application/epub+zip', platform: 'DOS'})
  }
}

function inOrder([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  const [rankA, rankB] = [a, b].map((name) => (first.includes(name) ? first.indexOf(name) : first.length)) as [
    number,
    number
  ]
  return rankA - rankB || (a < b ? -1 : 1)
}

/** The library drops other characters without a word, so that two files may become one. */
function assertKept(name: string): void {
  if (!/^[\w.-]+\.xhtml$/.test(name)) throw new Error(`Unexpected file name \`${name}\`, expected ASCII and \`.xhtml\``)
}

function failOnWarning(level: string, ...words: unknown[]): void {
  if (level === 'warn') throw new Error(`epub-gen-memory: ${words.join(' ')}`)
}
