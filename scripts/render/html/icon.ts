/** What stands for the book where its pages are listed: an icon, and a card where they are linked. */
import {VFile} from 'vfile'
import type {Asset, Book} from '../../book.ts'
import type {Machine} from '../../renderer.ts'
import type {HastOptions} from '../hast/index.ts'
import {addressesOf} from './addresses.ts'
import {pictureOf} from './picture-of.ts'
import {named, type SiteFile} from './site.ts'

const serif = `'Noto Serif SC','Noto Serif TC','Source Han Serif SC','Noto Serif CJK SC','Songti SC',serif`

/** Draw the first character of the title, as a seal. */
export function iconOf({edition}: Book): SiteFile {
  const [first = ''] = edition.title
  return named(
    'assets/icon.svg',
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><rect width="512" height="512" rx="96" fill="#a2391f"/>` +
      `<text x="256" y="366" text-anchor="middle" font-size="320" font-weight="700" fill="#fcfaf5" font-family="${serif}">${escapeXml(first)}</text></svg>\n`
  )
}

/**
 * Name the image that a link to the book shows: its cover where that is made of pixels, else a card. Nobody who shows
 * such images shows drawings.
 */
export function cardOf(book: Book, {assetHrefOf}: HastOptions): string {
  const cover = coverOf(book)
  return cover ? assetHrefOf(cover.path, '') : pictureName(cardDrawing(book))
}

/** Name the icon for the home screen of a phone. */
export function touchIconOf(book: Book): string {
  return pictureName(iconOf(book))
}

/** Draw what is shown of the book elsewhere, where it is published: the card of its links, the icon on a phone. */
export async function publishedPictures(book: Book, machine: Machine): Promise<VFile[]> {
  if (addressesOf(book).pageOf('') === undefined) return []
  const drawings = [iconOf(book), ...(coverOf(book) ? [] : [cardDrawing(book)])]
  return Promise.all(
    drawings.map(async (drawing) => {
      const value = await pictureOf(drawing.text, book.edition.language, machine)
      return new VFile({path: `html/${pictureName(drawing)}`, value})
    })
  )
}

function coverOf({config, assets}: Book): Asset | undefined {
  const cover = config.cover === undefined ? undefined : assets.get(config.cover)
  return cover?.mediaType === 'image/svg+xml' ? undefined : cover
}

function pictureName({name}: SiteFile): string {
  return name.replace(/svg$/, 'png')
}

/** Draw title, subtitle and creators on 1200 × 630. */
function cardDrawing({config, edition}: Book): SiteFile {
  const size = Math.min(112, Math.floor(1040 / Math.max(4, widthOf(edition.title))))
  const line = (y: number, own: {size: number; fill: string; text: string}) =>
    `<text x="80" y="${y}" font-size="${own.size}" fill="${own.fill}">${escapeXml(own.text)}</text>`
  const creators = config.creators.map(({name}) => name).join('　')
  return named(
    'assets/card.svg',
    `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630" font-family="${serif}">` +
      `<rect width="1200" height="630" fill="#fcfaf5"/><rect width="1200" height="18" fill="#a2391f"/>` +
      `<g font-weight="700">${line(300, {size, fill: '#26231f', text: edition.title})}</g>` +
      line(390, {size: 44, fill: '#6a6257', text: config.subtitle ?? ''}) +
      line(550, {size: 34, fill: '#a2391f', text: creators}) +
      `</svg>\n`
  )
}

/** In em. */
function widthOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (character < '\u2E80' ? 0.55 : 1), 0)
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
