/** Names and addresses of everything in the site. */
import {createHash} from 'node:crypto'
import type {Asset, Book} from '../../book.ts'
import type {Machine} from '../../renderer.ts'
import type {HastOptions} from '../hast/index.ts'
import {minify} from './minify.ts'
import {readingFace, type ReadingFace} from './reading-face.ts'

export type Site = {
  book: Book
  options: HastOptions
  /** File names in the site, by `book.assets` key. */
  assetNames: ReadonlyMap<string, string>
  /** Named by their content, so that a browser may keep them for ever. */
  sheet: SiteFile
  /** Style of what few pages have: formulas, glossary, index, annals, the front page. */
  apparatus: SiteFile
  /** What that style is for, by class. */
  apparatusClasses: ReadonlySet<string>
  /** Style of pages that are printed. */
  paper: SiteFile
  boot: SiteFile
  /** A font of the book's own, where it asks for one. */
  face: ReadingFace | undefined
}

export type SiteFile = {name: string; text: string}

/** Ids of our own have a dot, which no id of the book has. */
export const ids = {main: 'page.main', contents: 'page.contents'}

/** What stands behind this line of `base.css` is wanted by few pages. */
const apparatusMark = '/* == Apparatus == */'

/** Name everything in a book's site. */
export async function siteOf(book: Book, machine: Machine): Promise<Site> {
  const assetNames = new Map([...book.assets].map(([path, asset]) => [path, assetNameOf(asset)]))
  const hrefOf: HastOptions['hrefOf'] = ({chapterId, htmlId}, from) => {
    const page = chapterId === from ? '' : encodeURIComponent(pageNameOf(chapterId))
    if (htmlId) return `${page}#${htmlId}`
    return page === '' ? `#${ids.main}` : page
  }
  const [base = '', apparatus = ''] = textOf(book, 'base.css').split(apparatusMark)
  const face = await readingFace(book, machine)
  const style = forBrowsers(base) + textOf(book, 'screen.css')
  const faceRules = face ? face.rulesWith(face.name.replace('assets/', '')) : ''
  const apparatusSheet = await sheetOf('apparatus.css', apparatus + textOf(book, 'apparatus.css'))
  return {
    book,
    assetNames,
    options: {book, hrefOf, idOf: (_, htmlId) => htmlId, assetHrefOf: (path) => assetNames.get(path) ?? ''},
    sheet: await sheetOf('style.css', style + faceRules),
    face,
    apparatus: apparatusSheet,
    apparatusClasses: classesIn(apparatusSheet.text),
    paper: await sheetOf('paper.css', textOf(book, 'paper.css')),
    boot: await scriptOf('boot.js', textOf(book, 'boot.js'))
  }
}

/**
 * Leave out what is for other readers and for paper: their spelling of properties, what elements are to those who do
 * not know them, and colours that do not change with the theme.
 */
function forBrowsers(sheet: string): string {
  return sheet
    .replace(/^article,[^}]*display: block;\s*\}$/m, '')
    .replace(/^\s*(?:-(?:epub|webkit)-[\w-]+|(?:page-)?break-[\w-]+|orphans|widows|--[\w-]+: #)[^;]*;$/gm, '')
}

/** A selector is for what its first class names: `.target-list .label` is not for every label. */
function classesIn(sheet: string): Set<string> {
  const selectors = [...sheet.matchAll(/([^{}]+)\{/g)].flatMap(([, list = '']) => list.split(/,(?![^(]*\))/))
  return new Set(selectors.flatMap((selector) => /\.([a-z][\w-]+)/.exec(selector)?.[1] ?? []))
}

/** Name a style sheet. */
export async function sheetOf(name: string, text: string): Promise<SiteFile> {
  return named(`assets/${name}`, await minify(text, 'css'))
}

/** Name a script. */
export async function scriptOf(name: string, text: string): Promise<SiteFile> {
  return named(`assets/${name}`, await minify(text, 'js'))
}

/** Name a chapter's page. `index.html` is the front page, whatever the case that a disk takes for the same. */
export function pageNameOf(chapterId: string): string {
  return `${ownPages.test(chapterId) ? `${chapterId}.text` : chapterId}.html`
}

/** Pages that no chapter makes. */
const ownPages = /^(?:index|404|book|figures|tables|listings)$/i

/** Read a template. */
export function textOf({templates}: Book, name: string): string {
  const text = templates[name]
  if (text === undefined) throw new Error(`There is no template ${name}`)
  return text
}

/** Name a file by its content: `style.css` → `style.8a7fe6f91e.css`. */
export function named(name: string, text: string): SiteFile {
  return {name: name.replace(/(?=\.\w+$)/, `.${hashOf(text)}`), text}
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

/** Ten hexadecimal digits that say whether two contents are the same. */
export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 10)
}
