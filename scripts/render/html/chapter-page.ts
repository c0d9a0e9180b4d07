import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import type {Book, Chapter, TocEntry} from '../../book.ts'
import {labelOf, type ChapterHast} from '../hast/index.ts'
import {linkTo, pageContents} from './contents-nav.ts'
import {decorate} from './decorate.ts'
import {endNotes} from './end-notes.ts'
import {htmlOf} from './html-of.ts'
import {chapterFacts} from './facts.ts'
import {footOf} from './foot.ts'
import {movedPlaces} from './moved-places.ts'
import type {Page} from './page.ts'
import {pageNameOf, type Site} from './site.ts'

/** What a chapter's page is made from. `hast` is decorated on the way. */
export type ChapterParts = {chapter: Chapter; hast: ChapterHast}

export type ChapterPage = Omit<Page, 'contents'> & {chapterId: string; article: string}

/** Build a chapter's page: where it stands in the book, the text, its notes, the way on. */
export function chapterPage(site: Site, {chapter, hast}: ChapterParts): ChapterPage {
  const {book} = site
  const {body, notes} = hast
  decorate(site, body)
  const moved = movedPlaces(site, chapter)
  const [previous, entry, next] = around(book, chapter)
  const text = body.children as ElementContent[]
  const article = htmlOf([h('article', [...text, ...endNotes(site, notes), ...moved])])
  const title = [entry?.target.label ?? '', chapter.title, book.edition.title].filter((part) => part !== '')
  return {
    name: pageNameOf(chapter.id),
    title: [title.slice(0, -1).join(' '), title.at(-1)].join(' · '),
    description: [book.edition.title, chapter.part ?? '', chapter.title].filter((part) => part !== '').join(' · '),
    kind: 'chapter',
    article,
    main:
      htmlOf([crumbs(site, chapter, entry), ...pageContents(site, entry)]) +
      article +
      htmlOf([pager(site, previous, next)]),
    foot: footOf(site, chapter),
    chapterId: chapter.id,
    facts: chapterFacts(book, chapter),
    previous: previous && hrefTo(previous),
    next: next && hrefTo(next)
  }
}

function around({toc}: Book, chapter: Chapter): (TocEntry | undefined)[] {
  const index = toc.findIndex(({target}) => target.chapterId === chapter.id)
  return index === -1 ? [undefined, undefined, undefined] : [toc[index - 1], toc[index], toc[index + 1]]
}

function hrefTo({target}: TocEntry): string {
  return encodeURIComponent(pageNameOf(target.chapterId))
}

function crumbs({book}: Site, {part}: Chapter, entry: TocEntry | undefined): Element {
  const {label = '', title = ''} = entry?.target ?? {}
  const home = h('a', {href: 'index.html'}, book.edition.title)
  const here = h('span', {ariaCurrent: 'page'}, label === '' ? title : label)
  const steps = [home, ...(part === undefined ? [] : [h('span', part)]), here]
  return h(
    'nav.crumbs.gen',
    {ariaLabel: labelOf(book, 'crumbs')},
    h(
      'ol',
      steps.map((step) => h('li', step))
    )
  )
}

function pager(site: Site, previous: TocEntry | undefined, next: TocEntry | undefined): Element {
  const link = (entry: TocEntry | undefined, rel: 'prev' | 'next') => {
    if (!entry) return []
    const anchor = linkTo(site, entry, undefined)
    const label = labelOf(site.book, rel === 'prev' ? 'previous' : 'next')
    anchor.properties = {...anchor.properties, rel: [rel], className: [rel]}
    anchor.children = [h('span.direction', label), h('span.name', anchor.children)]
    return [anchor]
  }
  return h('nav.pager', {ariaLabel: labelOf(site.book, 'pager')}, [...link(previous, 'prev'), ...link(next, 'next')])
}
