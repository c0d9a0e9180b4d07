import type {Font, Machine} from '../../renderer.ts'
import {coverageOf} from '../fonts/index.ts'

/** A face cut down to a few characters, as TrueType. */
export type EmbeddedFont = {
  /** In the stylesheet. */
  family: string
  /** Path in the file. */
  path: string
  bytes: Uint8Array
  characters: string
}

/** Copyright, licence and its address stay in the font, as the licence wants. */
const preserveNameIds = [0, 13, 14]

/** Emoji of one colour, and letters for code, are worse than what systems have. */
const unwanted = /-(?:emoji|mono)$/

/** Give a face to each character, the first that has it; nothing for what none has. */
export async function embedFonts(
  characters: ReadonlySet<string>,
  machine: Machine,
  language?: string
): Promise<EmbeddedFont[]> {
  if (characters.size === 0) return []
  const embedded: EmbeddedFont[] = []
  const cut = (font: Font, text: string) => cutDownOnce(font, text, machine)
  const wanted = new Set([...characters].sort())
  const regular = (await machine.fonts(language)).filter(({family, weight}) => weight === 400 && !unwanted.test(family))
  for (const font of regular) {
    if (wanted.size === 0) break
    const coverage = coverageOf(await cut(font, [...wanted].join('')))
    const own = [...wanted].filter((character) => coverage.has(character.codePointAt(0) ?? 0))
    if (own.length === 0) continue
    for (const character of own) wanted.delete(character)
    const text = own.join('')
    const family = `rare-${embedded.length + 1}`
    embedded.push({family, path: `fonts/${family}.ttf`, bytes: await cut(font, text), characters: text})
  }
  return embedded
}

/** Write the rules for `span.rare`; an empty text where there are no fonts. */
export function fontRules(fonts: readonly EmbeddedFont[]): string {
  if (fonts.length === 0) return ''
  const faces = fonts.map(({family, path}) => `@font-face {\n  font-family: '${family}';\n  src: url(${path});\n}\n`)
  const families = fonts.map(({family}) => `'${family}'`).join(', ')
  return `\n${faces.join('\n')}\n.rare {\n  font-family: ${families}, serif;\n}\n`
}

/** As `cutDown`, unless the machine remembers it. */
export async function cutDownOnce(font: Font, text: string, {keep}: Machine): Promise<Uint8Array> {
  return keep ? await keep('face', [font.bytes, text], () => cutDown(font, text)) : await cutDown(font, text)
}

/** Keep of a face the characters of a text. */
async function cutDown({bytes}: Font, text: string): Promise<Uint8Array> {
  const {default: subsetFont} = await import('subset-font')
  return subsetFont(Buffer.from(bytes), text, {targetFormat: 'truetype', preserveNameIds})
}
