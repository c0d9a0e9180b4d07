import {eastAsianWidth} from 'get-east-asian-width'

/** Give the width of a line in columns, of which a Han character takes two and a tab four. */
export function stringWidth(text: string): number {
  let width = 0
  for (const character of text) width += character === '\t' ? 4 : eastAsianWidth(character.codePointAt(0) ?? 0)
  return width
}
