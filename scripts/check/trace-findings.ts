import type {Element, Nodes} from 'xast'
import type {Point, Position} from 'unist'
import {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import type {FileOf} from './files-of.ts'
import type {EpubDocument} from './open-epub.ts'
import {textOf} from './xml-tree.ts'

/** A paragraph, a heading, a cell: a piece of the manuscript that an EPUB was made of. */
export type SourcePassage = {
  /** Of its file, as messages shall have it. */
  path: string
  place: Position
  text: string
}

/**
 * Move messages on documents of an EPUB to the passages of the manuscript that they come from: those with the same
 * text, as an EPUB carries nothing of its sources. What is found nowhere stays where it is.
 *
 * @returns The files of the manuscript that messages now stand on.
 */
export function traceFindings(
  documents: readonly EpubDocument[],
  fileOf: FileOf,
  passages: readonly SourcePassage[]
): VFile[] {
  if (passages.length === 0) return []
  const known = passages.map((passage) => ({passage, letters: lettersOf(passage.text)}))
  const traced = new Map<string, VFile>()
  for (const {path, tree} of documents) {
    const file = fileOf(path)
    file.messages = file.messages.filter((message) => {
      const passage = message.line === undefined ? undefined : passageAt(tree, pointOf(message), known)
      if (!passage) return true
      const source = traced.get(passage.path) ?? new VFile({path: passage.path})
      traced.set(passage.path, source)
      move(message, {source, passage, from: `${file.path}:${message.line}:${message.column ?? 1}`})
      return false
    })
  }
  return [...traced.values()]
}

type KnownPassage = {passage: SourcePassage; letters: string}

function pointOf({line, column}: VFileMessage): Point {
  return {line: line ?? 1, column: column ?? 1}
}

function move(message: VFileMessage, to: {source: VFile; passage: SourcePassage; from: string}): void {
  const {source, passage, from} = to
  const {ruleId, source: found, fatal, note, values} = message
  const moved = source.message(message.reason, {place: passage.place})
  const notes = [note, from].filter((one) => one !== undefined)
  Object.assign(moved, {ruleId, source: found, fatal, values, note: notes.join('; ')})
}

/** Look from the innermost element outwards: the first whose text is in the manuscript tells. */
function passageAt(tree: Nodes, point: Point, known: readonly KnownPassage[]): SourcePassage | undefined {
  for (const element of elementsAt(tree, point).reverse()) {
    if (/^(?:section|body|html)$/.test(element.name)) return undefined
    const letters = lettersOf(element.attributes['alt'] ?? textOf(element))
    const found = letters.length < 2 ? undefined : passageOf(letters, known)
    if (found) return found
  }
  return undefined
}

/** Validators point at the end of a start tag, or at any place within. */
function elementsAt(tree: Nodes, point: Point): Element[] {
  const path: Element[] = []
  let parent: Nodes = tree
  for (;;) {
    const next: Element | undefined = childAt(parent, point)
    if (!next) return path
    path.push(next)
    parent = next
  }
}

function childAt(parent: Nodes, point: Point): Element | undefined {
  if (!('children' in parent)) return undefined
  const elements = parent.children.flatMap((child) => (child.type === 'element' ? [child] : []))
  return elements.findLast((element) => holds(element, point))
}

function holds({position}: Element, {line, column}: Point): boolean {
  if (!position) return false
  const {start, end} = position
  const begins = start.line < line || (start.line === line && start.column <= column)
  return begins && (end.line > line || (end.line === line && end.column >= column))
}

/** How much of a text has to be in the passage: labels and marks of ours are not. */
const enough = 0.7
const span = 3

function passageOf(letters: string, known: readonly KnownPassage[]): SourcePassage | undefined {
  const same = known.find((one) => one.letters === letters)
  if (same) return same.passage
  if (letters.length < 2 * span) return undefined
  const grams = gramsOf(letters)
  let best: KnownPassage | undefined
  let most = enough
  for (const one of known) {
    if (one.letters.length < letters.length * enough || one.letters.length > letters.length / enough) continue
    const share = grams.filter((gram) => one.letters.includes(gram)).length / grams.length
    if (share > most) [best, most] = [one, share]
  }
  return best?.passage
}

function gramsOf(letters: string): string[] {
  return Array.from({length: letters.length - span + 1}, (_, at) => letters.slice(at, at + span))
}

function lettersOf(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')
}
