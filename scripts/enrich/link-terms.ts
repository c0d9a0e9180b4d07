import type {Nodes, PhrasingContent, Root, Text} from 'mdast'
import type {Chapter, Identifier, Note, Term, TermUse} from '../book.ts'
import type {Edition} from '../load/config.ts'
import type {IndexPlace, TermReference} from '../mdast.ts'
import {followSections, sectionsOfNotes} from './follow-sections.ts'
import type {SectionFollower} from './follow-sections.ts'
import {claimHtmlId} from './html-ids.ts'
import type {HtmlIds} from './html-ids.ts'
import {nodesOf, replaceChildren} from './nodes-of.ts'
import {reportUndefinedTerm} from './report-undefined-term.ts'
import {nameOf} from './term-name.ts'
import {createMatcher} from './term-matcher.ts'
import type {Match, Matcher} from './term-matcher.ts'
import {patternsOf} from './term-patterns.ts'
import {textRunsOf} from './text-runs.ts'
import type {TextRun} from './text-runs.ts'

export type TermOptions = {
  glossary: readonly Term[]
  notes: readonly Note[]
  htmlIds: HtmlIds
  edition: Edition
  /** Whether to tell every section where a term is used, for an index. */
  locates: boolean
}

/** The first use of a term in a section. */
export type TermPlace = {identifier: Identifier; place: IndexPlace}

/** `used` are the terms that the text has, linked or not; `places` is empty unless wanted. */
export type LinkedTerms = {termUses: TermUse[]; used: ReadonlySet<Identifier>; places: TermPlace[]}

type Linking = TermOptions & {
  matcher: Matcher
  entries: ReadonlyMap<Identifier, Term>
  termUses: TermUse[]
  used: Set<Identifier>
  /** Terms linked since the book, chapter or section began. */
  linked: Set<Identifier>
  /** How often each is linked in this chapter. */
  counts: Map<Identifier, number>
  places: TermPlace[]
  /** What `places` has, as keys. */
  located: Set<string>
}

/**
 * Link terms to the glossary: those that authors point out, and the first of each in a book, chapter or section. A
 * chapter's notes come after its text.
 *
 * @param chapters Matches become `termReference` nodes, in the notes as well; what only the index leads to gets an
 *   `indexMark` before it.
 * @param options `notes` from `collectNotes`, `htmlIds` from `numberTargets`.
 *   Reports `undefined-term` (error).
 */
export function linkTerms(chapters: readonly Chapter[], options: TermOptions): LinkedTerms {
  const {glossary, edition, locates} = options
  const linking: Linking = {
    ...options,
    matcher:
      edition.terms.link === 'none' && !locates ? () => [] : createMatcher(patternsOf(glossary, edition.language)),
    entries: new Map(glossary.map((term) => [term.identifier, term])),
    termUses: [],
    used: new Set(),
    linked: new Set(),
    counts: new Map(),
    places: [],
    located: new Set()
  }
  for (const chapter of chapters) linkChapter(chapter, linking)
  const {termUses, used, places} = linking
  return {termUses, used, places}
}

function linkChapter(chapter: Chapter, linking: Linking): void {
  linking.counts.clear()
  if (linking.edition.terms.link !== 'book') linking.linked.clear()
  const sectionsOfOwnNotes = sectionsOfNotes(chapter.id, chapter.tree, linking.notes)
  const sections = followSections(chapter.id, chapter.tree)
  linkTree(chapter.tree, {chapter, sections, linking})
  if (linking.edition.terms.link === 'section') linking.linked.clear()
  for (const note of linking.notes.filter(({chapterId}) => chapterId === chapter.id)) {
    const section = sectionsOfOwnNotes.get(note) ?? followSections(chapter.id, chapter.tree).current()
    const around: SectionFollower = {enter: () => undefined, current: () => section}
    linkTree({type: 'root', children: note.children}, {chapter, sections: around, linking})
  }
}

function linkTree(tree: Root, {chapter, sections, linking}: Omit<Place, 'section'>): void {
  const replacements = new Map<Nodes, PhrasingContent[]>()
  let section = chapter.title
  for (const run of textRunsOf(tree)) {
    const target = run.heading?.data?.target
    if (target && linking.edition.terms.link === 'section') linking.linked.clear()
    if (target) sections.enter(target)
    section = target?.title ?? section
    linkRun(run, replacements, {chapter, section, sections, linking})
  }
  if (replacements.size === 0) return
  for (const node of [...nodesOf(tree)]) replaceChildren(node, (child) => replacements.get(child))
}

type Place = {chapter: Chapter; section: string; sections: SectionFollower; linking: Linking}

/** The author's references and the matches between them, in reading order. */
function linkRun(run: TextRun, replacements: Map<Nodes, PhrasingContent[]>, place: Place): void {
  const matches = run.quiet ? [] : place.linking.matcher(run.text).map((match) => ({at: match.start, match}))
  const chosen: Link[] = []
  for (const find of [...run.references, ...matches].sort((a, b) => a.at - b.at)) {
    if ('node' in find) linkReference(find.node, place)
    else chosen.push(...linkMatch(find.match, place))
  }
  if (chosen.length === 0) return
  for (const {node, start} of run.pieces) {
    const parts = splitText(node, start, chosen)
    if (parts) replacements.set(node, parts)
  }
}

/** @returns A link, or a mark where only the index leads. */
function linkMatch(match: Match, place: Place): Link[] {
  const {linked, used, edition} = place.linking
  const {identifier} = match
  if (edition.terms.link !== 'none') {
    used.add(identifier)
    if (edition.terms.link === 'all' || !linked.has(identifier)) return [{...match, htmlId: addUse(identifier, place)}]
  }
  const htmlId = locate(identifier, place)
  return htmlId === undefined ? [] : [{...match, end: match.start, htmlId}]
}

function linkReference(node: TermReference, place: Place): void {
  const {entries, edition, used} = place.linking
  const term = entries.get(node.identifier)
  if (!term) {
    reportUndefinedTerm(node, place.chapter.file, entries.keys())
    return
  }
  if (node.children.length === 0) node.children.push({type: 'text', value: nameOf(term, edition.language)})
  used.add(node.identifier)
  node.data = {...node.data, htmlId: addUse(node.identifier, place)}
}

/** @returns The `htmlId` of the use. */
function addUse(identifier: Identifier, place: Place): string {
  const {chapter, section, linking} = place
  const {htmlIds, termUses, linked, counts} = linking
  const count = (counts.get(identifier) ?? 0) + 1
  counts.set(identifier, count)
  const htmlId = claimHtmlId(htmlIds, chapter.id, `term-${identifier}-${count}`)
  termUses.push({identifier, chapterId: chapter.id, htmlId, section})
  linked.add(identifier)
  locate(identifier, place, htmlId)
  return htmlId
}

/**
 * Record the first use of a term in a section.
 *
 * @param htmlId Of the use, where it has one.
 * @returns The `htmlId`; nothing for a use that is not the first, and where no index is wanted.
 */
function locate(identifier: Identifier, {sections, chapter, linking}: Place, htmlId?: string): string | undefined {
  const section = sections.current()
  const key = [chapter.id, section.number.join('.'), identifier].join('\n')
  if (!linking.locates || linking.located.has(key)) return undefined
  linking.located.add(key)
  const own = htmlId ?? claimHtmlId(linking.htmlIds, chapter.id, `index-${identifier}`)
  linking.places.push({identifier, place: {...section, htmlId: own}})
  return own
}

/** Empty where it is a mark before the match. */
type Link = Match & {htmlId: string}

/**
 * Cut a text node where links begin and end. A link that begins in an earlier node goes on in this one without `htmlId`.
 *
 * @param start Where the node starts in its run, as the links count.
 */
function splitText(node: Text, start: number, links: readonly Link[]): PhrasingContent[] | undefined {
  const end = start + node.value.length
  const here = links.filter((link) => link.start < end && (link.end > start || (isMark(link) && link.start >= start)))
  if (here.length === 0) return undefined
  const textOf = (from: number, to: number): Text => ({...node, value: node.value.slice(from - start, to - start)})
  const parts: PhrasingContent[] = []
  let at = start
  for (const {identifier, htmlId, ...link} of here) {
    const [from, to] = [Math.max(link.start, start), Math.min(link.end, end)]
    if (from > at) parts.push(textOf(at, from))
    at = to
    const data = link.start >= start ? {data: {htmlId}} : {}
    const position = node.position ? {position: node.position} : {}
    if (isMark(link))
      parts.push({type: 'indexMark', path: [], see: [], seeAlso: [], children: [], ...data, ...position})
    else parts.push({type: 'termReference', identifier, children: [textOf(from, to)], ...data, ...position})
  }
  if (at < end) parts.push(textOf(at, end))
  return parts
}

function isMark({start, end}: Pick<Link, 'start' | 'end'>): boolean {
  return start === end
}
