/** The only module that knows jszip: an EPUB, opened as far as it can be. */
import JSZip from 'jszip'
import type {VFile} from 'vfile'
import {VFileMessage} from 'vfile-message'
import type {Root} from 'xast'
import {fromXml} from 'xast-util-from-xml'
import {reportError} from '../diagnostics.ts'
import type {FileOf} from './files-of.ts'
import {all, resolveEntry} from './xml-tree.ts'

export type EpubDocument = {
  /** Its name in the archive: `OEBPS/01.xhtml`. */
  path: string
  tree: Root
}

export type ManifestItem = {id: string; path: string; mediaType: string; properties: readonly string[]}

export type Epub = {
  bytes: Uint8Array
  /** In the order of the archive, folders included. */
  names: readonly string[]
  files: ReadonlyMap<string, Uint8Array>
  /** Bytes that each file takes in the archive. */
  weights: ReadonlyMap<string, number>
  packageDocument: EpubDocument
  manifest: readonly ManifestItem[]
  /** Paths in reading order. */
  spine: readonly string[]
  /** Content documents and the NCX, without those that are not well-formed. */
  documents: readonly EpubDocument[]
  fileOf: FileOf
}

/** Open an EPUB. Reports `not-an-epub` (error), and gives nothing then, and `not-well-formed` (error). */
export async function openEpub(file: VFile, bytes: Uint8Array, fileOf: FileOf): Promise<Epub | undefined> {
  const zip = await JSZip.loadAsync(bytes).catch(() => undefined)
  if (!zip) {
    reportNoEpub(file, 'a zip archive')
    return undefined
  }
  const files = new Map<string, Uint8Array>()
  for (const entry of Object.values(zip.files)) if (!entry.dir) files.set(entry.name, await entry.async('uint8array'))
  const container = parse('META-INF/container.xml', files, fileOf)
  const [rootfile] = container ? all(container.tree, 'rootfile') : []
  const packageDocument = parse(rootfile?.attributes['full-path'] ?? '', files, fileOf)
  if (!packageDocument) {
    reportNoEpub(file, 'a package document where `META-INF/container.xml` says')
    return undefined
  }

  const manifest = manifestOf(packageDocument)
  const paths = new Map(manifest.map(({id, path}) => [id, path]))
  const read = manifest.filter(({mediaType}) => /^application\/(?:xhtml|x-dtbncx)\+xml$/.test(mediaType))
  return {
    bytes,
    names: Object.keys(zip.files),
    files,
    weights: weightsOf(bytes),
    packageDocument,
    manifest,
    spine: all(packageDocument.tree, 'itemref').flatMap(({attributes}) => paths.get(attributes['idref'] ?? '') ?? []),
    documents: [...new Set(read.map(({path}) => path))].flatMap((path) => parse(path, files, fileOf) ?? []),
    fileOf
  }
}

/**
 * Read the directory at the archive's end, of which JSZip shows no sizes.
 *
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.12
 */
function weightsOf(bytes: Uint8Array): Map<string, number> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const weights = new Map<string, number>()
  const end = archive.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  if (end < 0 || end + 20 > archive.length) return weights
  for (let at = archive.readUInt32LE(end + 16); archive.subarray(at, at + 4).toString('latin1') === 'PK\u0001\u0002';) {
    const length = archive.readUInt16LE(at + 28)
    weights.set(archive.toString('utf8', at + 46, at + 46 + length), archive.readUInt32LE(at + 20))
    at += 46 + length + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return weights
}

function reportNoEpub(file: VFile, wanted: string): void {
  reportError(file, {source: 'check', ruleId: 'not-an-epub', reason: `Cannot open the EPUB, expected ${wanted}`})
}

function manifestOf({path: from, tree}: EpubDocument): ManifestItem[] {
  return all(tree, 'item').map(({attributes}) => ({
    id: attributes['id'] ?? '',
    path: resolveEntry(from, attributes['href'] ?? '') ?? attributes['href'] ?? '',
    mediaType: attributes['media-type'] ?? '',
    properties: attributes['properties']?.split(/\s+/) ?? []
  }))
}

/** Read a document. Reports `not-well-formed` (error) on it. */
function parse(path: string, files: ReadonlyMap<string, Uint8Array>, fileOf: FileOf): EpubDocument | undefined {
  const bytes = files.get(path)
  if (!bytes) return undefined
  try {
    const text = new TextDecoder('utf-8', {fatal: true}).decode(bytes)
    return {path, tree: fromXml(isEpub2(text) ? text.replace(namedCharacter, '\uFFFD') : text)}
  } catch (error) {
    const place = error instanceof VFileMessage && error.place ? {place: error.place} : {}
    const reason = 'Unexpected characters, expected well-formed XML in UTF-8'
    reportError(fileOf(path), {source: 'check', ruleId: 'not-well-formed', reason, ...place})
    return undefined
  }
}

/** Documents of EPUB 2 have names for characters, from a document type that nobody loads. */
const namedCharacter = /&(?!(?:amp|lt|gt|quot|apos);)[a-z][a-z\d]*;/gi

function isEpub2(text: string): boolean {
  return /^[^]{0,200}<!DOCTYPE\s+html\s+PUBLIC/i.test(text)
}
