import type {Root} from 'mdast'
import {VFile} from 'vfile'
import type {Chapter, Target} from '../book.ts'
import {reportWarning} from '../diagnostics.ts'
import type {Labels} from '../load/config.ts'
import type {IndexEntry, IndexList, IndexPointer} from '../mdast-apparatus.ts'
import {nearest} from '../nearest.ts'
import type {MarkUse} from './collect-index-marks.ts'
import {gatherIndex} from './gather-index.ts'
import {generatedId} from './generated-id.ts'
import {claimHtmlId, htmlIdOf, type HtmlIds} from './html-ids.ts'
import {findDraft, isFilled, type IndexDraft} from './index-draft.ts'
import {underTheirNames, type IndexOptions} from './name-index-marks.ts'
import {compareKeys, initialWords, listKeyOf} from './sort-key.ts'

/**
 * Make the index: what authors marked, and the terms of the glossary.
 *
 * @param written From `collectIndexMarks`.
 * @returns Nothing where there is nothing to list.
 *   Reports `unmatched-index-range`, `undefined-index-entry` (warnings).
 */
export function buildIndex(
  written: readonly MarkUse[],
  options: IndexOptions & {labels: Labels}
): {chapter: Chapter; target: Target} | undefined {
  const marks = underTheirNames(written, options)
  const root = gatherIndex(marks, options)
  if (root.entries.size === 0) return undefined
  const title = options.labels['index'] ?? 'Index'
  // `index.html` is the first page of a site.
  const id = generatedId('book-index', options.chapters)
  const words = {label: '', reference: title, title, number: []}
  const target: Target = {identifier: id, kind: 'chapter', chapterId: id, htmlId: htmlIdOf(id), depth: 1, ...words}
  reportUndefined(marks, root)
  const groups = groupsOf(root, {chapterId: id, language: options.language, labels: options.labels})
  const tree: Root = {
    type: 'root',
    children: [
      {type: 'heading', depth: 1, children: [{type: 'text', value: title}], data: {target}},
      {type: 'indexList', groups}
    ]
  }
  const file = new VFile({path: `${id}.md`})
  return {chapter: {id, division: 'backmatter', file, tree, title, meta: {}, generated: 'index'}, target}
}

/** An entry in its place, with what readers reach it by. */
type Sorted = {draft: IndexDraft; initial: string; htmlId: string; entries: readonly Sorted[]}
type Naming = {chapterId: string; language: string; htmlIds: HtmlIds}

function groupsOf(
  root: IndexDraft,
  {chapterId, language, labels}: {chapterId: string; language: string; labels: Labels}
): IndexList['groups'] {
  const htmlIds: HtmlIds = new Map()
  claimHtmlId(htmlIds, chapterId, htmlIdOf(chapterId))
  const sorted = sortEntries(root, 'entry', {chapterId, language, htmlIds})
  const ids = new Map(sorted.flatMap(idsOf))
  const groups = new Map<string, IndexEntry[]>()
  for (const one of sorted) {
    const group = groups.get(one.initial) ?? []
    group.push(entryOf(one, root, ids))
    groups.set(one.initial, group)
  }
  return [...groups].map(([initial, entries]) => ({initial: initialWords(initial, labels), entries}))
}

/** Names of entries become ids, in the order of the index. */
function sortEntries({entries}: IndexDraft, above: string, naming: Naming): Sorted[] {
  const {chapterId, language, htmlIds} = naming
  return [...entries.values()]
    .map((draft) => ({draft, key: listKeyOf(draft.name, language, draft.reading)}))
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({draft, key: {initial}}) => {
      const htmlId = claimHtmlId(htmlIds, chapterId, htmlIdOf(`${above}-${draft.name}`))
      return {draft, initial, htmlId, entries: sortEntries(draft, htmlId, naming)}
    })
}

function idsOf({draft, htmlId, entries}: Sorted): [IndexDraft, string][] {
  return [[draft, htmlId], ...entries.flatMap(idsOf)]
}

type Ids = ReadonlyMap<IndexDraft, string>

/** An entry that leads somewhere itself has nothing but `see also`; one that does not, nothing but `see`. */
function entryOf({draft, htmlId, entries}: Sorted, root: IndexDraft, ids: Ids): IndexEntry {
  const pointers = pointersOf(draft, root, ids)
  const filled = isFilled(draft)
  return {
    ...{name: draft.name, htmlId, locators: draft.locators},
    see: filled ? [] : pointers,
    seeAlso: filled ? pointers : [],
    entries: entries.map((entry) => entryOf(entry, root, ids))
  }
}

function pointersOf(draft: IndexDraft, root: IndexDraft, ids: Ids): IndexPointer[] {
  const paths = new Map([...draft.see, ...draft.seeAlso].map((path) => [JSON.stringify(path), path]))
  return [...paths.values()].map((path) => {
    const htmlId = ids.get(findDraft(root, path) ?? root)
    return {path, ...(htmlId === undefined ? {} : {htmlId})}
  })
}

function reportUndefined(marks: readonly MarkUse[], root: IndexDraft): void {
  for (const {node, file, path, see, seeAlso} of marks) {
    const own = findDraft(root, path)
    for (const other of [...see, ...seeAlso]) {
      const found = findDraft(root, other)
      if (found && found !== own) continue
      const entry = other.join('!')
      reportWarning(file, {
        source: 'enrich',
        ruleId: 'undefined-index-entry',
        reason: `Unexpected pointer to \`${entry}\`, expected another entry of the index`,
        place: node,
        expected: nearest(entry, root.entries.keys()),
        values: {entry}
      })
    }
  }
}
