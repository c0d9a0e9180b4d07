/** Names and addresses of everything in the site. */
import {createHash} from 'node:crypto'
import type {Asset, Book} from '../../book.ts'
import type {HastOptions} from '../hast/index.ts'

export type Site = {
  book: Book
  options: HastOptions
  /** File names in the site, by `book.assets` key. */
  assetNames: ReadonlyMap<string, string>
  /** Named by their content, so that a browser may keep them for ever. */
  sheet: SiteFile
  script: SiteFile
  boot: SiteFile
}

export type SiteFile = {name: string; text: string}

/** Ids of our own have a dot, which no id of the book has. */
export const ids = {main: 'page.main', contents: 'page.contents', search: 'page.search'}

/** Name everything in a book's site. */
export function siteOf(book: Book): Site {
  const assetNames = new Map([...book.assets].map(([path, asset]) => [path, assetNameOf(asset)]))
  const hrefOf: HastOptions['hrefOf'] = ({chapterId, htmlId}, from) => {
    const page = chapterId === from ? '' : encodeURIComponent(pageNameOf(chapterId))
    if (htmlId) return `${page}#${htmlId}`
    return page === '' ? `#${ids.main}` : page
  }
  return {
    book,
    assetNames,
    options: {
      book,
      hrefOf,
      idOf: (_, htmlId) => htmlId,
      assetHrefOf: (path) => assetNames.get(path) ?? ''
    },
    sheet: named('style.css', textOf(book, 'base.css') + textOf(book, 'screen.css')),
    script: named('script.js', textOf(book, 'screen.js')),
    boot: named('boot.js', textOf(book, 'boot.js'))
  }
}

/** Name a chapter's page. `index.html` is the front page, whatever the case that a disk takes for the same. */
export function pageNameOf(chapterId: string): string {
  return `${/^index$/i.test(chapterId) ? `${chapterId}.text` : chapterId}.html`
}

/** Read a template. */
export function textOf({templates}: Book, name: string): string {
  const text = templates[name]
  if (text === undefined) throw new Error(`There is no template ${name}`)
  return text
}

/** Name a file by its content: `style.css` → `style.8a7fe6f91e.css`. */
export function named(name: string, text: string): SiteFile {
  return {name: name.replace('.', `.${hashOf(text)}.`), text}
}

/** Name an image by its content; its own name leads, as far as it needs no escape in an address. */
function assetNameOf({path, bytes, mediaType}: Asset): string {
  const stem = /([^/]*?)(?:\.[^./]*)?$/.exec(path)?.[1] ?? ''
  const readable = stem.replace(/[^\w-]+/g, '-').replace(/^-+|-+$/g, '')
  return `images/${[readable, hashOf(bytes)].filter((part) => part !== '').join('.')}.${extensions[mediaType]}`
}

const extensions: Readonly<Record<Asset['mediaType'], string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg'
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 10)
}
