import type {Identifier, Note} from '../apparatus.ts'
import type {Chapter, Target} from '../book.ts'
import type {Labels} from '../load/config.ts'
import {classOf} from './collect-notes.ts'
import {fillLabel} from './label-patterns.ts'
import {nodesOf} from './nodes-of.ts'

/**
 * List what authors may call notes by, in every chapter, before an edition leaves any out.
 *
 * @returns How a reference reads that has nothing to lead to, by `chapter#note:a`, `chapter#a` and `note:a`.
 */
export function noteNames(chapters: readonly Chapter[], labels: Labels): ReadonlyMap<Identifier, string> {
  const names = new Map<Identifier, string>()
  for (const {id, sourceId, tree} of chapters) {
    for (const node of nodesOf(tree)) {
      if (node.type !== 'footnoteDefinition') continue
      const word = labels[`${classOf(node)}Note`] ?? ''
      for (const name of namesOf(node.label ?? node.identifier, [id, sourceId])) names.set(name, word)
    }
  }
  return names
}

/** What references to notes find: those that the edition has, and how those read that it leaves out. */
export type NamedNotes = {targets: ReadonlyMap<Identifier, Target>; leftOut: ReadonlyMap<Identifier, string>}

/**
 * Make targets of notes: `note:a`, or `a`, in their own chapter, and `note:a` wherever one note alone is called so.
 *
 * @param notes From `collectNotes`.
 * @param names From `noteNames`.
 */
export function noteTargets(
  notes: readonly Note[],
  {names, chapters, labels}: {names: ReadonlyMap<Identifier, string>; chapters: readonly Chapter[]; labels: Labels}
): NamedNotes {
  const found = new Map<Identifier, Target[]>()
  for (const note of notes) {
    const {sourceId} = chapters.find(({id}) => id === note.chapterId) ?? {}
    const target = targetOf(note, labels)
    for (const name of namesOf(note.identifier, [note.chapterId, sourceId]))
      found.set(name, [...(found.get(name) ?? []), target])
  }
  return {
    targets: new Map(
      [...found].flatMap(([name, [one, ...others]]) => (one && others.length === 0 ? [[name, one]] : []))
    ),
    leftOut: new Map([...names].filter(([name]) => !found.has(name)))
  }
}

/** A note kept outside the chapters is called by its own id. */
function namesOf(written: string, chapters: readonly (string | undefined)[]): Set<Identifier> {
  const name = written.normalize('NFC').replace(/^annotation-/, '')
  const within = chapters.flatMap((id) => (id === undefined ? [] : [`${id}#note:${name}`, `${id}#${name}`]))
  return new Set([...within, `note:${name}`])
}

function targetOf({identifier, class: kind, chapterId, htmlId, number}: Note, labels: Labels): Target {
  const reference = fillLabel(labels, `${kind}NoteReference`, {number: String(number)})
  const words = {label: reference, reference, title: reference, number: [number]}
  return {identifier: `note:${identifier}`, kind: 'note', chapterId, htmlId, depth: 0, ...words}
}
