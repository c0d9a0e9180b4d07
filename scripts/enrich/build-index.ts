import type {Root} from 'mdast'
import {VFile} from 'vfile'
import type {Chapter, Target} from '../book.ts'
import {reportWarning} from '../diagnostics.ts'
import type {Labels} from '../load/config.ts'
import type {IndexEntry, IndexList, IndexPointer} from '../mdast.ts'
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

type Naming = {root: IndexDraft; language: string; idOf: (draft: IndexDraft) => string}

function groupsOf(
  root: IndexDraft,
  {chapterId, language, labels}: {chapterId: string; language: string; labels: Labels}
): IndexList['groups'] {
  const naming: Naming = {root, language, idOf: namer(root, chapterId, language)}
  const groups = new Map<string, IndexEntry[]>()
  for (const draft of sorted(root, language)) {
    const {initial} = listKeyOf(draft.name, language, draft.reading)
    groups.set(initial, [...(groups.get(initial) ?? []), entryOf(draft, naming)])
  }
  return [...groups].map(([initial, entries]) => ({initial: initialWords(initial, labels), entries}))
}

/** Names of entries become ids, in the order of the index. */
function namer(root: IndexDraft, chapterId: string, language: string): Naming['idOf'] {
  const htmlIds: HtmlIds = new Map()
  claimHtmlId(htmlIds, chapterId, htmlIdOf(chapterId))
  const ids = new Map<IndexDraft, string>()
  const name = (draft: IndexDraft, above: string): void => {
    for (const entry of sorted(draft, language)) {
      const id = claimHtmlId(htmlIds, chapterId, htmlIdOf(`${above}-${entry.name}`))
      ids.set(entry, id)
      name(entry, id)
    }
  }
  name(root, 'entry')
  return (draft) => ids.get(draft) ?? ''
}

function sorted({entries}: IndexDraft, language: string): IndexDraft[] {
  return [...entries.values()]
    .map((draft) => ({draft, key: listKeyOf(draft.name, language, draft.reading)}))
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({draft}) => draft)
}

/** An entry that leads somewhere itself has nothing but `see also`; one that does not, nothing but `see`. */
function entryOf(draft: IndexDraft, naming: Naming): IndexEntry {
  const pointers = pointersOf(draft, naming)
  const filled = isFilled(draft)
  return {
    name: draft.name,
    htmlId: naming.idOf(draft),
    locators: draft.locators,
    see: filled ? [] : pointers,
    seeAlso: filled ? pointers : [],
    entries: sorted(draft, naming.language).map((entry) => entryOf(entry, naming))
  }
}

function pointersOf(draft: IndexDraft, {root, idOf}: Naming): IndexPointer[] {
  const paths = new Map([...draft.see, ...draft.seeAlso].map((path) => [JSON.stringify(path), path]))
  return [...paths.values()].map((path) => {
    const found = findDraft(root, path)
    return {path, ...(found ? {htmlId: idOf(found)} : {})}
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
