import type {FootnoteDefinition, FootnoteReference, Nodes} from 'mdast'
import type {Chapter, Note} from '../book.ts'
import {claimHtmlId} from './html-ids.ts'
import type {HtmlIds} from './html-ids.ts'
import {nodesOf, replaceChildren} from './nodes-of.ts'

const classes: readonly [Note['class'], RegExp][] = [
  ['translator', /^(?:译|tn(?![a-z]))/i],
  ['editor', /^(?:编注|编者|编按|(?:en|ed)(?![a-z]))/i]
]

/**
 * Take notes out of the text and number them from 1 in each chapter, by where they are first referred to. References in
 * notes come after those in the text.
 *
 * @param chapters Definitions are taken out; sets `data` on each `footnoteReference`. What nobody refers to goes back
 *   into the text, and a reference to nothing becomes text, so that no character is lost (`parse` reports both).
 * @param htmlIds From `numberTargets`; gets those of notes and references.
 */
export function collectNotes(chapters: readonly Chapter[], htmlIds: HtmlIds): Note[] {
  return chapters.flatMap((chapter) => notesOf(chapter, htmlIds))
}

type Draft = {definition: FootnoteDefinition; references: FootnoteReference[]}

function notesOf({id: chapterId, tree}: Chapter, htmlIds: HtmlIds): Note[] {
  const definitions = definitionsIn(tree)
  const drafts = draftsOf(tree, definitions)
  const referred = new Set([...drafts.values()].map(({definition}) => definition))
  for (const node of [...nodesOf(tree)]) {
    replaceChildren(node, (child) => {
      if (child.type !== 'footnoteDefinition') return undefined
      return referred.has(child) ? [] : child.children
    })
  }
  const notes = [...drafts.values()].map((draft, index) => noteOf(draft, {number: index + 1, chapterId, htmlIds}))
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

function noteOf(
  {definition, references}: Draft,
  {number, chapterId, htmlIds}: {number: number; chapterId: string; htmlIds: HtmlIds}
): Note {
  const htmlId = claimHtmlId(htmlIds, chapterId, `note-${number}`)
  const label = String(number)
  const referenceIds = references.map((reference) => {
    const own = claimHtmlId(htmlIds, chapterId, `noteref-${number}`)
    reference.data = {...reference.data, htmlId: own, noteId: htmlId, label}
    return own
  })
  const identifier = definition.label ?? definition.identifier
  const kind = classes.find(([, pattern]) => pattern.test(identifier))?.[0] ?? 'author'
  return {identifier, class: kind, chapterId, number, label, htmlId, referenceIds, children: definition.children}
}

function textOfUnknown(node: Nodes): Nodes[] | undefined {
  if (node.type !== 'footnoteReference' || node.data?.noteId !== undefined) return undefined
  return [{type: 'text', value: `[^${node.label ?? node.identifier}]`}]
}
