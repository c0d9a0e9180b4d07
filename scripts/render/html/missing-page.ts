import {h} from 'hastscript'
import {labelOf} from '../hast/index.ts'
import {addressesOf} from './addresses.ts'
import {fullContents} from './contents-nav.ts'
import {htmlOf} from './html-of.ts'
import type {Page} from './page.ts'
import type {Site} from './site.ts'

/** Build the page that servers show in place of one that is not there. */
export function missingPage(site: Site): Omit<Page, 'contents' | 'foot'> {
  const {book} = site
  const title = labelOf(book, 'missingPage')
  return {
    name: '404.html',
    title: `${title} · ${book.edition.title}`,
    description: title,
    kind: 'not-found',
    main: htmlOf([
      h('article', [h('h1', title), h('p', labelOf(book, 'missingPageAdvice'))]),
      h('section.full-contents', fullContents(site))
    ])
  }
}

/** A server shows it under any address, so that its own are seen from the site's root, as far as that is known. */
export function fromRoot({book}: Site, html: string): string {
  const address = addressesOf(book).pageOf('')
  if (address === undefined) return html
  const root = new URL(address).pathname
  return html.replace(
    / (href|src)="(?![a-z]+:|#|\/)([^"]*)"/g,
    (_, name: string, path: string) => ` ${name}="${root}${path}"`
  )
}
