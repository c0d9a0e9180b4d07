import type {Nodes, PhrasingContent, Root, Text} from 'mdast'
import type {Chapter, Identifier, Note, Term, TermUse} from '../book.ts'
import type {Edition} from '../load/config.ts'
import type {TermReference} from '../mdast.ts'
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

export type TermOptions = {glossary: readonly Term[]; notes: readonly Note[]; htmlIds: HtmlIds; edition: Edition}

/** `used` are the terms that the text has, linked or not. */
export type LinkedTerms = {termUses: TermUse[]; used: ReadonlySet<Identifier>}

type Linking = TermOptions & {
  matcher: Matcher
  entries: ReadonlyMap<Identifier, Term>
  termUses: TermUse[]
  used: Set<Identifier>
  /** Terms linked since the book, chapter or section began. */
  linked: Set<Identifier>
  /** How often each is linked in this chapter. */
  counts: Map<Identifier, number>
}

/**
 * Link terms to the glossary: those that authors point out, and the first of each in a book, chapter or section. A
 * chapter's notes come after its text.
 *
 * @param chapters Matches become `termReference` nodes, in the notes as well.
 * @param options `notes` from `collectNotes`, `htmlIds` from `numberTargets`.
 *   Reports `undefined-term` (error).
 */
export function linkTerms(chapters: readonly Chapter[], options: TermOptions): LinkedTerms {
  const {glossary, edition} = options
  const linking: Linking = {
    ...options,
    matcher: edition.terms.link === 'none' ? () => [] : createMatcher(patternsOf(glossary, edition.language)),
    entries: new Map(glossary.map((term) => [term.identifier, term])),
    termUses: [],
    used: new Set(),
    linked: new Set(),
    counts: new Map()
  }
  for (const chapter of chapters) linkChapter(chapter, linking)
  return {termUses: linking.termUses, used: linking.used}
}

function linkChapter(chapter: Chapter, linking: Linking): void {
  linking.counts.clear()
  if (linking.edition.terms.link !== 'book') linking.linked.clear()
  linkTree(chapter.tree, chapter, linking)
  if (linking.edition.terms.link === 'section') linking.linked.clear()
  for (const {chapterId, children} of linking.notes) {
    if (chapterId === chapter.id) linkTree({type: 'root', children}, chapter, linking)
  }
}

function linkTree(tree: Root, chapter: Chapter, linking: Linking): void {
  const replacements = new Map<Nodes, PhrasingContent[]>()
  let section = chapter.title
  for (const run of textRunsOf(tree)) {
    const target = run.heading?.data?.target
    if (target && linking.edition.terms.link === 'section') linking.linked.clear()
    section = target?.title ?? section
    linkRun(run, replacements, {chapter, section, linking})
  }
  if (replacements.size === 0) return
  for (const node of [...nodesOf(tree)]) replaceChildren(node, (child) => replacements.get(child))
}

type Place = {chapter: Chapter; section: string; linking: Linking}

/** The author's references and the matches between them, in reading order. */
function linkRun(run: TextRun, replacements: Map<Nodes, PhrasingContent[]>, place: Place): void {
  const {matcher, linked, used, edition} = place.linking
  const matches = run.quiet ? [] : matcher(run.text).map((match) => ({at: match.start, match}))
  const chosen: Link[] = []
  for (const find of [...run.references, ...matches].sort((a, b) => a.at - b.at)) {
    if ('node' in find) linkReference(find.node, place)
    else {
      const {identifier} = find.match
      used.add(identifier)
      const isFirst = edition.terms.link === 'all' || !linked.has(identifier)
      if (isFirst) chosen.push({...find.match, htmlId: addUse(identifier, place)})
    }
  }
  if (chosen.length === 0) return
  for (const {node, start} of run.pieces) {
    const parts = splitText(node, start, chosen)
    if (parts) replacements.set(node, parts)
  }
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
function addUse(identifier: Identifier, {chapter, section, linking}: Place): string {
  const {htmlIds, termUses, linked, counts} = linking
  const count = (counts.get(identifier) ?? 0) + 1
  counts.set(identifier, count)
  const htmlId = claimHtmlId(htmlIds, chapter.id, `term-${identifier}-${count}`)
  termUses.push({identifier, chapterId: chapter.id, htmlId, section})
  linked.add(identifier)
  return htmlId
}

type Link = Match & {htmlId: string}

/**
 * Cut a text node where links begin and end. A link that begins in an earlier node goes on in this one without `htmlId`.
 *
 * @param start Where the node starts in its run, as the links count.
 */
function splitText(node: Text, start: number, links: readonly Link[]): PhrasingContent[] | undefined {
  const end = start + node.value.length
  const here = links.filter((link) => link.start < end && link.end > start)
  if (here.length === 0) return undefined
  const textOf = (from: number, to: number): Text => ({...node, value: node.value.slice(from - start, to - start)})
  const parts: PhrasingContent[] = []
  let at = start
  for (const {identifier, htmlId, ...link} of here) {
    const [from, to] = [Math.max(link.start, start), Math.min(link.end, end)]
    if (from > at) parts.push(textOf(at, from))
    const data = link.start >= start ? {data: {htmlId}} : {}
    const position = node.position ? {position: node.position} : {}
    parts.push({type: 'termReference', identifier, children: [textOf(from, to)], ...data, ...position})
    at = to
  }
  if (at < end) parts.push(textOf(at, end))
  return parts
}
