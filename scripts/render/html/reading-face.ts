/** A serif of the book's own, for readers whose device has none: by the book's choice, as it weighs 270 kB. */
import type {Book} from '../../book.ts'
import type {Machine} from '../../renderer.ts'
import {hashOf} from './site.ts'

export type ReadingFace = {
  /** In the site. */
  name: string
  bytes: Uint8Array
  /** Style for it, where an address stands for the font. */
  rulesWith: (address: string) => string
}

/** Cut the face of the edition's language down to the characters of the book, where the book asks for it. */
export async function readingFace(book: Book, machine: Machine): Promise<ReadingFace | undefined> {
  if (book.config.site.font === 'system') return undefined
  const fonts = await machine.fonts(book.edition.language)
  const font = fonts.find(({family, weight}) => family === 'zhushu-serif' && weight === 400)
  if (!font) return undefined
  const text = [...charactersOf(book)].sort().join('')
  const cut = async () => {
    const {default: subsetFont} = await import('subset-font')
    return await subsetFont(Buffer.from(font.bytes), text, {targetFormat: 'woff2', preserveNameIds: [0, 13, 14]})
  }
  const bytes = machine.keep ? await machine.keep('web-face', [font.bytes, text], cut) : await cut()
  return {name: `assets/reading.${hashOf(bytes)}.woff2`, bytes, rulesWith}
}

function rulesWith(address: string): string {
  return (
    `@font-face{font-family:Reading;src:url(${address}) format('woff2');font-display:swap}` +
    `:root{--serif:Reading,'Source Han Serif SC','Noto Serif CJK SC','Songti SC',serif}` +
    `:root:not([data-face='sans']){--body:CJKPunctSerif,var(--serif)}`
  )
}

/** Whatever may be shown: rather some more than one too few. */
function charactersOf({chapters, notes, terms, labels, edition, config}: Book): Set<string> {
  const trees = chapters.map(({tree, title, part}) => [tree, title, part])
  const entries = [...terms.values()].map(({langs, definitions}) => [langs, definitions])
  const shown = JSON.stringify([trees, notes, entries, labels, edition, config])
  return new Set(Array.from(shown).filter((character) => character >= ' '))
}
