import type {ContentDocument} from './content-document.ts'
import {setApart, visitTexts, wrapInTexts} from './split-texts.ts'

/**
 * Collect what systems may have no glyph for: characters outside of GBK, which every Chinese font covers, and of Latin,
 * which every other one does. Emoji are left to the system, whose own are in colour.
 */
export function rareCharactersIn(documents: readonly ContentDocument[]): Set<string> {
  const found = new Set<string>()
  for (const {tree} of documents) {
    visitTexts(tree, setApart, ({value}) => {
      if (plain.test(value)) return
      for (const character of value) if (isRare(character)) found.add(character)
    })
  }
  return found
}

/** Put characters into `span.rare`, together with the marks that follow them. Changes the trees. */
export function markRareCharacters(documents: readonly ContentDocument[], characters: ReadonlySet<string>): void {
  if (characters.size === 0) return
  const runs = new RegExp(`((?:[${[...characters].sort().join('')}]\\p{M}*)+)`, 'u')
  const split = (value: string) => (plain.test(value) ? [value] : value.split(runs))
  for (const {tree} of documents) wrapInTexts(tree, 'rare', {apart: setApart, split})
}

/** What needs no look at each character: most of what there is. */
const plain = /^[\t\n -~\u3000-\u3002\u4E00-\u9FA5\uFF00-\uFF5E“”‘’—…·]*$/

/** Drawn by fonts of its own in any system: Latin, emoji, and what is not drawn. */
const common = /[\p{Script=Latin}\p{M}\p{Z}\p{C}\p{Emoji_Presentation}\u00A0-\u00FF\u2010-\u2027\u2030-\u203E]/u

let gbk: ReadonlySet<string> | undefined

function isRare(character: string): boolean {
  return !plain.test(character) && !common.test(character) && !(gbk ??= readGbk()).has(character)
}

/** Decode every pair of bytes of GBK. */
function readGbk(): Set<string> {
  const decoder = new TextDecoder('gbk')
  const characters = new Set<string>()
  for (let lead = 0x81; lead < 0xff; lead += 1) {
    for (let trail = 0x40; trail < 0xff; trail += 1) characters.add(decoder.decode(new Uint8Array([lead, trail])))
  }
  return characters
}
