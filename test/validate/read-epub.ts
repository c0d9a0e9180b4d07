/** Read an EPUB back by another way than it was written: unzip, and a strict XML parser. */
import JSZip from 'jszip'
import type {Element, Root} from 'xast'
import {fromXml} from 'xast-util-from-xml'
import {all, resolveEntry, textOf} from '../../scripts/check/xml-tree.ts'

export {all, textOf}

export type EpubDocument = {
  /** In the file: `OEBPS/01.xhtml`. */
  path: string
  tree: Root
}

export type ManifestItem = {id: string; path: string; mediaType: string; properties: string[]}

export type Epub = {
  /** Names in the order of the archive. */
  names: string[]
  files: ReadonlyMap<string, Uint8Array>
  packageDocument: EpubDocument
  manifest: ManifestItem[]
  /** In reading order. */
  spine: EpubDocument[]
  navigation: EpubDocument
  ncx: EpubDocument
}

/** Open an EPUB. Throws where it is not well-formed. */
export async function readEpub(bytes: Uint8Array): Promise<Epub> {
  const zip = await JSZip.loadAsync(bytes)
  const names = Object.keys(zip.files)
  const files = new Map<string, Uint8Array>()
  for (const file of Object.values(zip.files)) if (!file.dir) files.set(file.name, await file.async('uint8array'))
  const document = (path: string) => ({path, tree: parse(path, files.get(path))})

  const container = document('META-INF/container.xml')
  const packageDocument = document(all(container.tree, 'rootfile')[0]!.attributes['full-path']!)
  const manifest = all(packageDocument.tree, 'item').map(({attributes}) => ({
    id: attributes['id']!,
    path: resolveEntry(packageDocument.path, attributes['href']!)!,
    mediaType: attributes['media-type']!,
    properties: attributes['properties']?.split(' ') ?? []
  }))
  const itemOf = (id: string) => manifest.find((item) => item.id === id)!.path
  const ncx = all(packageDocument.tree, 'spine')[0]!.attributes['toc']!
  return {
    names,
    files,
    packageDocument,
    manifest,
    spine: all(packageDocument.tree, 'itemref').map(({attributes}) => document(itemOf(attributes['idref']!))),
    navigation: document(manifest.find(({properties}) => properties.includes('nav'))!.path),
    ncx: document(itemOf(ncx))
  }
}

/** Whether an element has the class. */
export function hasClass({attributes}: Element, name: string): boolean {
  return attributes['class']?.split(/\s+/).includes(name) ?? false
}

function parse(path: string, bytes: Uint8Array | undefined): Root {
  if (!bytes) throw new Error(`No file ${path}`)
  try {
    // The strict decoder refuses what is not UTF-8.
    const text = new TextDecoder('utf-8', {fatal: true}).decode(bytes)
    return fromXml(text)
  } catch (error) {
    throw new Error(`${path} is not well-formed`, {cause: error})
  }
}
