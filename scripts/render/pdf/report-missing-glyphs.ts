import type {Literal, Nodes} from 'mdast'
import type {Point} from 'unist'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import type {Book} from '../../book.ts'
import {reportError} from '../../diagnostics.ts'

/** How many places of one character are worth naming. */
const maxPlaces = 3

/**
 * Report characters that no font has, where the author wrote them.
 *
 * Reports `missing-glyph` (error) on chapters, on glossary files, or on the configuration.
 */
export function reportMissingGlyphs(book: Book, characters: readonly string[]): void {
  for (const character of characters) {
    const found = placesOf(book, character).slice(0, maxPlaces)
    for (const {file, place} of found.length > 0 ? found : [{file: book.configFile, place: undefined}])
      reportMissingGlyph(file, character, place)
  }
}

function reportMissingGlyph(file: VFile, character: string, place: Point | undefined): void {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  reportError(file, {
    source: 'render',
    ruleId: 'missing-glyph',
    reason: `Unexpected character \`${character}\` (${code}), expected one that the fonts for print have`,
    place,
    note: 'Write another character, or show it as an image',
    values: {character, code}
  })
}

function placesOf(book: Book, character: string): {file: VFile; place: Point | undefined}[] {
  const trees = [
    ...book.chapters.filter(({generated}) => generated === undefined),
    ...[...book.terms.values()].flatMap(({file, definitions}) =>
      Object.values(definitions).map((tree) => ({file, tree}))
    )
  ]
  const inText = trees.flatMap(({file, tree}) => pointsIn(tree, file, character).map((place) => ({file, place})))
  const named = [...book.terms.values()].filter(({langs}) => JSON.stringify(langs).includes(character))
  return inText.length > 0 ? inText : named.map(({file}) => ({file, place: undefined}))
}

/** One point a node that holds the character: its own place if the source shows it, else the node's. */
function pointsIn(tree: Nodes, file: VFile, character: string): Point[] {
  const points: Point[] = []
  const source = String(file)
  visit(tree, (node) => {
    const {start, end} = node.position ?? {}
    if (!start || !end || !('value' in node) || !(node as Literal).value.includes(character)) return
    const from = start.offset ?? 0
    const at = source.slice(from, end.offset).indexOf(character)
    points.push(at < 0 ? start : pointAfter(start, source.slice(from, from + at)))
  })
  return points
}

function pointAfter(start: Point, text: string): Point {
  const lines = text.split('\n')
  const last = lines.at(-1) ?? ''
  return {line: start.line + lines.length - 1, column: lines.length > 1 ? last.length + 1 : start.column + last.length}
}
