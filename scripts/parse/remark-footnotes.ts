import {distance} from 'fastest-levenshtein'
import type {FootnoteDefinition, Root} from 'mdast'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {reportError} from '../diagnostics.ts'
import {placeIn} from './place-in.ts'
import {sourceOf} from './source-of.ts'

/**
 * Check that notes and references to them fit, as a note without a reference would be missing from the book.
 *
 *   Reports `undefined-footnote`, `unused-footnote`, `duplicate-footnote`, `circular-footnote` (errors).
 */
export function remarkFootnotes(): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    const definitions = new Map<string, FootnoteDefinition>()
    visit(tree, 'footnoteDefinition', (node) => {
      const first = definitions.get(node.identifier)
      if (first) reportDuplicate(node, first, file)
      else definitions.set(node.identifier, node)
    })
    reportUndefined(tree, [...definitions.values()], file)
    if (definitions.size === 0) return
    const reached = reachedFrom(tree, definitions)
    for (const node of definitions.values()) {
      if (referencesIn(node).includes(node.identifier)) reportCircular(node, file)
      else if (!reached.has(node.identifier)) reportUnused(node, file)
    }
  }
}

/** Identifiers of the notes that a reader comes to from the text, through other notes too. */
function reachedFrom(tree: Root, definitions: ReadonlyMap<string, FootnoteDefinition>): Set<string> {
  const reached = new Set<string>()
  const open = referencesIn(tree, true)
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const definition = definitions.get(next)
    if (reached.has(next) || !definition) continue
    reached.add(next)
    open.push(...referencesIn(definition))
  }
  return reached
}

function referencesIn(tree: Root | FootnoteDefinition, withoutNotes = false): string[] {
  const found: string[] = []
  visit(tree, (node) => {
    if (withoutNotes && node.type === 'footnoteDefinition') return 'skip'
    if (node.type === 'footnoteReference') found.push(node.identifier)
    return undefined
  })
  return found
}

function reportUndefined(tree: Root, definitions: readonly FootnoteDefinition[], file: VFile): void {
  visit(tree, 'text', (node) => {
    if (!node.value.includes('[^')) return
    // The parser takes a reference without a definition for text; in the source, escapes tell it from such text.
    for (const match of sourceOf(node, file).matchAll(/(?<!\\)\[\^([^\]\s]+)\]/g)) {
      const identifier = match[1] ?? ''
      const expected = definitions
        .map((definition) => definition.label ?? definition.identifier)
        .filter((label) => distance(label, identifier) <= Math.max(1, identifier.length / 2))
      reportError(file, {
        source: 'parse',
        ruleId: 'undefined-footnote',
        reason: `Unexpected reference to undefined footnote \`${identifier}\`, expected a line \`[^${identifier}]: …\``,
        place: placeIn(node, file, {index: match.index, length: match[0].length}),
        ...(expected.length > 0 ? {expected: expected.slice(0, 3)} : {}),
        values: {identifier}
      })
    }
  })
}

function reportUnused(node: FootnoteDefinition, file: VFile): void {
  const identifier = node.label ?? node.identifier
  reportError(file, {
    source: 'parse',
    ruleId: 'unused-footnote',
    reason: `Unexpected footnote \`${identifier}\` that nothing refers to, expected \`[^${identifier}]\` in the text`,
    place: node,
    note: 'Its text would be missing from the book',
    values: {identifier}
  })
}

function reportDuplicate(node: FootnoteDefinition, first: FootnoteDefinition, file: VFile): void {
  const identifier = node.label ?? node.identifier
  const line = first.position?.start.line ?? 0
  reportError(file, {
    source: 'parse',
    ruleId: 'duplicate-footnote',
    reason: `Unexpected second footnote \`${identifier}\`, expected each once; the first is on line ${line}`,
    place: node,
    values: {identifier, line}
  })
}

function reportCircular(node: FootnoteDefinition, file: VFile): void {
  const identifier = node.label ?? node.identifier
  reportError(file, {
    source: 'parse',
    ruleId: 'circular-footnote',
    reason: `Unexpected reference to footnote \`${identifier}\` in itself, expected one in the text`,
    place: node,
    values: {identifier}
  })
}
