import type {Element, Root} from 'hast'
import subsetFont from 'subset-font'
import {visitParents} from 'unist-util-visit-parents'
import type {Font} from '../../renderer.ts'
import {coverageOf} from '../fonts/index.ts'

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
  'zhushu-italic': /^(?:em|i|cite|dfn|var)$/,
  'zhushu-math': /^math$/
}

/** What a family is taken for where it has more: no Latin from the brush, no Chinese quotation marks from the pen. */
const scripts: Readonly<Record<string, RegExp>> = {
  'zhushu-kai': /[^ -~\p{Script=Latin}]/u,
  'zhushu-italic': /[ -~\p{Script=Latin}]/u,
  // It has some emoji, and leaves their sequences blank.
  'zhushu-symbols': /^(?!\p{Emoji_Presentation}|(?=\p{Emoji})[\u{1F000}-\u{1FAFF}])/u
}

/** Elements whose text print.css sets in bold. */
const bold = /^(?:strong|b|th|dt|h[1-6])$/

/** What a letter alone in a formula is drawn as: slanted, by a character of its own. */
const mathItalics = [
  [0x1d434, 0x1d467],
  [0x1d6a4, 0x1d6a5],
  [0x1d6e2, 0x1d71b],
  [0x210e, 0x210e]
].flatMap(([from = 0, to = 0]) => Array.from({length: to - from + 1}, (_, index) => String.fromCodePoint(from + index)))

/** Drawn as nothing by themselves, but part of a sequence that is drawn as one. */
const joining = /[0-9#*]|\u200D|\uFE0E|\uFE0F|\u20E3|[\u{E0020}-\u{E007F}]/u

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
  const text = charactersOf(tree, furniture)
  const faces: Face[] = []
  let uncovered = visible(text.all)
  // What one of the two lacks, it does not take from the other: a Greek word would be of two designs.
  let lacking = new Set<string>()
  for (const [family, members] of inOrder(fonts)) {
    const covered = new Set<number>()
    for (const {weight, bytes} of members.filter((font) => wantedOf(font, text, lacking).size > 0)) {
      const wanted = [...wantedOf({family, weight}, text, lacking)].join('')
      const subset = await subsetFont(Buffer.from(bytes), wanted, {targetFormat: 'truetype'})
      const coverage = coverageOf(subset)
      if (coverage.size > 0) faces.push({family, weight, name: `${family}-${weight}.ttf`, bytes: subset})
      for (const code of coverage) covered.add(code)
    }
    uncovered = outside(uncovered, covered)
    lacking = primary.has(family)
      ? new Set([...lacking, ...outside(visible(text.all), covered)])
      : outside(lacking, covered)
  }
  return {faces, missing: [...uncovered]}
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

type Text = {
  all: ReadonlySet<string>
  /** Characters in the elements that a family is for, by `faceKey`. */
  byFace: Map<string, Set<string>>
}

function charactersOf(tree: Root, furniture: string): Text {
  const all = new Set(furniture)
  const byFace = new Map<string, Set<string>>()
  visitParents(tree, 'text', ({value}, ancestors) => {
    for (const character of value) all.add(character)
    const isBold = ancestors.some((node) => isElementOf(node, bold))
    for (const [family, elements] of Object.entries(purposes)) {
      if (!ancestors.some((node) => isElementOf(node, elements))) continue
      const key = faceKey(family, isBold)
      const known = byFace.get(key) ?? new Set(family === 'zhushu-math' ? mathItalics : [])
      for (const character of value) known.add(character)
      byFace.set(key, known)
    }
  })
  return {all, byFace}
}

function wantedOf(
  {family, weight}: Pick<Font, 'family' | 'weight'>,
  {all, byFace}: Text,
  lacking: ReadonlySet<string>
) {
  if (primary.has(family)) return all
  const wanted = [...(byFace.get(faceKey(family, weight >= 600)) ?? []), ...lacking]
  const own = wanted.filter((character) => scripts[family]?.test(character) ?? true)
  // Joiners and selectors make one sign of several: 👩‍💻 is a woman, a joiner and a computer.
  return new Set(own.length > 0 ? [...own, ...[...all].filter((character) => joining.test(character))] : own)
}

function faceKey(family: string, isBold: boolean): string {
  return `${family} ${isBold ? 'bold' : 'regular'}`
}

/** By family: first those for everything, then those for what these lack, last those for some elements. */
function inOrder(fonts: readonly Font[]): [string, Font[]][] {
  const groups = new Map<string, Font[]>()
  for (const font of fonts) groups.set(font.family, [...(groups.get(font.family) ?? []), font])
  const rank = ([family]: [string, Font[]]) => (primary.has(family) ? 0 : family in purposes ? 2 : 1)
  return [...groups].sort((one, other) => rank(one) - rank(other))
}

function visible(characters: Iterable<string>): Set<string> {
  return new Set([...characters].filter((character) => !invisible.test(character)))
}

function outside(characters: Iterable<string>, coverage: ReadonlySet<number>): Set<string> {
  return new Set([...characters].filter((character) => !coverage.has(character.codePointAt(0) ?? 0)))
}

function isElementOf(node: Root | Element, elements: RegExp): boolean {
  return node.type === 'element' && elements.test(node.tagName)
}
