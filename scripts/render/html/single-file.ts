/** The whole book as one file that opens anywhere. */
import {VFile} from 'vfile'
import type {Asset} from '../../book.ts'
import {labelOf, outputLanguage} from '../hast/index.ts'
import {frontPage} from './front-page.ts'
import {escapeText, fillTemplate} from './page.ts'
import {policy} from './policy.ts'
import {ids, pageNameOf, scriptOf, sheetOf, textOf, type Site} from './site.ts'
import {scriptData, toolsData} from './words.ts'

/** A chapter's article as its page has it, as HTML. */
export type Article = {chapterId: string; html: string}

/** Scripts and styles that stand in the file, for a policy that lets no others in. */
export type Inline = {scripts: string[]; styles: string[]}

/** Build `book.html`. Ids have their chapter before them; images stand in it as data. */
export async function singleFile(
  site: Site,
  articles: readonly Article[],
  searchText: string
): Promise<{file: VFile; inline: Inline}> {
  const {book} = site
  const {boot, text, script, styles} = await partsOf(site, searchText)
  const inline = {scripts: [boot, text, script], styles}
  const names = new Map(book.chapters.map(({id}) => [encodeURIComponent(pageNameOf(id)), id]))
  const images = new Map([...book.assets].map(([path, asset]) => [site.assetNames.get(path) ?? path, asset]))
  const sections = [
    rewritten(frontPage(site).main, {names, images, chapterId: ''}),
    ...articles.map(({chapterId, html}) => {
      const article = rewritten(html, {names, images, chapterId})
      return `<section class="whole" id="${escapeText(chapterId)}">${article}</section>`
    })
  ]
  const value = fillTemplate(textOf(book, 'book.html').replace(/\n\s*/g, '\n'), {
    language: outputLanguage(book.edition.language),
    title: book.edition.title,
    policy: policy(inline),
    style: {html: styles.join('')},
    boot: {html: boot},
    searchText: {html: text},
    script: {html: script},
    mainId: ids.main,
    skipLabel: labelOf(book, 'skipToContent'),
    searchLabel: labelOf(book, 'search'),
    settingsLabel: labelOf(book, 'settings'),
    foot: `${book.edition.title} · ${labelOf(book, 'version')} ${book.edition.version}`,
    main: {html: sections.join('\n')}
  })
  return {file: new VFile({path: 'html/book.html', value}), inline}
}

/** What pages load one by one, put together. */
async function partsOf(site: Site, searchText: string) {
  const {book, sheet, apparatus, boot} = site
  const tools = await sheetOf('tools.css', textOf(book, 'tools.css'))
  const search = await sheetOf('search.css', textOf(book, 'search.css'))
  const own = [
    scriptData(book, undefined) + toolsData(book) + textOf(book, 'tools.js') + textOf(book, 'search.js'),
    `globalThis.makeSearchBox = () => {${textOf(book, 'search-box.js')}}`,
    textOf(book, 'screen.js')
  ]
  return {
    boot: boot.text,
    // In a script element, only an end tag or a comment could end it.
    text: searchText.replaceAll('<', '\\u003c'),
    script: withoutControls((await scriptOf('book.js', own.join('\n'))).text),
    styles: [forOnePage(site, sheet.text + apparatus.text + tools.text + search.text)]
  }
}

/** HTML has no control characters; strings of scripts write them otherwise. */
function withoutControls(script: string): string {
  // eslint-disable-next-line no-control-regex -- controls are what it looks for
  const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g
  return script.replace(controls, (one) => `\\x${one.charCodeAt(0).toString(16).padStart(2, '0')}`)
}

/** There is no list of the page's sections here; and what is newer than checkers stays out of the one file they read. */
function forOnePage({face}: Site, sheet: string): string {
  const font = face && `data:font/woff2;base64,${Buffer.from(face.bytes).toString('base64')}`
  const whole = face ? sheet.replace(face.name.replace('assets/', ''), font ?? '') : sheet
  return whole.replace(/[^{}]*:target-current\{[^}]*\}|scroll-target-group:\w+;?|display:block math;?/g, '')
}

type Places = {names: ReadonlyMap<string, string>; images: ReadonlyMap<string, Asset>; chapterId: string}

const startTag = /<[a-z][\w-]*(?:\s+[\w:-]+(?:="[^"]*")?)*\s*\/?>/gi
const address = / (id|href|src|aria-labelledby|aria-describedby|for|headers)="([^"]*)"/g

/** Lead within the file what leads from page to page. Only start tags are looked at: text may read like one. */
function rewritten(html: string, places: Places): string {
  return html.replace(startTag, (tag) =>
    plainer(tag).replace(address, (whole, name: string, value: string) => {
      if (name === 'href') return hrefIn(value, places)
      if (name === 'src') return ` src="${dataOf(places.images.get(value)) ?? value}"`
      const list = value.split(' ').map((id) => idIn(id, places.chapterId))
      return value === '' ? whole : ` ${name}="${list.join(' ')}"`
    })
  )
}

/** Pictures are in the file already; and regions that every chapter has are none of the whole book's. */
function plainer(tag: string): string {
  return /^<(?:a class="zoom"|section class="notes")/.exec(tag)?.[0].concat('>') ?? tag
}

function hrefIn(value: string, {names, images, chapterId}: Places): string {
  if (value.startsWith('#')) return ` href="#${value === `#${ids.main}` ? chapterId : idIn(value.slice(1), chapterId)}"`
  const [page = '', fragment] = value.split('#')
  const target = names.get(page)
  if (target !== undefined)
    return ` href="#${fragment === undefined ? encodeURI(target) : `${encodeURI(target)}/${fragment}`}"`
  if (page === 'index.html') return ` href="#${ids.main}"`
  // What has its own file in the site has none here.
  return images.has(value) || /^(figures|tables|listings)\.html$/.test(page) ? '' : ` href="${value}"`
}

function idIn(id: string, chapterId: string): string {
  return chapterId === '' || id.startsWith('page.') ? id : `${chapterId}/${id}`
}

function dataOf(asset: Asset | undefined): string | undefined {
  return asset && `data:${asset.mediaType};base64,${Buffer.from(asset.bytes).toString('base64')}`
}
