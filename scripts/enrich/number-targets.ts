import type {Heading} from 'mdast'
import type {Chapter, Identifier, Target} from '../book.ts'
import type {BookConfig, Labels} from '../load/config.ts'
import {chapterHeadingOf, headingsOf} from './headings-of.ts'
import {claimHtmlId, htmlIdOf, slugOf} from './html-ids.ts'
import type {HtmlIds} from './html-ids.ts'
import {claimIdentifiers} from './claim-identifiers.ts'
import type {Claims} from './claim-identifiers.ts'
import {fillLabel} from './label-patterns.ts'
import {numberFigures} from './number-figures.ts'
import {ownNumberOfHeading} from './own-number.ts'
import {plainTextOf} from './plain-text.ts'

export type NumberingOptions = {numbering: BookConfig['numbering']; labels: Labels}

/** `htmlIds` are all that stand in the chapters now: later steps claim theirs from it. */
export type NumberedTargets = {targets: Map<Identifier, Target>; htmlIds: HtmlIds}

/** What the sections of one chapter share while they are numbered. */
type Numbering = {chapter: Chapter; claims: Claims; options: NumberingOptions}

/**
 * Number chapters, sections, figures, tables, listings and equations.
 *
 * Chapters of the body count through all parts. Where authors wrote a number into a heading, that number counts, and the
 * label stays empty so that it is not printed twice.
 *
 * @param chapters In reading order; sets `data.target` on headings and figures.
 * @returns Targets by every identifier that reaches them: the author's, a chapter's id, `<chapter>#<heading>`.
 *   Reports `duplicate-identifier` (error).
 */
export function numberTargets(chapters: readonly Chapter[], options: NumberingOptions): NumberedTargets {
  const claims = claimIdentifiers(chapters)
  const chapterTargets = numberChapters(chapters, claims, options)
  for (const chapter of chapters) {
    const target = chapterTargets.get(chapter.id)
    if (target) numberSections({chapter, claims, options}, target)
  }
  numberFigures([...chapterTargets.values()], chapters, {claims, options})
  for (const [id, target] of chapterTargets) addTarget(claims.targets, id, target)
  return claims
}

function numberChapters(
  chapters: readonly Chapter[],
  claims: Claims,
  options: NumberingOptions
): ReadonlyMap<string, Target> {
  const targets = new Map<string, Target>()
  let count = 0
  for (const chapter of chapters) {
    const heading = chapterHeadingOf(chapter.tree)
    const title = (heading && plainTextOf(heading.children)) || chapter.title
    const numbered = chapter.division === 'bodymatter' && options.numbering.chapters && !isUnnumbered(heading)
    const own = ownNumberOfHeading(title)
    const number = numbered ? (own ?? [count + 1]) : []
    if (numbered) count = own?.length === 1 ? (own[0] ?? count) : own?.length === 0 ? count : count + 1
    const place = {chapter, claims, options}
    targets.set(chapter.id, headingTarget(place, {heading, title, number, depth: 1, hasOwn: own !== undefined}))
  }
  return targets
}

/** Sections count by how deep they are nested, so that a skipped depth (`#`, then `###`) leaves no gap. */
function numberSections(place: Numbering, chapterTarget: Target): void {
  const chapterHeading = chapterHeadingOf(place.chapter.tree)
  const open: {depth: number; target: Target; count: number; numbered: boolean}[] = []
  const top = {depth: 0, target: chapterTarget, count: 0, numbered: chapterTarget.number.length > 0}
  for (const heading of headingsOf(place.chapter.tree)) {
    if (heading === chapterHeading) continue
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= heading.depth) open.pop()
    const parent = open.at(-1) ?? top
    const depth = open.length + 2
    const title = plainTextOf(heading.children)
    const own = ownNumberOfHeading(title)
    const numbered = parent.numbered && depth <= place.options.numbering.sections && !isUnnumbered(heading)
    if (numbered) parent.count = own?.at(-1) ?? parent.count + 1
    const number = numbered ? ownOrCounted(own, parent) : []
    const target = headingTarget(place, {heading, title, number, depth, hasOwn: own !== undefined})
    open.push({depth: heading.depth, target, count: 0, numbered: number.length > 0})
  }
}

/** `1.2` says it all; `2.` counts within the section or chapter around it. */
function ownOrCounted(own: readonly number[] | undefined, parent: {target: Target; count: number}): readonly number[] {
  return own && own.length > 1 ? own : [...parent.target.number, parent.count]
}

type HeadingFacts = {
  heading: Heading | undefined
  title: string
  number: readonly number[]
  depth: number
  hasOwn: boolean
}

function headingTarget({chapter, claims, options}: Numbering, facts: HeadingFacts): Target {
  const {heading, title, number, depth, hasOwn} = facts
  const slug = slugOf(title)
  const kind = depth === 1 ? 'chapter' : 'section'
  const explicit = heading && claims.claimed.get(heading)
  const htmlId = explicit?.htmlId ?? claimHtmlId(claims.htmlIds, chapter.id, htmlIdOf(slug))
  const anchor = `${chapter.id}#${uniqueSlug(htmlId, slug)}`
  const identifier = explicit?.identifier ?? (depth === 1 ? chapter.id : anchor)
  const words = {number: number.join('.'), title}
  const counted = number.length > 0
  const pattern = kind === 'chapter' && number.length === 1 ? 'chapter' : 'section'
  const target: Target = {
    ...{identifier, kind, chapterId: chapter.id, htmlId, depth, number, title},
    label: counted && !hasOwn ? fillLabel(options.labels, pattern, words) : '',
    reference: fillLabel(options.labels, counted ? `${pattern}Reference` : 'unnumberedReference', words)
  }
  for (const key of [`${chapter.id}#${htmlId}`, anchor, `${chapter.id}#${slug}`]) addTarget(claims.targets, key, target)
  if (explicit) setTarget(claims.targets, target)
  if (heading) heading.data = {...heading.data, target}
  return target
}

/** The second of two like headings is reached by `#小结-2`, as its `htmlId` is; without the prefix that XML wants. */
function uniqueSlug(htmlId: string, slug: string): string {
  return htmlId.startsWith(`s-${slug}`) ? htmlId.slice(2) : htmlId
}

function setTarget(targets: Map<Identifier, Target>, target: Target): void {
  addTarget(targets, target.identifier.normalize('NFC'), target)
  addTarget(targets, `${target.chapterId}#${target.identifier.normalize('NFC')}`, target)
}

/** What was there first stays: an author's identifier before the ones made here. */
function addTarget(targets: Map<Identifier, Target>, key: Identifier, target: Target): void {
  if (!targets.has(key)) targets.set(key, target)
}

function isUnnumbered(heading: Heading | undefined): boolean {
  return heading?.data?.attributes?.classes.some((name) => name === 'unnumbered' || name === '-') ?? false
}
