import type {Nodes} from 'mdast'
import type {VFile} from 'vfile'
import type {Annals, Identifier, Note} from '../apparatus.ts'
import type {Chapter} from '../book.ts'
import {hasErrors, reportError} from '../diagnostics.ts'
import type {EventReference} from '../mdast.ts'
import type {AnnalsEntry} from '../mdast-apparatus.ts'
import {nearest} from '../nearest.ts'
import {claimHtmlId} from './html-ids.ts'
import type {HtmlIds} from './html-ids.ts'
import {nodesOf} from './nodes-of.ts'
import {noteTrees} from './note-trees.ts'

export type EventOptions = {
  /** As the author wrote them. */
  annals: Annals<unknown> | undefined
  notes: readonly Note[]
  htmlIds: HtmlIds
}

type Linking = EventOptions & {entries: ReadonlyMap<Identifier, AnnalsEntry>; counts: Map<Identifier, number>}

/**
 * Link passages to the events they tell, and each event back to its passages. A chapter's notes come after its text.
 *
 * @param chapters The annals among them, whose entries get their `uses`; references get text where they have none.
 * @param options `notes` from `collectNotes`, `htmlIds` from `numberTargets`.
 *   Reports `undefined-event` (error).
 */
export function linkEvents(chapters: readonly Chapter[], options: EventOptions): void {
  const entries = new Map<Identifier, AnnalsEntry>()
  for (const {tree} of chapters.filter(({generated}) => generated === 'annals')) {
    for (const node of nodesOf(tree)) if (node.type === 'annalsEntry') entries.set(node.event.identifier, node)
  }
  for (const chapter of chapters) {
    const linking: Linking = {...options, entries, counts: new Map()}
    linkIn(chapter.tree, {chapter, section: chapter.title}, linking)
    for (const {root, section, file = chapter.file} of noteTrees(chapter, options.notes))
      linkIn(root, {chapter: {...chapter, file}, section}, linking)
  }
}

function linkIn(root: Nodes, {chapter, ...start}: {chapter: Chapter; section: string}, linking: Linking): void {
  let {section} = start
  for (const node of nodesOf(root)) {
    if (node.type === 'heading') section = node.data?.target?.title ?? section
    if (node.type === 'eventReference') linkReference(node, {chapter, section}, linking)
  }
}

function linkReference(
  node: EventReference,
  {chapter, section}: {chapter: Chapter; section: string},
  {annals, entries, counts, htmlIds}: Linking
): void {
  const {identifier} = node
  const entry = entries.get(identifier)
  if (node.children.length === 0) {
    node.children = [{type: 'text', value: entry?.event.title ?? identifier}]
    node.data = {...node.data, generated: true}
  }
  if (!entry) {
    // A file of events that cannot be read has its own messages.
    if (!annals || !hasErrors([annals.file])) reportUndefined(node, chapter.file, entries.keys())
    return
  }
  if (chapter.generated === 'annals') return
  const count = (counts.get(identifier) ?? 0) + 1
  counts.set(identifier, count)
  const htmlId = claimHtmlId(htmlIds, chapter.id, `event-${identifier}-${count}`)
  node.data = {...node.data, htmlId}
  entry.uses.push({identifier, chapterId: chapter.id, htmlId, section})
}

function reportUndefined(node: EventReference, file: VFile, identifiers: Iterable<Identifier>): void {
  const {identifier} = node
  reportError(file, {
    source: 'enrich',
    ruleId: 'undefined-event',
    reason: `Unexpected link to undefined event \`${identifier}\`, expected the id of an event of the annals`,
    place: node,
    note: 'Add the event to `annals.yaml`, or correct the id',
    expected: nearest(identifier, identifiers),
    values: {identifier}
  })
}
