import type {FootnoteDefinition, FootnoteReference, Nodes} from 'mdast'
import type {Note} from '../apparatus.ts'
import type {Chapter} from '../book.ts'
import type {Labels} from '../load/config.ts'
import {claimHtmlId} from './html-ids.ts'
import type {HtmlIds} from './html-ids.ts'
import {fillLabel} from './label-patterns.ts'
import {nodesOf, replaceChildren} from './nodes-of.ts'

const classes: readonly [Note['class'], RegExp][] = [
  ['translator', /^(?:译|tn(?![a-z]))/i],
  ['editor', /^(?:编注|编者|编按|(?:en|ed)(?![a-z]))/i]
]

export type NoteOptions = {
  htmlIds: HtmlIds
  labels: Labels
  /** Whose notes the edition keeps; the others go with their marks. */
  kept: readonly Note['class'][]
}

/**
 * Take notes out of the text and number them from 1 in each chapter, each class by itself, by where they are first
 * referred to. References in notes come after those in the text.
 *
 * @param chapters Definitions are taken out; sets `data` on each `footnoteReference`. What nobody refers to goes back
 *   into the text, and a reference to nothing becomes text, so that no character is lost (`parse` reports both).
 * @param options `htmlIds` from `numberTargets`; gets those of notes and references.
 */
export function collectNotes(chapters: readonly Chapter[], options: NoteOptions): Note[] {
  return chapters.flatMap((chapter) => notesOf(chapter, options))
}

type Draft = {definition: FootnoteDefinition; references: FootnoteReference[]}

function notesOf({id: chapterId, tree}: Chapter, options: NoteOptions): Note[] {
  const definitions = definitionsIn(tree)
  leaveOut(tree, definitions, options.kept)
  const drafts = draftsOf(tree, definitions)
  const referred = new Set([...drafts.values()].map(({definition}) => definition))
  for (const node of [...nodesOf(tree)]) {
    replaceChildren(node, (child) => {
      if (child.type !== 'footnoteDefinition') return undefined
      return referred.has(child) ? [] : child.children
    })
  }
  const counts = new Map<Note['class'], number>()
  const notes = [...drafts.values()].map((draft) => {
    const kind = classOf(draft.definition)
    const number = (counts.get(kind) ?? 0) + 1
    counts.set(kind, number)
    return noteOf(draft, {number, kind, chapterId}, options)
  })
  for (const root of [tree, ...referred]) for (const node of [...nodesOf(root)]) replaceChildren(node, textOfUnknown)
  return notes
}

/** Of two with one name the first counts, as in CommonMark. */
function definitionsIn(tree: Nodes): Map<string, FootnoteDefinition> {
  const definitions = new Map<string, FootnoteDefinition>()
  for (const node of nodesOf(tree)) {
    if (node.type === 'footnoteDefinition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
  }
  return definitions
}

function draftsOf(tree: Nodes, definitions: ReadonlyMap<string, FootnoteDefinition>): Map<string, Draft> {
  const drafts = new Map<string, Draft>()
  const look = (root: Nodes): void => {
    for (const node of nodesOf(root, (inner) => inner === root || inner.type !== 'footnoteDefinition')) {
      if (node.type !== 'footnoteReference') continue
      const definition = definitions.get(node.identifier)
      const draft = drafts.get(node.identifier)
      if (draft) draft.references.push(node)
      else if (definition) drafts.set(node.identifier, {definition, references: [node]})
    }
  }
  look(tree)
  // A Map lists what is added while it is walked: notes of notes follow.
  for (const {definition} of drafts.values()) look(definition)
  return drafts
}

/** Tell whose a note is: by `class` on the definition, else by what its name begins with: `[^译注-a]`, `[^tn-1]`. */
export function classOf({label, identifier, data}: FootnoteDefinition): Note['class'] {
  return data?.class ?? classes.find(([, pattern]) => pattern.test(label ?? identifier))?.[0] ?? 'author'
}

/** Definitions go, and the marks of what they define. */
function leaveOut(tree: Nodes, definitions: Map<string, FootnoteDefinition>, kept: readonly Note['class'][]): void {
  const left = new Set([...definitions.values()].filter((definition) => !kept.includes(classOf(definition))))
  if (left.size === 0) return
  for (const node of [...nodesOf(tree)]) {
    replaceChildren(node, (child) => {
      if (child.type === 'footnoteDefinition') return left.has(child) ? [] : undefined
      if (child.type !== 'footnoteReference') return undefined
      const definition = definitions.get(child.identifier)
      return definition && left.has(definition) ? [] : undefined
    })
  }
  for (const {identifier} of left) definitions.delete(identifier)
}

type NoteFacts = {number: number; kind: Note['class']; chapterId: string}

function noteOf({definition, references}: Draft, facts: NoteFacts, {htmlIds, labels}: NoteOptions): Note {
  const {number, kind, chapterId} = facts
  const stem = kind === 'author' ? '' : `${kind}-`
  const htmlId = claimHtmlId(htmlIds, chapterId, `${stem}note-${number}`)
  const label = fillLabel(labels, `${kind}NoteMark`, {number: String(number)})
  const referenceIds = references.map((reference) => {
    const own = claimHtmlId(htmlIds, chapterId, `${stem}noteref-${number}`)
    reference.data = {...reference.data, htmlId: own, noteId: htmlId, label}
    return own
  })
  const identifier = definition.label ?? definition.identifier
  const {children, data} = definition
  const written = data?.file ? {file: data.file} : {}
  return {identifier, class: kind, chapterId, number, label, htmlId, referenceIds, children, ...written}
}

function textOfUnknown(node: Nodes): Nodes[] | undefined {
  if (node.type !== 'footnoteReference' || node.data?.noteId !== undefined) return undefined
  return [{type: 'text', value: `[^${node.label ?? node.identifier}]`}]
}
