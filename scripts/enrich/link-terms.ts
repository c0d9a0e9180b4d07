import type {Nodes, PhrasingContent, Root} from 'mdast'
import {toString} from 'mdast-util-to-string'
import type {Identifier, Note, Term, TermUse} from '../apparatus.ts'
import type {Chapter} from '../book.ts'
import type {Edition, Labels} from '../load/config.ts'
import type {TermReference} from '../mdast.ts'
import {followSections, sectionsOfNotes} from './follow-sections.ts'
import type {SectionFollower} from './follow-sections.ts'
import type {HtmlIds} from './html-ids.ts'
import {nodesOf, replaceChildren} from './nodes-of.ts'
import {reportUndefinedTerm} from './report-undefined-term.ts'
import {createMatcher} from './term-matcher.ts'
import type {Match, Matcher} from './term-matcher.ts'
import {coversForm} from './term-forms.ts'
import {nameOf} from './term-name.ts'
import {patternsOf} from './term-patterns.ts'
import {cutPieces, ours} from './term-pieces.ts'
import type {TermEdit} from './term-pieces.ts'
import {keepUses} from './term-uses.ts'
import type {TermPlace, TermUses} from './term-uses.ts'
import {wordingOf} from './term-words.ts'
import {textRunsOf} from './text-runs.ts'
import type {TextRun} from './text-runs.ts'

export type {TermPlace} from './term-uses.ts'

export type TermOptions = {
  glossary: readonly Term[]
  notes: readonly Note[]
  htmlIds: HtmlIds
  edition: Edition
  labels: Labels
  /** Whether to tell every section where a term is used, for an index. */
  locates: boolean
}

/** `used` are the terms that the text has, linked or not; `places` is empty unless wanted. */
export type LinkedTerms = {termUses: TermUse[]; used: ReadonlySet<Identifier>; places: TermPlace[]}

type Linking = TermOptions & {
  matcher: Matcher
  entries: ReadonlyMap<Identifier, Term>
  uses: TermUses
  used: Set<Identifier>
  /** Terms linked since the book, chapter or section began, and those explained. */
  linked: Set<Identifier>
  explained: Set<Identifier>
}

/**
 * Link terms to the glossary: those that authors point out, and the first of each in a book, chapter or section. A
 * chapter's notes come after its text.
 *
 * @param chapters Matches become `termReference` nodes, in the notes as well; the first use in a section that is not
 *   linked gets an `indexMark` before it, for the glossary and the index to lead to. What the edition adds to terms
 *   stands in text nodes with `data.generated`.
 * @param options `notes` from `collectNotes`, `htmlIds` from `numberTargets`.
 *   Reports `undefined-term` (error).
 */
export function linkTerms(chapters: readonly Chapter[], options: TermOptions): LinkedTerms {
  const {glossary, edition, locates, htmlIds} = options
  const {link, firstUse, display} = edition.terms
  const looks = link !== 'none' || firstUse === 'expand' || display !== 'own' || locates
  const linking: Linking = {
    ...options,
    matcher: looks ? createMatcher(patternsOf(glossary, edition.language)) : () => [],
    entries: new Map(glossary.map((term) => [term.identifier, term])),
    uses: keepUses(htmlIds, {locates, prints: edition.formats.includes('pdf')}),
    used: new Set(),
    linked: new Set(),
    explained: new Set()
  }
  for (const chapter of chapters) linkChapter(chapter, linking)
  const {uses, used} = linking
  return {termUses: uses.termUses, used, places: uses.places}
}

function linkChapter(chapter: Chapter, linking: Linking): void {
  linking.uses.startChapter()
  if (linking.edition.terms.link !== 'book') startAgain(linking)
  const sectionsOfOwnNotes = sectionsOfNotes(chapter.id, chapter.tree, linking.notes)
  const sections = followSections(chapter.id, chapter.tree)
  linkTree(chapter.tree, {chapter, sections, linking})
  if (linking.edition.terms.link === 'section') startAgain(linking)
  for (const note of linking.notes.filter(({chapterId}) => chapterId === chapter.id)) {
    const section = sectionsOfOwnNotes.get(note) ?? followSections(chapter.id, chapter.tree).current()
    const around: SectionFollower = {enter: () => undefined, current: () => section}
    const written = {...chapter, file: note.file ?? chapter.file}
    linkTree({type: 'root', children: note.children}, {chapter: written, sections: around, linking})
  }
}

function startAgain({linked, explained}: Linking): void {
  linked.clear()
  explained.clear()
}

function linkTree(tree: Root, {chapter, sections, linking}: Omit<Place, 'section'>): void {
  const replacements = new Map<Nodes, PhrasingContent[]>()
  let section = chapter.title
  for (const run of textRunsOf(tree)) {
    const target = run.heading?.data?.target
    if (target && linking.edition.terms.link === 'section') startAgain(linking)
    if (target) sections.enter(target)
    section = target?.title ?? section
    linkRun(run, replacements, {chapter, section, sections, linking})
  }
  if (replacements.size === 0) return
  // From within: emphasis whose every word went to another place goes with them.
  for (const node of [...nodesOf(tree)].reverse())
    replaceChildren(node, (child) => replacements.get(child) ?? (isEmptied(child) ? [] : undefined))
}

function isEmptied(node: Nodes): boolean {
  return (node.type === 'strong' || node.type === 'emphasis' || node.type === 'delete') && node.children.length === 0
}

type Place = {chapter: Chapter; section: string; sections: SectionFollower; linking: Linking}

/** The author's references and the matches between them, in reading order. */
function linkRun(run: TextRun, replacements: Map<Nodes, PhrasingContent[]>, place: Place): void {
  const {matcher, edition} = place.linking
  const matches = run.quiet && !edition.terms.headings ? [] : matcher(run.text)
  const finds = [...run.references, ...matches.map((match) => ({at: match.start, match}))]
  const edits: TermEdit[] = []
  for (const find of finds.sort((a, b) => a.at - b.at)) {
    if ('match' in find) edits.push(...linkMatch(find.match, {run, matches}, place))
    else {
      const {node, words} = linkReference(find.node, {run, at: find.at}, place)
      replacements.set(find.node, words && words.start === words.end ? [node, ours(words.shown)] : [node])
      if (words && words.start < words.end) edits.push(words)
    }
  }
  if (edits.length === 0) return
  for (const [node, parts] of cutPieces(run, edits)) replacements.set(node, parts)
}

/** @returns A link, or a mark where only lists lead, with what the edition adds. */
function linkMatch(match: Match, {run, matches}: {run: TextRun; matches: readonly Match[]}, place: Place): TermEdit[] {
  const {linked, used, edition, uses, entries} = place.linking
  const {start, end, identifier} = match
  const links = edition.terms.link !== 'none'
  if (links) used.add(identifier)
  const isLink = links && (edition.terms.link === 'all' || !linked.has(identifier))
  const {chapter, section, sections} = place
  const where = {chapter, section, numbered: sections.current()}
  const recorded = uses.record(identifier, where, {link: isLink, backlink: links})
  if (isLink) linked.add(identifier)
  const entry = entries.get(identifier)
  const written = run.text.slice(start, end)
  const others = (): Match[] =>
    matches.filter(
      (other) => other.identifier === identifier && !coversForm(run.text.slice(other.start, other.end), written)
    )
  const use = {text: run.text, written, span: match, others}
  const {shown, words} = entry && !run.quiet ? wordingOf({entry, ...use}, place.linking) : {}
  const own = shown === undefined ? {} : {shown}
  return [
    ...(recorded && !isLink ? [{kind: 'mark' as const, start, end: start, ...recorded}] : []),
    ...(recorded && isLink ? [{kind: 'link' as const, start, end, identifier, ...recorded, ...own}] : []),
    ...(shown !== undefined && !isLink ? [{kind: 'replacement' as const, start, end, shown}] : []),
    ...(words ? [addedWords(words, run.text)] : [])
  ]
}

type AddedWords = Extract<TermEdit, {kind: 'words' | 'replacement'}>

/** Behind a wide bracket stands no space: that which was behind the term goes. */
function addedWords({at, text: shown}: {at: number; text: string}, text: string): AddedWords {
  const spaces = shown.endsWith('）') ? (/^ +/.exec(text.slice(at, at + 8))?.[0].length ?? 0) : 0
  return {kind: 'words', start: at, end: at + spaces, shown}
}

/** @returns The reference, and what the edition adds behind it. */
function linkReference(
  node: TermReference,
  {run, at}: {run: TextRun; at: number},
  place: Place
): {node: TermReference; words?: AddedWords} {
  const {linking, chapter, section, sections} = place
  const {identifier} = node
  const entry = linking.entries.get(identifier)
  if (!entry) {
    reportUndefinedTerm(node, chapter.file, linking.entries.keys())
    if (node.children.length === 0) node.children = [{type: 'text', value: identifier}]
    return {node}
  }
  if (node.children.length === 0) node.children = [{type: 'text', value: nameOf(entry, linking.edition.language)}]
  linking.used.add(identifier)
  linking.linked.add(identifier)
  const where = {chapter, section, numbered: sections.current()}
  const recorded = linking.uses.record(identifier, where, {link: true, backlink: true})
  if (recorded) node.data = {...node.data, htmlId: recorded.htmlId}
  if (run.quiet) return {node}
  const span = {start: at, end: at + 1}
  const {shown, words} = wordingOf({entry, text: run.text, written: toString(node), span, others: () => []}, linking)
  if (shown !== undefined) node.children = [ours(shown)]
  return words ? {node, words: addedWords(words, run.text)} : {node}
}
