import type {Nodes, Paragraph} from 'mdast'
import type {GlossaryEntry, TermUse} from '../apparatus.ts'
import type {Chapter} from '../book.ts'
import type {Edition} from '../load/config.ts'
import type {ParallelNote} from '../mdast-apparatus.ts'
import {findParallels, type Parallel, type SameName, type Span} from '../parallels/index.ts'
import {foldText} from './fold-text.ts'
import {claimHtmlId} from './html-ids.ts'
import type {HtmlIds} from './html-ids.ts'
import {nodesOf} from './nodes-of.ts'
import {plainTextOf} from './plain-text.ts'
import {formsOf, isInUse} from './term-patterns.ts'

export type ParallelOptions = {glossary: readonly GlossaryEntry[]; htmlIds: HtmlIds; edition: Edition}

/** A paragraph, and what a reader knows of where it is. */
type Passage = {node: Paragraph; chapter: Chapter; section: string; text: string}

type Noted = {places: TermUse[]; conflicts: ParallelNote['conflicts']}

/**
 * Link the passages that several chapters have to each other, where the edition wants it.
 *
 * @param chapters Passages get a `data.htmlId`, and a `parallelNote` behind them. What we made ourselves is not looked at.
 * @param options `htmlIds` from `numberTargets`.
 * @returns The chapters: what is counted or linked later knows of the notes.
 */
export function linkParallels<Some extends readonly Chapter[]>(chapters: Some, options: ParallelOptions): Some {
  const {glossary, htmlIds, edition} = options
  if (!edition.parallels) return chapters
  const passages = chapters.filter(({generated}) => generated === undefined).flatMap(passagesOf)
  const blocks = passages.map(({chapter, text}) => ({chapter: chapter.id, text}))
  const notes = new Map<Paragraph, Noted>()
  for (const parallel of findParallels(blocks, sameNameIn(glossary))) {
    noteParallel(parallel, {passages, notes, htmlIds})
  }
  for (const {tree} of chapters) {
    for (const node of [...nodesOf(tree)]) if ('children' in node) insertNotes(node.children, notes)
  }
  return chapters
}

function passagesOf(chapter: Chapter): Passage[] {
  const passages: Passage[] = []
  let section = chapter.title
  for (const node of nodesOf(chapter.tree)) {
    if (node.type === 'heading') section = node.data?.target?.title ?? section
    if (node.type === 'paragraph') passages.push({node, chapter, section, text: plainTextOf([node])})
  }
  return passages
}

/** Names of one concept are one: Google, 谷歌. */
function sameNameIn(glossary: readonly GlossaryEntry[]): SameName {
  const concepts = new Map<string, Set<string>>()
  for (const {identifier, langs} of glossary) {
    for (const form of Object.values(langs).filter(isInUse).flatMap(formsOf)) {
      const folded = foldText(form).lower
      concepts.set(folded, (concepts.get(folded) ?? new Set()).add(identifier))
    }
  }
  return (a, b) => [...(concepts.get(a) ?? [])].some((identifier) => concepts.get(b)?.has(identifier))
}

type Noting = {passages: readonly Passage[]; notes: Map<Paragraph, Noted>; htmlIds: HtmlIds}

type Differences = readonly {found: string; said: string}[]

/** Each of the two is told of the other, and of what they tell differently. */
function noteParallel({first, second, conflicts}: Parallel, noting: Noting): void {
  const here = conflicts.map((one) => ({found: one.first.text, said: one.second.text}))
  const there = conflicts.map((one) => ({found: one.second.text, said: one.first.text}))
  noteAt([first, second], here, noting)
  noteAt([second, first], there, noting)
}

function noteAt([here, there]: readonly [Span, Span], differences: Differences, noting: Noting): void {
  const {passages, notes, htmlIds} = noting
  const [own, other] = [passages[here.block], passages[there.block]]
  if (!own || !other) return
  const {chapter, section, node} = other
  node.data ??= {}
  node.data.htmlId ??= claimHtmlId(htmlIds, chapter.id, 'parallel')
  const place: TermUse = {identifier: '', chapterId: chapter.id, htmlId: node.data.htmlId, section}
  const note = notes.get(own.node) ?? {places: [], conflicts: []}
  notes.set(own.node, note)
  note.places.push(place)
  note.conflicts.push(...differences.map((difference) => ({...difference, place})))
}

/** A note stands behind its passage. */
function insertNotes(children: Nodes[], notes: ReadonlyMap<Paragraph, Noted>): void {
  for (let index = children.length - 1; index >= 0; index--) {
    const child = children[index]
    const noted = child?.type === 'paragraph' ? notes.get(child) : undefined
    if (noted) children.splice(index + 1, 0, {type: 'parallelNote', ...noted})
  }
}
