import type {Nodes, Root} from 'mdast'
import {VFile} from 'vfile'
import type {Bibliography, Identifier, Note, Term, TermUse, Work} from '../apparatus.ts'
import type {Chapter, Target} from '../book.ts'
import {hasErrors, reportError, reportInfo, reportWarning} from '../diagnostics.ts'
import type {Labels} from '../load/config.ts'
import type {Citation} from '../mdast.ts'
import type {BibliographyEntry} from '../mdast-apparatus.ts'
import {nearest} from '../nearest.ts'
import {citationParts} from './citation-parts.ts'
import {generatedId} from './generated-id.ts'
import {claimHtmlId, htmlIdOf, type HtmlIds} from './html-ids.ts'
import {nodesOf} from './nodes-of.ts'
import {noteTrees} from './note-trees.ts'
import {nameOf} from './term-name.ts'

export type CitationOptions = {
  bibliography: Bibliography | undefined
  notes: readonly Note[]
  /** Whose definitions may cite; their citations come last. */
  terms: ReadonlyMap<Identifier, Term>
  /** Whose definitions nobody reads: what they cite is not listed. */
  unused: readonly Term[]
  /** The chapter that has the definitions. */
  glossary: Chapter | undefined
  htmlIds: HtmlIds
  labels: Labels
}

type Draft = BibliographyEntry & {uses: TermUse[]}
type Citing = CitationOptions & {works: ReadonlyMap<Identifier, Work>; entries: Map<Identifier, Draft>; ids: HtmlIds}
type Origin = {file: VFile; chapter?: Chapter; section: string}

/**
 * Number the works that the edition cites, in the order of their first citation, and make the chapter that lists them. A
 * chapter's notes come after its text.
 *
 * @param chapters Citations get what they print; of works that are not there, what the author wrote.
 * @returns Nothing where nothing is cited.
 *   Reports `undefined-citation` (error; warning in a book without a bibliography), `unused-work` (info).
 */
export function citeWorks(
  chapters: readonly Chapter[],
  options: CitationOptions
): {chapter: Chapter; target: Target} | undefined {
  const works = new Map((options.bibliography?.works ?? []).map((work) => [work.identifier, work]))
  const citing: Citing = {...options, works, entries: new Map(), ids: new Map()}
  for (const chapter of chapters) {
    const origin = {file: chapter.file, chapter, section: chapter.title}
    citeIn(chapter.tree, origin, citing)
    for (const {file = chapter.file, section, root} of noteTrees(chapter, options.notes))
      citeIn(root, {file, chapter, section}, citing)
  }
  for (const term of options.terms.values()) citeInTerm(term, citing)
  for (const {definitions, file} of options.unused)
    for (const tree of Object.values(definitions)) for (const node of nodesOf(tree)) checkCitation(node, file, citing)
  for (const work of works.values()) if (!citing.entries.has(work.identifier)) reportUnused(work)
  return citing.entries.size === 0 ? undefined : chapterOf([...citing.entries.values()], chapters, options.labels)
}

/** The glossary is one chapter: readers find the place by the term. */
function citeInTerm(term: Term, citing: Citing): void {
  const {glossary: chapter} = citing
  for (const [language, tree] of Object.entries(term.definitions)) {
    const section = `${chapter?.title ?? ''} ${nameOf(term, language)}`.trim()
    citeIn(tree, {file: term.file, ...(chapter ? {chapter} : {}), section}, citing)
  }
}

function checkCitation(node: Nodes, file: VFile, citing: Citing): void {
  if (node.type !== 'citation') return
  for (const {identifier} of node.items)
    if (!citing.works.has(identifier)) reportUndefined(node, identifier, {file, citing})
}

function citeIn(root: Nodes, origin: Origin, citing: Citing): void {
  let {section} = origin
  for (const node of nodesOf(root)) {
    if (node.type === 'heading') section = node.data?.target?.title ?? section
    if (node.type === 'citation') cite(node, {...origin, section}, citing)
  }
}

function cite(node: Citation, origin: Origin, citing: Citing): void {
  const known = node.items.filter(({identifier}) => citing.works.has(identifier))
  checkCitation(node, origin.file, citing)
  if (known.length < node.items.length) {
    node.data = {...node.data, parts: [{text: node.written}]}
    return
  }
  const {chapter, section} = origin
  const cited = known.map(({identifier, locator}) => ({entry: entryOf(identifier, citing), locator}))
  const htmlId =
    chapter && claimHtmlId(citing.htmlIds, chapter.id, `cite-${htmlIdOf(cited[0]?.entry.identifier ?? '')}`)
  node.data = {...node.data, parts: citationParts(cited), ...(htmlId === undefined ? {} : {htmlId})}
  if (!chapter || htmlId === undefined) return
  for (const {entry} of cited) entry.uses.push({identifier: entry.identifier, chapterId: chapter.id, htmlId, section})
}

function entryOf(identifier: Identifier, {works, entries, ids}: Citing): Draft {
  const known = entries.get(identifier)
  if (known) return known
  const htmlId = claimHtmlId(ids, '', htmlIdOf(`work-${identifier}`))
  const text = works.get(identifier)?.text ?? ''
  const entry: Draft = {identifier, htmlId, number: entries.size + 1, text, uses: []}
  entries.set(identifier, entry)
  return entry
}

function chapterOf(
  entries: BibliographyEntry[],
  chapters: readonly Chapter[],
  labels: Labels
): {chapter: Chapter; target: Target} {
  const title = labels['bibliography'] ?? 'Bibliography'
  const id = generatedId('bibliography', chapters)
  const target: Target = {
    ...{identifier: id, kind: 'chapter', chapterId: id, htmlId: htmlIdOf(id), depth: 1},
    ...{label: '', reference: title, title, number: []}
  }
  const tree: Root = {
    type: 'root',
    children: [
      {type: 'heading', depth: 1, children: [{type: 'text', value: title}], data: {target}},
      {type: 'bibliographyList', entries}
    ]
  }
  const file = new VFile({path: `${id}.md`})
  return {chapter: {id, division: 'backmatter', file, tree, title, meta: {}, generated: 'bibliography'}, target}
}

function reportUndefined(node: Citation, identifier: Identifier, {file, citing}: {file: VFile; citing: Citing}): void {
  const {bibliography, works} = citing
  // A file of works that cannot be read has its own messages.
  if (bibliography && hasErrors(bibliography.files)) return
  const report = bibliography ? reportError : reportWarning
  report(file, {
    source: 'enrich',
    ruleId: 'undefined-citation',
    reason: `Unexpected citation of undefined \`${identifier}\`, expected the id of a work of the bibliography`,
    place: node,
    note: 'Add the work to `bibliography.yaml`, or write `\\[` before what is no citation',
    expected: nearest(identifier, works.keys()),
    values: {identifier}
  })
}

function reportUnused({identifier, file, place}: Work): void {
  reportInfo(file, {
    source: 'enrich',
    ruleId: 'unused-work',
    reason: `Unexpected work \`${identifier}\` that nothing cites, left out of the bibliography`,
    place,
    values: {identifier}
  })
}
