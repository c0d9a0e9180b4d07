import {distance} from 'fastest-levenshtein'
import type {Link, PhrasingContent, Root, RootContent} from 'mdast'
import type {VFile} from 'vfile'
import {reportWarning} from '../diagnostics.ts'
import type {ParseOptions} from './create-processor.ts'
import {decodeAddress, resolvePath} from './resolve-path.ts'
import {mergeText, rewriteChildren} from './rewrite-children.ts'
import {sourceOf} from './source-of.ts'

/**
 * Turn links to `#id`, to chapters, to `term:id` (or `#term:id`) and `event:id` into references; keep http(s), mailto and tel; of others, the text.
 *
 *   Reports `dead-link`, `unsafe-link` (warnings).
 */
export function remarkLinks({chapters}: ParseOptions): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    rewriteChildren(tree, (children) => {
      if (!children.some((node) => node.type === 'link')) return children
      return mergeText(children.flatMap((node) => (node.type === 'link' ? understand(node, {chapters, file}) : [node])))
    })
  }
}

type Context = ParseOptions & {file: VFile}

function understand(node: Link, context: Context): RootContent[] {
  const {position} = node
  const place = position ? {position} : {}
  const children = node.children.flatMap(withoutLink)
  // What a browser leaves out of an address before it looks at it.
  // eslint-disable-next-line no-control-regex -- control characters are what it looks for
  const url = node.url.replace(/[\u0000-\u0020]+/g, (space) => (/^ +$/.test(space) ? space : '')).trim()
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(url)?.[1]?.toLowerCase()
  if (scheme === 'term') return [{type: 'termReference', identifier: decodeAddress(url.slice(5)), children, ...place}]
  if (scheme === 'event') return [{type: 'eventReference', identifier: decodeAddress(url.slice(6)), children, ...place}]
  if (scheme === 'http' || scheme === 'https') return withoutTail({...node, url, children}, context.file)
  if (scheme === 'mailto' || scheme === 'tel') return [{...node, url, children}]
  if (url.startsWith('//')) return [{...node, url: `https:${url}`, children}]
  if (scheme !== undefined) return refuseUnsafe(node, context.file)
  if (url.startsWith('#term:'))
    return [{type: 'termReference', identifier: decodeAddress(url.slice(6)), children, ...place}]
  const identifier = identifierOf(url, context)
  return identifier === undefined
    ? refuseDead(node, context)
    : [{type: 'crossReference', identifier, children, ...place}]
}

/** `fig:a` of this book, `02-docker#x`, `02-docker`; nothing where the path is no chapter. */
function identifierOf(url: string, {chapters, file}: Context): string | undefined {
  const [path = '', ...rest] = url.split('#')
  const anchor = decodeAddress(rest.join('#')).normalize('NFC')
  if (path === '') return anchor === '' ? undefined : anchor
  const chapter = chapterAt(decodeAddress(path.replace(/\?.*$/, '')), {chapters, file})
  if (chapter === undefined) return undefined
  return anchor === '' ? chapter : `${chapter}#${anchor}`
}

/** A chapter's file; where other programs make pages of it, also `x.html`, a folder, `/x` from the top, or no ending at all. */
function chapterAt(path: string, {chapters, file}: Context): string | undefined {
  const {dialect} = file.data
  const isAbsolute = dialect !== undefined && path.startsWith('/')
  const resolved = (isAbsolute ? path.slice(1) : (resolvePath(file.path, path) ?? '')).normalize('NFC')
  const found = chapters.get(resolved)
  if (found !== undefined) return found
  const names = [...chapters.keys()]
  const bare = resolved.replace(/\/$|\.html?$/, '')
  const pages = ['', '/README', '/readme', '/index', '/_index'].flatMap((page) => [
    `${bare}${page}.md`,
    `${bare}${page}.markdown`
  ])
  const wanted = (dialect === undefined ? pages.slice(2) : pages).map((page) => page.replace(/^\//, ''))
  // An address from the top begins at the folder of the chapters, wherever that is.
  const name =
    names.find((one) => wanted.some((page) => one === page || (isAbsolute && one.endsWith(`/${page}`)))) ??
    (dialect === 'hugo' ? pageOfName(path, names) : undefined)
  return name === undefined ? undefined : chapters.get(name)
}

/** Hugo finds a page by its name alone, where no other has it. */
function pageOfName(path: string, names: readonly string[]): string | undefined {
  const bare = path.replace(/\.md$/, '').replace(/^\/|\/$/g, '')
  const found = names.filter((one) =>
    [`/${bare}.md`, `/${bare}/_index.md`, `/${bare}/index.md`].some((page) => `/${one}`.endsWith(page))
  )
  return found.length === 1 ? found[0] : undefined
}

function refuseDead(node: Link, context: Context): RootContent[] {
  const near = nearestOf(node.url, context)
  reportWarning(context.file, {
    source: 'parse',
    ruleId: 'dead-link',
    reason: `Unexpected link to \`${node.url}\`, expected a chapter of this book or a web address`,
    place: node,
    note: 'Its text is kept without the link',
    ...(near.length > 0 ? {expected: near} : {}),
    values: {url: node.url}
  })
  return wordsOf(node)
}

function refuseUnsafe(node: Link, file: VFile): RootContent[] {
  reportWarning(file, {
    source: 'parse',
    ruleId: 'unsafe-link',
    reason: `Unexpected link to \`${node.url}\`, expected \`https:\`, \`http:\`, \`mailto:\` or \`tel:\``,
    place: node,
    note: 'Its text is kept without the link',
    values: {url: node.url}
  })
  return wordsOf(node)
}

function wordsOf(node: Link): RootContent[] {
  return node.children.length > 0 ? node.children : [{type: 'text', value: node.url, ...placeOf(node)}]
}

/** @returns Chapters that a slip of the pen could have meant, as this chapter would write them. */
function nearestOf(url: string, {chapters, file}: Context): string[] {
  const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1)
  const path = decodeAddress(url.split('#')[0] ?? '')
  const names = [...chapters.keys()].map((name) => (name.startsWith(folder) ? name.slice(folder.length) : name))
  return names.filter((name) => distance(name, path) <= Math.max(1, path.length / 4)).slice(0, 3)
}

/** A bare address ends before Chinese punctuation, which GFM takes for part of it. */
function withoutTail(node: Link, file: VFile): RootContent[] {
  const [only, ...others] = node.children
  if (only?.type !== 'text' || others.length > 0 || !/^(https?:|www\.)/i.test(sourceOf(node, file))) return [node]
  const at = only.value.search(/[\u3000-\u3003\u3008-\u3011\u3014-\u301B“”‘’…—！（），：；？]/)
  if (at <= 0) return [node]
  const text = only.value.slice(0, at)
  const url = node.url.slice(0, node.url.length - (only.value.length - at))
  return [
    {...node, url, children: [{...only, value: text}]},
    {type: 'text', value: only.value.slice(at), ...placeOf(node)}
  ]
}

/** A link cannot stand in a link. */
function withoutLink(node: PhrasingContent): PhrasingContent[] {
  return node.type === 'link' ||
    node.type === 'crossReference' ||
    node.type === 'termReference' ||
    node.type === 'eventReference'
    ? node.children
    : [node]
}

function placeOf(node: Link): Pick<Link, 'position'> {
  return node.position ? {position: node.position} : {}
}
