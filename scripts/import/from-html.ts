import type {Element, Root} from 'hast'
import {toString} from 'hast-util-to-string'
import type {VFile} from 'vfile'
import {reportInfo, reportWarning} from '../diagnostics.ts'
import {decodeForeignFile, readBeside} from '../load/index.ts'
import type {ForeignImage, ForeignTree} from './foreign.ts'
import {imageNames} from './image-names.ts'
import {attributeOf, elementsOf, parseHtml} from './parse-html.ts'

/**
 * Read an HTML file. Where it marks its text as `main` or one `article`, the menus around that are left out.
 *
 *   Reports `left-out-page`, `contents-mark` (infos), `unread-image` (warning) and what `decodeText` does.
 */
export async function fromHtml(file: VFile): Promise<ForeignTree> {
  decodeForeignFile(file)
  const page = parseHtml(String(file))
  const body = textOf(page, file)
  leaveOutContents(body, file)
  const images = await readImages(body, file)
  const title = toString(elementsOf(page, 'title')[0] ?? {type: 'root', children: []}).trim()
  const language = attributeOf(elementsOf(page, 'html')[0] ?? body, 'lang')
  const creators = elementsOf(page, 'meta')
    .filter((node) => attributeOf(node, 'name') === 'author')
    .map((node) => attributeOf(node, 'content'))
  return {
    tree: {type: 'root', children: body.children},
    images,
    creators,
    ...(title ? {title} : {}),
    ...(language ? {language} : {})
  }
}

function textOf(page: Root, file: VFile): Element {
  const body = elementsOf(page, 'body')[0] ?? {type: 'element', tagName: 'body', properties: {}, children: []}
  const [mains, articles] = [elementsOf(body, 'main'), elementsOf(body, 'article')]
  const own = mains.length === 1 ? mains[0] : articles.length === 1 ? articles[0] : undefined
  if (!own) return body
  const count = lettersIn(body) - lettersIn(own)
  if (count > 0) {
    const reason = `Leaving out ${count} letters around \`<${own.tagName}>\`, where the page has its text`
    const values = {count, element: own.tagName}
    reportInfo(file, {source: 'load', ruleId: 'left-out-page', reason, values})
  }
  return own
}

/** A list of links to headings of the text, and nothing else. Reports `contents-mark` (info). */
function leaveOutContents(body: Element, file: VFile): void {
  const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].flatMap((name) => elementsOf(body, name))
  const ids = new Set(headings.map((heading) => attributeOf(heading, 'id')))
  for (const nav of elementsOf(body, 'nav')) {
    const links = elementsOf(nav, 'a')
    const isContents = links.every((link) => ids.has(decoded(attributeOf(link, 'href').replace(/^#/, ''))))
    if (links.length === 0 || !isContents) continue
    nav.children = []
    const [reason, values] = ['Leaving out `<nav>`, the book has contents of its own', {mark: '<nav>'}]
    reportInfo(file, {source: 'load', ruleId: 'contents-mark', reason, values})
  }
}

function lettersIn(node: Element): number {
  return toString(node).match(/[\p{L}\p{N}]/gu)?.length ?? 0
}

async function readImages(body: Element, file: VFile): Promise<ForeignImage[]> {
  const images = new Map<string, ForeignImage>()
  const nameOf = imageNames()
  for (const node of elementsOf(body, 'img')) {
    const source = attributeOf(node, 'src')
    if (/^(?:https?:)?\/\//i.test(source) || source === '') continue
    const bytes = await bytesOf(source, file)
    const image = images.get(source) ?? (bytes && {path: nameOf(source, bytes), bytes})
    if (image) {
      images.set(source, image)
      node.properties['src'] = image.path
    } else reportUnread(source.slice(0, 80), file)
  }
  return [...images.values()]
}

async function bytesOf(source: string, file: VFile): Promise<Uint8Array | undefined> {
  const data = /^data:image\/[\w.+-]+(;base64)?,(.*)$/is.exec(source)
  if (data) return data[1] ? Buffer.from(data[2] ?? '', 'base64') : Buffer.from(decoded(data[2] ?? ''))
  return readBeside(file.path, decoded(source.replace(/[?#].*$/, '')))
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** Say that an image stays where it was. */
export function reportUnread(path: string, file: VFile): void {
  reportWarning(file, {
    source: 'load',
    ruleId: 'unread-image',
    reason: `Cannot read \`${path}\`, expected an image beside the text`,
    note: 'Its name is kept: put the file there',
    values: {path}
  })
}
