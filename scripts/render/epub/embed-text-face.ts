import type {Book} from '../../book.ts'
import type {Machine} from '../../renderer.ts'
import type {ContentDocument} from './content-document.ts'
import {cutDownOnce, type EmbeddedFont} from './embed-fonts.ts'
import {setApart, visitTexts} from './split-texts.ts'

/**
 * Embed the face of the text, where the book asks for it: the forms of its edition's language, cut down to the book's
 * characters or whole.
 */
export async function embedTextFace(
  documents: readonly ContentDocument[],
  {config, edition}: Book,
  machine: Machine
): Promise<EmbeddedFont[]> {
  if (config.epub.fonts === 'rare') return []
  const [font] = (await machine.fonts(edition.language)).filter(({weight}) => weight === 400)
  if (!font) return []
  const characters = [...charactersIn(documents)].sort().join('')
  const bytes = config.epub.fonts === 'whole' ? font.bytes : await cutDownOnce(font, characters, machine)
  return [{family: 'text', path: 'fonts/text.ttf', bytes, characters}]
}

/** Write the rules for the text; a reader who chooses another face gets it. */
export function textFaceRules(fonts: readonly EmbeddedFont[]): string {
  return fonts
    .map(({family, path}) => {
      const face = `@font-face {\n  font-family: '${family}';\n  src: url(${path});\n}\n`
      return `\n${face}\nbody {\n  font-family: '${family}', serif;\n}\n`
    })
    .join('')
}

function charactersIn(documents: readonly ContentDocument[]): Set<string> {
  const found = new Set<string>()
  for (const {tree} of documents) {
    visitTexts(tree, setApart, ({value}) => {
      for (const character of value) found.add(character)
    })
  }
  return found
}
