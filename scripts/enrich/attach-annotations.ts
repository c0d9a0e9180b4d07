import type {FootnoteDefinition, FootnoteReference, Nodes, Parents, Root} from 'mdast'
import type {VFile} from 'vfile'
import type {Annotation, AnnotationFile} from '../apparatus.ts'
import type {Chapter} from '../book.ts'
import {reportError, reportInfo, type Problem} from '../diagnostics.ts'
import {nearest} from '../nearest.ts'
import {createQuoteFinder, type QuoteFinder} from './find-quote.ts'
import {quotableTextOf, type QuotableText} from './quotable-text.ts'

export type AnnotationOptions = {
  annotations: readonly AnnotationFile<Root>[]
  /** Chapters that the edition leaves out, whose annotations wait for another. */
  leftOut: readonly Chapter[]
}

type Annotated = {annotation: Annotation<Root>; file: VFile}

/**
 * Turn notes that are kept outside the chapters into footnotes, each behind the words that it quotes.
 *
 * @param chapters Get references and definitions, which `collectNotes` takes further.
 *   Reports `orphan-annotation`, `ambiguous-annotation`, `unknown-annotation-chapter` (errors), `moved-annotation` (info).
 */
export function attachAnnotations(chapters: readonly Chapter[], {annotations, leftOut}: AnnotationOptions): void {
  const all = annotations.flatMap(({file, annotations: list}) => list.map((annotation) => ({annotation, file})))
  const outside = new Set(leftOut.flatMap(namesOf))
  const texts = new Map(chapters.map((chapter) => [chapter, findableText(chapter)]))
  const found = all.flatMap((one) => {
    const {source} = one.annotation
    // A file may have become several chapters.
    const own = chapters.filter((candidate) => namesOf(candidate).includes(source))
    if (own.length === 0 && !outside.has(source)) reportUnknown(one, [...chapters.flatMap(namesOf), ...outside])
    const place = own.length === 0 ? undefined : placeOf(one, own, texts)
    return place ? [{...one, ...place}] : []
  })
  // From behind: what is inserted leaves the places before it where they are.
  const last = (a: {end: number}, b: {end: number}): number => b.end - a.end
  for (const {chapter, text, end, ...one} of found.reverse().sort(last)) insert(one, chapter.tree, {end, text})
}

function namesOf({id, file}: Chapter): string[] {
  return [id, file.stem ?? id, file.basename ?? id, file.path]
}

type FindableText = QuotableText & {find: QuoteFinder}
type Texts = ReadonlyMap<Chapter, FindableText>
type AnnotationPlace = {chapter: Chapter; text: QuotableText; end: number}

function placeOf(one: Annotated, own: readonly Chapter[], texts: Texts): AnnotationPlace | undefined {
  const {quote} = one.annotation
  const searches = own.flatMap((chapter) => {
    const text = texts.get(chapter)
    return text ? [{chapter, text, ...text.find(quote)}] : []
  })
  const best = searches.find(({found}) => found) ?? searches.find(({several}) => several) ?? searches[0]
  if (!best) return undefined
  const {chapter, text, found, several, candidates} = best
  const words = candidates.map(({start, end}) => text.text.slice(start, end))
  if (several)
    reportAmbiguous(
      one,
      candidates.map(({start, end}) => around(text.text, start, end))
    )
  else if (!found) {
    const elsewhere = [...texts].find(([, other]) => other.text.includes(quote.exact))?.[0]
    reportOrphan(one, {expected: words, elsewhere})
  } else if (!found.exact) reportMoved(one, text.text.slice(found.start, found.end))
  return found ? {chapter, text, end: found.end} : undefined
}

/** Most chapters have no annotations: what a search needs is made for the first. */
function findableText({tree}: Chapter): FindableText {
  const text = quotableTextOf(tree)
  let finder: QuoteFinder | undefined
  return {...text, find: (quote) => (finder ??= createQuoteFinder(text.text))(quote)}
}

function around(text: string, start: number, end: number): string {
  return text.slice(Math.max(0, start - 8), end + 8).replaceAll('\n', ' ')
}

function insert(
  {annotation: {identifier, class: kind, content}, file}: Annotated,
  tree: Root,
  {end, text}: {end: number; text: QuotableText}
): void {
  const piece = text.pieces.findLast(({start}) => start < end)
  if (!piece) return
  const {node, parent, start} = piece
  const name = `annotation-${identifier}`
  const reference: FootnoteReference = {type: 'footnoteReference', identifier: name.toLowerCase(), label: name}
  const at = (parent.children as Nodes[]).indexOf(node)
  const whole = node.value
  const isCut = node.type === 'text' && end - start < whole.length
  if (isCut) node.value = whole.slice(0, end - start)
  const rest: Nodes[] = isCut ? [reference, {type: 'text', value: whole.slice(end - start)}] : [reference]
  insertInto(parent, at + 1, rest)
  const {children} = structuredClone(content)
  // What Markdown gives below a root is blocks.
  const blocks = children as FootnoteDefinition['children']
  tree.children.push({
    type: 'footnoteDefinition',
    identifier: name.toLowerCase(),
    label: name,
    children: blocks,
    data: {class: kind, file}
  })
}

/** What stands behind phrasing is phrasing. */
function insertInto(parent: Parents, at: number, nodes: readonly Nodes[]): void {
  ;(parent.children as Nodes[]).splice(at, 0, ...nodes)
}

function report(
  severity: typeof reportError,
  {annotation, file}: Annotated,
  problem: Omit<Problem, 'source' | 'place' | 'values'>
): void {
  const {identifier, source, quote, places} = annotation
  const place = problem.ruleId === 'unknown-annotation-chapter' ? places['source'] : places['quote']
  severity(file, {
    ...problem,
    ...{
      source: 'enrich',
      place,
      values: {id: identifier, source, exact: quote.exact, text: problem.expected?.[0] ?? ''}
    }
  })
}

function reportUnknown(one: Annotated, names: readonly string[]): void {
  const {source} = one.annotation
  report(reportError, one, {
    ruleId: 'unknown-annotation-chapter',
    reason: `Unexpected chapter \`${source}\` of annotation \`${one.annotation.identifier}\`, expected one of the book`,
    expected: nearest(source, names)
  })
}

function reportOrphan(
  one: Annotated,
  {expected, elsewhere}: {expected: readonly string[]; elsewhere: Chapter | undefined}
): void {
  const {identifier, source, quote} = one.annotation
  report(reportError, one, {
    ruleId: 'orphan-annotation',
    reason: `Cannot find \`${quote.exact}\` of annotation \`${identifier}\` in \`${source}\`, expected these words or nearly so`,
    note: elsewhere ? `They are in ${elsewhere.file.path}` : 'Correct the quotation, or remove the annotation',
    expected
  })
}

function reportAmbiguous(one: Annotated, expected: readonly string[]): void {
  const {identifier, source, quote} = one.annotation
  report(reportError, one, {
    ruleId: 'ambiguous-annotation',
    reason: `Unexpected several \`${quote.exact}\` in \`${source}\` for annotation \`${identifier}\`, expected one that \`prefix\` and \`suffix\` tell from the others`,
    expected
  })
}

function reportMoved(one: Annotated, text: string): void {
  const {identifier, quote} = one.annotation
  report(reportInfo, one, {
    ruleId: 'moved-annotation',
    reason: `Unexpected change of \`${quote.exact}\`, attached annotation \`${identifier}\` to what it reads now`,
    note: 'Correct the quotation, so that it is found after the next change as well',
    expected: [text]
  })
}
