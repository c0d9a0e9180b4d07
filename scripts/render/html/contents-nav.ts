import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import type {TocEntry} from '../../book.ts'
import {labelOf, listedSections, nestChapters, wordsToHast, type Nested} from '../hast/index.ts'
import {htmlOf} from './html-of.ts'
import {ids, type Site} from './site.ts'

/** How deep a list of contents goes below chapters, and for which chapter. */
type Depth = {chapterId: string | undefined; sections: (entry: TocEntry) => readonly TocEntry[]}

/**
 * Make the sidebar of every page: all chapters by part, with the sections of the one shown. A drawer on phones.
 *
 * In a book of many chapters it is most of each page, and differs in one item: the rest is written once.
 *
 * @returns What gives a page's sidebar as HTML, by the chapter it shows.
 */
export function contentsNavs(site: Site): (chapterId: string | undefined) => string {
  const properties = {
    className: ['contents'],
    id: ids.contents,
    popover: 'auto',
    ariaLabel: labelOf(site.book, 'contents')
  }
  const closed: Depth = {chapterId: undefined, sections: () => []}
  const nav = htmlOf([h('nav', properties, contentsList(site, closed))])
  return (chapterId) => {
    const entry = site.book.toc.find(({target}) => target.chapterId === chapterId)
    if (!entry) return nav
    const open: Depth = {chapterId, sections: ({children}) => children}
    return nav.replace(htmlOf(chapterEntry(site, entry, closed)), () => htmlOf(chapterEntry(site, entry, open)))
  }
}

/** Build the whole contents, for the front page. */
export function fullContents(site: Site): Element {
  return contentsList(site, {chapterId: undefined, sections: (entry) => listedSections(site.book, entry)})
}

/** Build the contents of one page; nothing for a page that has fewer than two sections. */
export function pageContents(site: Site, entry: TocEntry | undefined): ElementContent[] {
  if (!entry || entry.children.length < 2) return []
  const label = labelOf(site.book, 'onThisPage')
  const list = h(
    'ol',
    entry.children.map((child) => h('li', [linkTo(site, child, entry.target.chapterId), ...sublist(site, child)]))
  )
  return [h('nav.on-this-page', {ariaLabel: label}, h('details', [h('summary', label), list]))]
}

function sublist(site: Site, {children, target}: TocEntry): Element[] {
  if (children.length === 0) return []
  return [
    h(
      'ol',
      children.map((child) => h('li', linkTo(site, child, target.chapterId)))
    )
  ]
}

function contentsList(site: Site, depth: Depth): Element {
  const items: Element[] = []
  for (const part of partsOf(site.book.toc)) {
    const nested = nestChapters(site.book, part.entries, ({target}) => target.chapterId)
    const chapters = nested.map((entry) => chapterItem(site, entry, depth))
    if (part.title === undefined) items.push(...chapters)
    else items.push(h('li.part', [h('p.part-title', part.title), h('ol', chapters)]))
  }
  return h('ol.chapters', items)
}

function chapterItem(site: Site, {item, below}: Nested<TocEntry>, depth: Depth): Element {
  const nested = below.map((entry) => chapterItem(site, entry, depth))
  return h('li.chapter', [...chapterEntry(site, item, depth), ...(nested.length > 0 ? [h('ol.nested', nested)] : [])])
}

function chapterEntry(site: Site, entry: TocEntry, {chapterId, sections}: Depth): Element[] {
  const link = linkTo(site, entry, chapterId)
  if (entry.target.chapterId === chapterId) link.properties['ariaCurrent'] = 'page'
  const below = sections(entry)
  const from = chapterId === entry.target.chapterId ? chapterId : undefined
  const list = h(
    'ol.sections',
    below.map((section) => h('li', linkTo(site, section, from)))
  )
  return below.length > 0 ? [link, list] : [link]
}

/** Link to an entry with its number; chapters by their page, without a fragment. */
export function linkTo(site: Site, {target, content}: TocEntry, from: string | undefined): Element {
  const {book, options} = site
  const chapter = book.chapters.find(({id}) => id === target.chapterId)
  // Most titles are words alone, and every page lists many.
  const isPlain = content.every((node) => node.type === 'text' && node.data === undefined)
  const words = chapter && !isPlain ? wordsToHast(content, chapter, options) : []
  const place = target.kind === 'chapter' ? {chapterId: target.chapterId} : target
  const label = target.label ? [h('span.label', target.label), ' '] : []
  const title = h('span.title', words.length > 0 ? words : target.title)
  return h('a', {href: options.hrefOf(place, from ?? '')}, ...label, title)
}

/** Group consecutive chapters by part. */
export function partsOf(toc: readonly TocEntry[]): {title: string | undefined; entries: TocEntry[]}[] {
  const parts: {title: string | undefined; entries: TocEntry[]}[] = []
  for (const entry of toc) {
    const last = parts.at(-1)
    if (last && last.title === entry.part) last.entries.push(entry)
    else parts.push({title: entry.part, entries: [entry]})
  }
  return parts
}
