/** What references show of where they lead, laid up beside the pages that have them. */
import type {Element, ElementContent, Root} from 'hast'
import {h} from 'hastscript'
import {SKIP, visit} from 'unist-util-visit'
import type {Book, Chapter} from '../../book.ts'
import type {ChapterHast} from '../hast/index.ts'
import {htmlOf} from './html-of.ts'
import {named, pageNameOf, type SiteFile} from './site.ts'

/** HTML by address, as a page elsewhere in the site writes it: `02-image.html#fig-layers`. */
export type Previews = Map<string, string>

/** Where references of the whole book lead, by chapter. */
export type Wanted = ReadonlyMap<string, ReadonlySet<string>>

/** Collect what is referred to, as far as it is no entry of a glossary, of annals or of another list that we make. */
export function wantedTargets({chapters, notes}: Book): Wanted {
  const wanted = new Map<string, Set<string>>()
  const trees = [...chapters.map(({tree}) => tree), ...notes.map(({children}) => ({type: 'root' as const, children}))]
  for (const tree of trees) {
    visit(tree, 'crossReference', ({data}) => {
      if (!data?.target) return
      const {chapterId, htmlId} = data.target
      wanted.set(chapterId, (wanted.get(chapterId) ?? new Set()).add(htmlId))
    })
  }
  return wanted
}

/** Take out of a chapter what is shown elsewhere. */
export function collectPreviews(previews: Previews, wanted: Wanted, {chapter, hast}: ChapterParts): void {
  const ids = wanted.get(chapter.id)
  const page = encodeURIComponent(pageNameOf(chapter.id))
  visit(hast.body, 'element', (element, index, parent) => {
    const {id} = element.properties
    if (typeof id !== 'string' || !parent || index === undefined) return undefined
    const isEntry = chapter.generated !== undefined && /^(div|li)$/.test(element.tagName)
    if (!isEntry && !ids?.has(id)) return undefined
    const content = isEntry ? entryOf(element) : excerptOf(parent.children.slice(index) as ElementContent[])
    previews.set(`${page}#${id}`, htmlOf(content.map(withoutLinks)))
    // A whole chapter is referred to without a fragment.
    if (element.tagName === 'h1') previews.set(page, htmlOf(content.map(withoutLinks)))
    return isEntry ? SKIP : undefined
  })
}

type ChapterParts = {chapter: Chapter; hast: ChapterHast}

/** List what a page refers to on other pages, each once, in order. */
export function referencesIn({body, notes}: ChapterHast): string[] {
  const found = new Set<string>()
  for (const tree of [body, ...notes.map(({content}): Root => ({type: 'root', children: content}))]) {
    visit(tree, 'element', ({tagName, properties: {href, className}}) => {
      if (tagName !== 'a' || typeof href !== 'string' || href.startsWith('#')) return
      if (Array.isArray(className) && className.some((name) => typeof name === 'string' && shown.has(name)))
        found.add(href)
    })
  }
  return [...found]
}

/** Classes of links that show where they lead; `templates/screen.js` knows them, too. */
const shown = new Set(['term', 'xref', 'event', 'citation'])

/** Write what a page's references show; nothing where they show nothing. A script, for pages on a disk. */
export function previewFile(page: string, references: readonly string[], previews: Previews): SiteFile | undefined {
  const own = references.flatMap((href): [string, string][] => {
    const html = previews.get(href)
    return html === undefined ? [] : [[href, html]]
  })
  if (own.length === 0) return undefined
  const text = `globalThis.bookPreviews = ${JSON.stringify(Object.fromEntries(own))}\n`
  return named(`previews/${page.replace(/\.html$/, '')}.js`, text)
}

/** Of an entry, its name and what it means; of others all. */
function entryOf(entry: Element): ElementContent[] {
  const isList = entry.children.some((child) => child.type === 'element' && child.tagName === 'dt')
  if (!isList) return [h('div', entry.children)]
  return [
    h(
      'dl',
      entry.children.filter((child) => child.type === 'element' && (child.tagName === 'dt' || isDefinition(child)))
    )
  ]
}

/** A figure, a table or the like as it is; of a section its heading and how it begins. */
function excerptOf(nodes: readonly ElementContent[]): ElementContent[] {
  const [first, ...rest] = nodes
  if (first?.type !== 'element' || !/^h[1-6]$/.test(first.tagName)) return first ? [first] : []
  const following = rest.filter((node) => node.type === 'element')
  const end = following.findIndex(({tagName}) => /^(h[1-6]|section|nav)$/.test(tagName))
  const own = following
    .slice(0, end === -1 ? undefined : end)
    .filter(({tagName}) => /^(p|ul|ol|blockquote)$/.test(tagName))
  return [h('p.preview-title', first.children), ...own.slice(0, 2)]
}

/** A preview closes when the pointer leaves it, so nothing in it leads on; and ids are the page's. */
function withoutLinks(node: ElementContent): ElementContent {
  const copy = structuredClone(node)
  visit({type: 'root', children: [copy]} satisfies Root, 'element', (element, index, parent) => {
    const {className} = element.properties
    const isOurs = Array.isArray(className) && (className.includes('permalink') || className.includes('noteref'))
    if (isOurs && parent && index !== undefined) {
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    if (element.tagName === 'a') Object.assign(element, {tagName: 'span', properties: {}})
    for (const name of ['id', 'tabIndex', 'role', 'ariaLabel']) Reflect.deleteProperty(element.properties, name)
    return undefined
  })
  return copy
}

function isDefinition({properties: {className}}: Element): boolean {
  return Array.isArray(className) && className.includes('definition')
}
