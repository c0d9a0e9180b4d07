/** What a page says of itself to browsers, to search engines and to who links to it. */
import {h} from 'hastscript'
import type {Element} from 'hast'
import {outputLanguage} from '../hast/index.ts'
import {addressesOf, siblingHref, siblingsOf} from './addresses.ts'
import {htmlOf} from './html-of.ts'
import {cardOf, iconOf, touchIconOf} from './icon.ts'
import type {Page} from './page.ts'
import type {Site} from './site.ts'

/** Write a page's links and metadata as HTML. */
export function headOf(site: Site, page: Page): string {
  const needs = [
    ...(needsApparatus(site, page) ? [h('link', {rel: 'stylesheet', href: site.apparatus.name})] : []),
    h('link', {rel: 'stylesheet', href: site.paper.name, media: 'print'})
  ]
  if (page.kind === 'not-found') return htmlOf([...needs, h('meta', {name: 'robots', content: 'noindex'})])
  return htmlOf([
    ...needs,
    ...(page.previous ? [h('link', {rel: 'prev', href: page.previous})] : []),
    ...(page.next ? [h('link', {rel: 'next', href: page.next})] : []),
    h('link', {rel: 'icon', href: iconOf(site.book).name, type: 'image/svg+xml'}),
    ...touchIcon(site),
    h('link', {rel: 'manifest', href: 'site.webmanifest'}),
    ...addressLinks(site, page),
    ...cardMetas(site, page),
    ...factsOf(page)
  ])
}

/** Style of its own is loaded by the pages that have what it is for; previews load it when one is shown. */
function needsApparatus({apparatusClasses}: Site, {main, kind}: Page): boolean {
  if (kind === 'front' || kind === 'list' || main.includes('<math')) return true
  const lists = main.matchAll(/class="([^"]+)"/g)
  return [...lists].some(([, list = '']) => list.split(' ').some((name) => apparatusClasses.has(name)))
}

function addressLinks({book}: Site, {name, chapterId}: Page): Element[] {
  const {pageOf} = addressesOf(book)
  const canonical = pageOf(name)
  if (canonical === undefined) return []
  const others = siblingsOf(book).flatMap((sibling) => {
    const href = siblingHref(book, sibling, chapterId)
    return href.startsWith('https:') && (chapterId === undefined || sibling.chapters?.includes(chapterId) !== false)
      ? [h('link', {rel: 'alternate', hrefLang: outputLanguage(sibling.language), href})]
      : []
  })
  const own = h('link', {rel: 'alternate', hrefLang: outputLanguage(book.edition.language), href: canonical})
  return [
    h('link', {rel: 'canonical', href: canonical}),
    ...(others.length > 0 ? [own, ...others] : []),
    h('link', {rel: 'alternate', type: 'application/atom+xml', href: 'feed.xml', title: book.edition.title})
  ]
}

function touchIcon({book}: Site): Element[] {
  if (addressesOf(book).pageOf('') === undefined) return []
  return [h('link', {rel: 'apple-touch-icon', href: touchIconOf(book)})]
}

/** @see https://ogp.me/ */
function cardMetas({book, options}: Site, page: Page): Element[] {
  const {pageOf} = addressesOf(book)
  const url = pageOf(page.name)
  const image = url === undefined ? undefined : pageOf('')?.concat(cardOf(book, options))
  const facts: [string, string | undefined][] = [
    ['og:type', page.kind === 'front' ? 'book' : 'article'],
    ['og:title', page.title],
    ['og:site_name', book.edition.title],
    ['og:locale', outputLanguage(book.edition.language).replace('-', '_')],
    ['og:url', url],
    ['og:image', image]
  ]
  return [
    ...facts.flatMap(([property, content]) => (content === undefined ? [] : [h('meta', {property, content})])),
    ...(image === undefined ? [] : [h('meta', {name: 'twitter:card', content: 'summary_large_image'})])
  ]
}

function factsOf({facts}: Page): Element[] {
  if (!facts) return []
  // In a script element, only an end tag or a comment could end it.
  const text = JSON.stringify(facts).replaceAll('<', '\\u003c')
  return [h('script', {type: 'application/ld+json'}, text)]
}
