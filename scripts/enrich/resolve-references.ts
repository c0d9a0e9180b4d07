import type {Nodes} from 'mdast'
import type {VFile} from 'vfile'
import type {Identifier, Note, Term} from '../apparatus.ts'
import type {Chapter, Target} from '../book.ts'
import {reportError, reportInfo, reportWarning} from '../diagnostics.ts'
import type {CrossReference} from '../mdast.ts'
import type {Labels} from '../load/config.ts'
import {slugOf} from './html-ids.ts'
import {joinReferences} from './join-references.ts'
import {fillLabel} from './label-patterns.ts'
import {nearest} from '../nearest.ts'
import {nodesOf} from './nodes-of.ts'
import type {NamedNotes} from './note-targets.ts'

export type ReferenceOptions = {
  targets: ReadonlyMap<Identifier, Target>
  /** Targets in chapters that the edition leaves out. */
  leftOut: ReadonlyMap<Identifier, Target>
  /** What retired identifiers lead to now. */
  retired: ReadonlyMap<Identifier, Target>
  notes: readonly Note[]
  /** From `noteTargets`. */
  named: NamedNotes
  /** Whose definitions are looked through as well. */
  terms: Iterable<Term>
  labels: Labels
}

/**
 * Point each cross-reference at its target.
 *
 * @param chapters Sets `data.target`, the text where the author left it empty, and what separates several in brackets.
 * @param options `targets` from `numberTargets`, `notes` from `collectNotes`.
 *   Reports `undefined-reference` (error), `reference-outside-edition`,
 *   `retired-identifier` (infos).
 */
export function resolveReferences(chapters: readonly Chapter[], options: ReferenceOptions): void {
  for (const {id, sourceId = id, file, tree} of chapters) {
    resolveIn(tree, {chapterId: id, sourceId, file}, options)
    for (const {children, ...note} of options.notes.filter(({chapterId}) => chapterId === id))
      resolveIn({type: 'root', children}, {chapterId: id, sourceId, file: note.file ?? file}, options)
  }
  for (const {definitions, file} of options.terms) {
    for (const tree of Object.values(definitions)) resolveIn(tree, {chapterId: '', sourceId: '', file}, options)
  }
}

type Origin = {chapterId: string; sourceId: string; file: VFile}

function resolveIn(root: Nodes, origin: Origin, options: ReferenceOptions): void {
  for (const node of nodesOf(root)) {
    // Words that `link-phrases` made a link of have their target.
    if (node.type === 'crossReference' && !node.data?.phrase) resolveReference(node, origin, options)
    if (node.type === 'text' && node.data?.separator) {
      node.value = options.labels[node.data.range ? 'referenceRange' : 'referenceSeparator'] ?? node.value
      node.data = {...node.data, generated: true}
    }
  }
  joinReferences(root, options.labels)
}

function resolveReference(node: CrossReference, origin: Origin, options: ReferenceOptions): void {
  const target = find(options.targets, node.identifier, origin) ?? find(options.named.targets, node.identifier, origin)
  if (target) {
    node.data = {...node.data, target}
    fillIn(node, wordsFor(target, origin, options))
    return
  }
  const successor = find(options.retired, node.identifier, origin)
  if (successor) {
    node.data = {...node.data, target: successor}
    fillIn(node, successor.reference)
    reportRetired(node, successor, origin.file)
    return
  }
  const missing = find(options.leftOut, node.identifier, origin)
  const note = find(options.named.leftOut, node.identifier, origin)
  if (missing ?? note !== undefined) reportLeftOut(node, origin.file)
  else reportUndefined(node, origin.file, options.targets.keys())
  // Other programs go to the top of the page.
  const chapter = origin.file.data.dialect && options.targets.get(node.identifier.replace(/#.*$/su, ''))
  if (chapter) node.data = {...node.data, target: chapter}
  const words = missing ? fillLabel(options.labels, 'unnumberedReference', {title: missing.title}) : note
  fillIn(node, words ?? node.identifier)
}

/** Notes count in their chapter: from elsewhere it is named with them. */
function wordsFor(target: Target, {chapterId}: Origin, {targets, labels}: ReferenceOptions): string {
  if (target.kind !== 'note' || target.chapterId === chapterId) return target.reference
  const around = [...targets.values()].find(
    (other) => other.kind === 'chapter' && other.chapterId === target.chapterId && other.depth === 1
  )
  return fillLabel(labels, 'noteElsewhere', {chapter: around?.reference ?? '', note: target.reference})
}

/** The author's identifier first, then a heading by its anchor: of the chapter, or of its file. */
function find<Found extends Target | string>(
  targets: ReadonlyMap<Identifier, Found>,
  written: Identifier,
  origin: Origin
): Found | undefined {
  const {chapterId, sourceId} = origin
  const identifier = written.normalize('NFC')
  const [, chapter = chapterId, anchor = identifier] = /^(.*?)#(.*)$/su.exec(identifier) ?? []
  const own = targets.get(anchor)
  if (typeof own === 'object' && own.chapterId === chapter) return own
  const files = chapter === chapterId ? [chapter, sourceId] : [chapter]
  const keys = [identifier, ...files.flatMap((file) => [`${file}#${anchor}`, `${file}#${slugOf(anchor)}`])]
  return keys.map((key) => targets.get(key)).find((target) => target !== undefined)
}

function fillIn(node: CrossReference, value: string): void {
  if (node.children.length > 0) return
  node.children = [{type: 'text', value}]
  node.data = {...node.data, generated: true}
}

function reportUndefined(node: CrossReference, file: VFile, identifiers: Iterable<Identifier>): void {
  const {identifier} = node
  // Where a book was made for another program, an address without a place does not stop it.
  const tell = file.data.dialect ? reportWarning : reportError
  tell(file, {
    source: 'enrich',
    ruleId: 'undefined-reference',
    reason: `Unexpected reference to undefined \`${identifier}\`, expected a chapter, or the identifier of a heading, figure, table, listing, equation or note`,
    place: node,
    expected: nearest(identifier, identifiers),
    values: {identifier}
  })
}

function reportLeftOut(node: CrossReference, file: VFile): void {
  reportInfo(file, {
    source: 'enrich',
    ruleId: 'reference-outside-edition',
    reason: `Unexpected reference to \`${node.identifier}\` that the edition leaves out, shown as plain text`,
    place: node,
    values: {identifier: node.identifier}
  })
}

function reportRetired({identifier, position}: CrossReference, successor: Target, file: VFile): void {
  reportInfo(file, {
    source: 'enrich',
    ruleId: 'retired-identifier',
    reason: `Unexpected retired \`${identifier}\`, expected \`${successor.identifier}\` that took its place`,
    place: position,
    expected: [successor.identifier],
    values: {identifier, current: successor.identifier}
  })
}
