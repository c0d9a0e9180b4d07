import type {Element, ElementContent} from 'hast'
import {toString} from 'hast-util-to-string'
import type {VFile} from 'vfile'
import {hasErrors, reportError} from '../diagnostics.ts'
import type {ForeignImage, ForeignTree} from './foreign.ts'
import {reportUnread} from './from-html.ts'
import {imageNames} from './image-names.ts'
import {openArchive} from './open-archive.ts'
import type {Archive} from './open-archive.ts'
import {attributeOf, elementsOf, parseHtml} from './parse-html.ts'
import {resolveAddress} from './resolve-address.ts'
import {visit} from 'unist-util-visit'

type Package = {path: string; tree: Element; spine: string[]}

/**
 * Read an EPUB: its documents in reading order, joined into one.
 *
 *   Reports `unreadable-archive`, `not-an-epub` (errors), `unread-image` (warning).
 */
export async function fromEpub(file: VFile): Promise<ForeignTree> {
  const archive = await openArchive(file)
  const found = await packageOf(archive)
  if (!found) {
    if (!hasErrors([file])) reportNoPackage(file)
    return {tree: {type: 'root', children: []}, images: [], creators: []}
  }
  const children: ElementContent[] = []
  for (const path of found.spine) children.push(...(await readDocument(archive, path)))
  const body: Element = {type: 'element', tagName: 'body', properties: {}, children}
  const images = await readImages(archive, body, file)
  const textsOf = (name: string): string[] =>
    elementsOf(found.tree, name)
      .map((node) => toString(node).trim())
      .filter(Boolean)
  const [title] = textsOf('dc:title')
  const [language] = textsOf('dc:language')
  return {
    tree: {type: 'root', children},
    images,
    creators: textsOf('dc:creator'),
    ...(title === undefined ? {} : {title}),
    ...(language === undefined ? {} : {language})
  }
}

async function packageOf(archive: Archive): Promise<Package | undefined> {
  const container = await textOf(archive, 'META-INF/container.xml')
  const rootfile = container === undefined ? undefined : elementsOf(parseHtml(container), 'rootfile')[0]
  const path = rootfile ? attributeOf(rootfile, 'full-path') || attributeOf(rootfile, 'fullPath') : ''
  const text = await textOf(archive, path)
  if (text === undefined) return undefined
  const tree: Element = {
    type: 'element',
    tagName: 'div',
    properties: {},
    children: parseHtml(text.replace(/<meta\b/g, '<x-meta')).children as ElementContent[]
  }
  const items = new Map(
    elementsOf(tree, 'item').map((node) => [
      attributeOf(node, 'id'),
      {
        path: resolveAddress(path, attributeOf(node, 'href')).path,
        isNav: attributeOf(node, 'properties').includes('nav')
      }
    ])
  )
  const spine = elementsOf(tree, 'itemref').flatMap((node) => {
    const item = items.get(attributeOf(node, 'idref') || attributeOf(node, 'idRef'))
    // The contents are made anew.
    return item && !item.isNav ? [item.path] : []
  })
  return {path, tree, spine}
}

async function textOf(archive: Archive, name: string): Promise<string | undefined> {
  const bytes = await archive.read(name)
  return bytes && new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n')
}

/** The body of a document; ids and addresses get the document's name before them, as all come into one. */
async function readDocument(archive: Archive, path: string): Promise<ElementContent[]> {
  const text = await textOf(archive, path)
  if (text === undefined) return []
  const body = elementsOf(parseHtml(text), 'body')[0]
  if (!body) return []
  visit(body, 'element', (node) => {
    const {id, href, src} = node.properties
    if (typeof id === 'string') node.properties['id'] = `${path}#${id}`
    if (typeof href === 'string' && !/^[a-z][a-z\d+.-]*:/i.test(href)) {
      const {path: target, fragment} = resolveAddress(path, href)
      node.properties['href'] = `#${target}#${fragment}`
    }
    if (typeof src === 'string' && !/^[a-z][a-z\d+.-]*:/i.test(src)) {
      node.properties['src'] = resolveAddress(path, src).path
    }
    // SVG wraps the one image of a cover page.
    const link = node.properties['xLinkHref']
    if (node.tagName === 'image' && typeof link === 'string') {
      node.tagName = 'img'
      node.properties = {src: resolveAddress(path, link).path, alt: ''}
    }
  })
  const top: Element = {type: 'element', tagName: 'a', properties: {id: `${path}#`}, children: []}
  return [top, ...body.children]
}

async function readImages(archive: Archive, body: Element, file: VFile): Promise<ForeignImage[]> {
  const images = new Map<string, ForeignImage>()
  const nameOf = imageNames()
  for (const node of elementsOf(body, 'img')) {
    const source = attributeOf(node, 'src')
    if (/^[a-z][a-z\d+.-]*:/i.test(source)) continue
    const bytes = images.get(source)?.bytes ?? (await archive.read(source))
    const image = images.get(source) ?? (bytes && {path: nameOf(source, bytes), bytes})
    if (image) {
      images.set(source, image)
      node.properties['src'] = image.path
    } else reportUnread(source, file)
  }
  return [...images.values()]
}

function reportNoPackage(file: VFile): void {
  reportError(file, {
    source: 'load',
    ruleId: 'not-an-epub',
    reason: 'Cannot open the EPUB, expected a package document where `META-INF/container.xml` says'
  })
}
