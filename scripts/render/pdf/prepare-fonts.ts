import type {Element, Root} from 'hast'
import subsetFont from 'subset-font'
import {visitParents} from 'unist-util-visit-parents'
import type {Font} from '../../book.ts'
import {coverageOf} from './font-coverage.ts'

/** A face cut down to what the book needs of it. */
export type Face = {family: string; weight: number; name: string; bytes: Uint8Array}

export type PreparedFonts = {
  faces: Face[]
  /** Characters that no face has. */
  missing: string[]
}

/** Families for everything; the others serve some elements, or what these two lack. */
const primary = new Set(['zhushu-serif', 'zhushu-sans'])

/** Which text a family is for, by the elements around it; print.css says the same. */
const purposes: Readonly<Record<string, RegExp>> = {
  'zhushu-mono': /^(?:code|pre|kbd|samp|tt)$/,
  'zhushu-kai': /^(?:em|i|cite|dfn|var|address|blockquote)$/,
  'zhushu-math': /^math$/
}

/** What a letter alone in a formula is drawn as: slanted, by a character of its own. */
const mathItalics = [
  [0x1d434, 0x1d467],
  [0x1d6a4, 0x1d6a5],
  [0x1d6e2, 0x1d71b],
  [0x210e, 0x210e]
].flatMap(([from = 0, to = 0]) => Array.from({length: to - from + 1}, (_, index) => String.fromCodePoint(from + index)))

/** Nothing is drawn for these. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}]/u

/**
 * Cut each face down to the characters that the book needs of it, as static TrueType.
 *
 * Whole faces would print the same, but text copied from the PDF would hold radicals in place of characters.
 *
 * @param furniture Characters that stylesheet and page furniture add.
 */
export async function prepareFonts(tree: Root, furniture: string, fonts: readonly Font[]): Promise<PreparedFonts> {
  const {all, byFamily} = charactersOf(tree, furniture)
  const faces: Face[] = []
  const covered = new Set<number>()
  let lacking = new Set<string>()
  for (const [family, members] of groupByFamily(fonts)) {
    const wanted = primary.has(family) ? all : new Set([...(byFamily.get(family) ?? []), ...lacking])
    if (wanted.size === 0) continue
    for (const font of members) {
      const bytes = await subsetFont(Buffer.from(font.bytes), [...wanted].join(''), {targetFormat: 'truetype'})
      const coverage = coverageOf(bytes)
      if (coverage.size > 0) faces.push({family, weight: font.weight, name: `${family}-${font.weight}.ttf`, bytes})
      for (const code of coverage) covered.add(code)
      if (primary.has(family)) lacking = new Set([...lacking, ...outside(all, coverage)])
    }
    if (!primary.has(family) && !(family in purposes)) lacking = new Set(outside(lacking, covered))
  }
  return {faces, missing: outside(all, covered).filter((character) => !invisible.test(character))}
}

/** Write the rules that name the faces for the stylesheet. */
export function fontFaceRules(faces: readonly Face[], hrefOf: (name: string) => string): string {
  return faces
    .map(
      ({family, weight, name}) =>
        `@font-face{font-family:"${family}";font-weight:${weight};src:url("${hrefOf(name)}") format("truetype")}`
    )
    .join('\n')
}

function outside(characters: Iterable<string>, coverage: ReadonlySet<number>): string[] {
  return [...characters].filter((character) => !coverage.has(character.codePointAt(0) ?? 0))
}

function groupByFamily(fonts: readonly Font[]): Map<string, Font[]> {
  const groups = new Map<string, Font[]>()
  for (const font of fonts) groups.set(font.family, [...(groups.get(font.family) ?? []), font])
  return groups
}

function charactersOf(tree: Root, furniture: string): {all: Set<string>; byFamily: Map<string, Set<string>>} {
  const all = new Set(furniture)
  const byFamily = new Map(Object.keys(purposes).map((family) => [family, new Set<string>()]))
  visitParents(tree, 'text', (text, ancestors) => {
    const characters = new Set(text.value)
    for (const character of characters) all.add(character)
    for (const [family, elements] of Object.entries(purposes)) {
      if (!ancestors.some((node) => isElementOf(node, elements))) continue
      for (const character of characters) byFamily.get(family)?.add(character)
    }
  })
  const formulas = byFamily.get('zhushu-math')
  if (formulas && formulas.size > 0) byFamily.set('zhushu-math', new Set([...formulas, ...mathItalics]))
  return {all, byFamily}
}

function isElementOf(node: Root | Element, elements: RegExp): boolean {
  return node.type === 'element' && elements.test(node.tagName)
}
