/** Addresses that readers may have kept: of chapters and sections that have another address now. */
import type {Element} from 'hast'
import {h} from 'hastscript'
import {VFile} from 'vfile'
import type {Redirect} from '../../apparatus.ts'
import type {Book, Chapter} from '../../book.ts'
import {labelOf, outputLanguage} from '../hast/index.ts'
import {addressesOf} from './addresses.ts'
import {escapeText} from './page.ts'
import {pageNameOf, type Site} from './site.ts'

/** Say on a page where its former places are. They show when a link leads to them; a script goes on by itself. */
export function movedPlaces(site: Site, {id}: Chapter): Element[] {
  return redirectsOf(site.book).flatMap(({from, to}) => {
    if (from.chapterId !== id || from.htmlId === undefined) return []
    const href = site.options.hrefOf(to, id)
    const label = labelOf(site.book, 'moved')
    return [h('p.moved.gen', {id: from.htmlId}, h('a', {href}, label))]
  })
}

/** Make the pages of chapters that are no more: each leads on without a script. */
export function movedPages(site: Site): VFile[] {
  const {book} = site
  const pages = new Map<string, Redirect[]>()
  for (const redirect of redirectsOf(book)) {
    const {chapterId} = redirect.from
    if (!book.chapters.some(({id}) => id === chapterId))
      pages.set(chapterId, [...(pages.get(chapterId) ?? []), redirect])
  }
  return [...pages].map(([chapterId, redirects]) => {
    const whole = redirects.find(({from}) => from.htmlId === undefined) ?? redirects[0]
    return new VFile({path: `html/${pageNameOf(chapterId)}`, value: movedPage(site, whole)})
  })
}

function movedPage({book, options}: Site, redirect: Redirect | undefined): string {
  const href = redirect ? options.hrefOf(redirect.to, '') : 'index.html'
  const canonical = addressesOf(book).pageOf('')
  const link = canonical === undefined ? '' : `<link rel="canonical" href="${escapeText(canonical + href)}">`
  const label = escapeText(labelOf(book, 'moved'))
  return (
    `<!doctype html>\n<html lang="${outputLanguage(book.edition.language)}"><head><meta charset="utf-8">` +
    `<title>${label}</title><meta http-equiv="refresh" content="0; url=${escapeText(href)}">` +
    `<meta name="robots" content="noindex">${link}</head><body><p><a href="${escapeText(href)}">${label}</a></p></body></html>\n`
  )
}

function redirectsOf({redirects = [], targets}: Book): readonly Redirect[] {
  if (redirects.length === 0) return redirects
  const taken = new Set([...targets.values()].map(({chapterId, htmlId}) => `${chapterId}#${htmlId}`))
  return redirects.filter(({from}) => !taken.has(`${from.chapterId}#${from.htmlId ?? ''}`))
}
