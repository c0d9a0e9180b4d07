/** What must hold of every EPUB of ours, told without any validator. */
import {all, readEpub, resolvePath, type Epub, type EpubDocument} from './read-epub.ts'

/** Check an EPUB; one sentence for each thing that is wrong. */
export async function structureProblems(bytes: Uint8Array): Promise<string[]> {
  const epub = await readEpub(bytes)
  const documents = [...new Map([epub.navigation, ...epub.spine].map((document) => [document.path, document])).values()]
  return [
    ...container(bytes, epub),
    ...manifest(epub),
    ...documents.flatMap((document) => ids(document)),
    ...[...documents, epub.ncx].flatMap((document) => links(document, idsByPath(documents), epub)),
    ...documents.flatMap((document) => inert(document)),
    ...documents.flatMap((document) => languages(document, epub))
  ]
}

/** @see https://www.w3.org/TR/epub-33/#sec-zip-container-mime */
function container(bytes: Uint8Array, {names}: Epub): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const head = new TextDecoder('latin1').decode(bytes.subarray(30, 58))
  return [
    ...(head === 'mimetypeapplication/epub+zip' ? [] : ['mimetype is not the first entry, or has an extra field']),
    ...(view.getUint16(8, true) === 0 ? [] : ['mimetype is not stored']),
    ...names.filter((name) => name.endsWith('/')).map((name) => `${name} is a folder entry`),
    ...names.filter((name) => !/^[\w./-]+$/.test(name)).map((name) => `${name} is not an ASCII name`)
  ]
}

function manifest({names, manifest: items, packageDocument, spine, navigation}: Epub): string[] {
  const listed = items.map(({path}) => path)
  const known = new Set([...listed, 'mimetype', 'META-INF/container.xml', packageDocument.path])
  const documents = items.filter(({mediaType}) => mediaType === 'application/xhtml+xml').map(({path}) => path)
  const read = spine.map(({path}) => path)
  return [
    ...names.filter((name) => !known.has(name)).map((name) => `${name} is not in the manifest`),
    ...listed.filter((path) => !names.includes(path)).map((path) => `${path} is in the manifest only`),
    ...repeated(listed).map((path) => `${path} is twice in the manifest`),
    ...repeated(read).map((path) => `${path} is twice in the spine`),
    ...documents.filter((path) => !read.includes(path)).map((path) => `${path} is not in the spine`),
    ...(read.includes(navigation.path) ? [] : ['the table of contents cannot be reached by turning pages'])
  ]
}

function ids({path, tree}: EpubDocument): string[] {
  return repeated(idsIn(tree)).map((id) => `${path}: id ${id} is twice`)
}

function links({path, tree}: EpubDocument, known: ReadonlyMap<string, Set<string>>, {files}: Epub): string[] {
  return all(tree, '*').flatMap(({name, attributes}) => {
    const address = attributes['href'] ?? attributes['src']
    if (typeof address !== 'string') return []
    if (/^[a-z][a-z\d+.-]*:/i.test(address)) return name === 'a' ? [] : [`${path}: ${name} is remote: ${address}`]
    const file = resolvePath(path, address)
    const fragment = address.includes('#') ? decodeURIComponent(address.slice(address.indexOf('#') + 1)) : undefined
    if (!files.has(file)) return [`${path}: ${address} leads to no file`]
    return fragment === undefined || known.get(file)?.has(fragment) ? [] : [`${path}: ${address} leads to no id`]
  })
}

function inert({path, tree}: EpubDocument): string[] {
  return all(tree, '*').flatMap(({name, attributes}) => [
    ...(['script', 'iframe', 'object', 'embed', 'form', 'style'].includes(name) ? [`${path}: ${name}`] : []),
    ...Object.keys(attributes)
      .filter((attribute) => /^on|^style$/i.test(attribute))
      .map((attribute) => `${path}: ${name} has ${attribute}`)
  ])
}

function languages({path, tree}: EpubDocument, {packageDocument}: Epub): string[] {
  const [language] = all(packageDocument.tree, 'package').map(({attributes}) => attributes['xml:lang'])
  const [html] = all(tree, 'html')
  return html?.attributes['lang'] === language && html?.attributes['xml:lang'] === language
    ? []
    : [`${path}: language is not ${String(language)}`]
}

function idsByPath(documents: readonly EpubDocument[]): Map<string, Set<string>> {
  return new Map(documents.map(({path, tree}) => [path, new Set(idsIn(tree))]))
}

function idsIn(tree: EpubDocument['tree']): string[] {
  return all(tree, '*').flatMap(({attributes}) => attributes['id'] ?? [])
}

function repeated(items: readonly string[]): string[] {
  return items.filter((item, index) => items.indexOf(item) !== index)
}
