/** Files that say to servers, search engines and feed readers what the site is. */
import type {Book} from '../../book.ts'
import {labelOf, outputLanguage} from '../hast/index.ts'
import {addressesOf, siblingHref, siblingsOf} from './addresses.ts'
import {iconOf} from './icon.ts'
import {escapeText, type Page} from './page.ts'
import {policy} from './policy.ts'
import type {SiteFile} from './site.ts'

/** Write what the book's addresses allow for. `inline` is what `book.html` has in it. */
export function publishingFiles(book: Book, pages: readonly Page[], inline: Parameters<typeof policy>[0]): SiteFile[] {
  const files = [manifest(book), headers(inline)]
  if (addressesOf(book).pageOf('') === undefined) return files
  return [...files, sitemap(book, pages), feed(book), robots(book)]
}

/** @see https://www.w3.org/TR/appmanifest/ */
function manifest(book: Book): SiteFile {
  const {edition, config} = book
  const value = {
    name: edition.title,
    short_name: Array.from(edition.title).slice(0, 12).join(''),
    description: config.description,
    lang: outputLanguage(edition.language),
    start_url: 'index.html',
    scope: './',
    display: 'minimal-ui',
    background_color: '#fcfaf5',
    theme_color: '#fcfaf5',
    icons: [{src: iconOf(book).name, sizes: 'any', type: 'image/svg+xml', purpose: 'any'}]
  }
  return {name: 'site.webmanifest', text: `${JSON.stringify(value, undefined, 2)}\n`}
}

/** As Netlify and Cloudflare Pages read them. Others take them as a pattern. */
function headers(inline: Parameters<typeof policy>[0]): SiteFile {
  const forEver = '  Cache-Control: public, max-age=31536000, immutable'
  const lines = [
    '/*',
    `  Content-Security-Policy: ${policy(inline)}; frame-ancestors 'none'`,
    '  X-Content-Type-Options: nosniff',
    '  Referrer-Policy: strict-origin-when-cross-origin',
    ...['assets', 'images', 'previews'].flatMap((folder) => [`/${folder}/*`, forEver]),
    '/sw.js',
    '  Cache-Control: no-cache'
  ]
  return {name: '_headers', text: `${lines.join('\n')}\n`}
}

/** @see https://www.sitemaps.org/protocol.html */
function sitemap(book: Book, pages: readonly Page[]): SiteFile {
  const urls = pages
    .filter(({kind}) => kind !== 'not-found')
    .map(({name, chapterId}) => {
      const others = siblingsOf(book).map((sibling) => ({sibling, href: siblingHref(book, sibling, chapterId)}))
      const links = others
        .filter(({href}) => chapterId !== undefined && href.startsWith('https:'))
        .map(({sibling, href}) => alternate(outputLanguage(sibling.language), href))
      return `<url><loc>${addressIn(book, name)}</loc><lastmod>${book.config.modified}</lastmod>${links.join('')}</url>`
    })
  const spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
  return {
    name: 'sitemap.xml',
    text: `<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${spaces}>\n${urls.join('\n')}\n</urlset>\n`
  }
}

function alternate(language: string, href: string): string {
  return `<xhtml:link rel="alternate" hreflang="${language}" href="${escapeText(href)}"/>`
}

/** The changes that the book lists; without a list, its version. @see https://www.rfc-editor.org/rfc/rfc4287 */
function feed(book: Book): SiteFile {
  const {config, edition} = book
  const own = {version: edition.version, date: config.modified, text: config.description ?? edition.title}
  const changes = config.site.changes.length > 0 ? config.site.changes : [own]
  const authors = config.creators.map(({name}) => `<author><name>${escapeText(name)}</name></author>`).join('')
  const entries = changes.map(({version, date, text}) =>
    [
      '<entry>',
      `<id>${escapeText(`${config.identifier}#${edition.name}-${version}`)}</id>`,
      `<title>${escapeText(`${edition.title} ${labelOf(book, 'version')} ${version}`)}</title>`,
      `<updated>${date}T00:00:00Z</updated>`,
      `<link href="${addressIn(book, 'index.html')}#page.changes"/>`,
      `<summary>${escapeText(text)}</summary>`,
      '</entry>'
    ].join('')
  )
  const head = [
    `<id>${escapeText(`${config.identifier}#${edition.name}`)}</id>`,
    `<title>${escapeText(edition.title)}</title>`,
    `<updated>${changes[0]?.date ?? config.modified}T00:00:00Z</updated>`,
    `<link href="${addressIn(book, 'index.html')}"/><link rel="self" href="${addressIn(book, 'feed.xml')}"/>`,
    authors === '' ? `<author><name>${escapeText(config.publisher ?? edition.title)}</name></author>` : authors
  ]
  const language = outputLanguage(edition.language)
  return {
    name: 'feed.xml',
    text: `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">\n${[...head, ...entries].join('\n')}\n</feed>\n`
  }
}

function robots(book: Book): SiteFile {
  return {name: 'robots.txt', text: `User-agent: *\nAllow: /\nSitemap: ${addressIn(book, 'sitemap.xml')}\n`}
}

function addressIn(book: Book, name: string): string {
  return escapeText(addressesOf(book).pageOf(name) ?? name)
}
