import type {Heading} from 'mdast'
import type {Identifier} from '../apparatus.ts'
import type {Chapter, Target} from '../book.ts'
import {hanNumeralOf, lettersOf, numberText, romanOf} from '../number-text.ts'
import type {BookConfig, Labels} from '../load/config.ts'
import {chapterHeadingOf, headingsOf, writtenDepthOf} from './headings-of.ts'
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
 * @param chapters In reading order; sets `data.target` on headings and figures, and the `depth` of headings to how deep
 *   they are nested.
 * @returns Targets by every identifier that reaches them: the author's, a chapter's id, `<chapter>#<heading>`.
 *   Reports `duplicate-identifier` (error).
 */
export function numberTargets(chapters: readonly Chapter[], options: NumberingOptions): NumberedTargets {
  const claims = claimIdentifiers(chapters)
  const chapterTargets = numberChapters(chapters, claims, options)
  for (const chapter of chapters) {
    const target = chapterTargets.get(chapter.id)
    if (target) numberSections({chapter, claims, options: optionsAt(chapter, chapters, options)}, target)
  }
  numberFigures([...chapterTargets.values()], chapters, {claims, options})
  for (const [id, target] of chapterTargets) addTarget(claims.targets, id, target)
  return claims
}

/** Where chapters stand below a chapter, its own sections would take their numbers; below it, numbers are longer already. */
function optionsAt(chapter: Chapter, chapters: readonly Chapter[], options: NumberingOptions): NumberingOptions {
  const {level = 1} = chapter
  const next = chapters[chapters.indexOf(chapter) + 1]
  const sections = (next?.level ?? 1) > level ? 1 : options.numbering.sections - level + 1
  return {...options, numbering: {...options.numbering, sections}}
}

function numberChapters(chapters: readonly Chapter[], claims: Claims, options: NumberingOptions): Map<string, Target> {
  const targets = new Map<string, Target>()
  const open = [{level: 0, number: [] as readonly number[], count: 0}]
  let appendices = 0
  for (const chapter of chapters) {
    const heading = chapterHeadingOf(chapter.tree)
    if (!heading) continue
    const title = plainTextOf(heading.children)
    const own = ownNumberOfHeading(title)
    const numbered = chapter.division === 'bodymatter' && options.numbering.chapters && !isUnnumbered(heading)
    if (isAppendix(heading) && own === undefined && !isUnnumbered(heading)) {
      appendices += 1
      const facts = {heading, title, number: [appendices], lettered: true, own, depth: 1} as const
      targets.set(chapter.id, headingTarget({chapter, claims, options}, facts))
      continue
    }
    const {level = 1} = chapter
    while (open.length > 1 && (open.at(-1)?.level ?? 0) >= level) open.pop()
    const parent = open.at(-1) ?? {number: [], count: 0}
    const counts = numbered && (level === 1 || parent.number.length > 0)
    const number = counts ? (own ?? [...parent.number, parent.count + 1]) : []
    // A chapter that its author numbered 7.1, or not at all (附录 A), takes its turn or none.
    if (number.length > 0) parent.count = isTurn(number, level) ? (number.at(-1) ?? parent.count) : parent.count + 1
    open.push({level, number, count: 0})
    targets.set(chapter.id, headingTarget({chapter, claims, options}, {heading, title, number, own, depth: 1}))
  }
  return targets
}

/** Whether a number says which chapter of its level this is: `7` on the first, `7.1` below. */
function isTurn(number: readonly number[], level: number): boolean {
  return level === 1 ? number.length === 1 : number.length > 0
}

/** Sections count by how deep they are nested, so that a skipped depth (`#`, then `###`) leaves no gap. */
function numberSections(place: Numbering, chapterTarget: Target): void {
  const chapterHeading = chapterHeadingOf(place.chapter.tree)
  const top = {written: 0, target: chapterTarget, count: 0}
  const open = [top]
  for (const heading of headingsOf(place.chapter.tree)) {
    if (heading === chapterHeading) continue
    const written = writtenDepthOf(heading)
    while (open.length > 1 && (open.at(-1)?.written ?? 0) >= written) open.pop()
    const parent = open.at(-1) ?? top
    const depth = Math.min(open.length + 1, 6) as Heading['depth']
    const title = plainTextOf(heading.children)
    const own = ownNumberOfHeading(title)
    const isNumbered =
      parent.target.number.length > 0 && depth <= place.options.numbering.sections && !isUnnumbered(heading)
    if (isNumbered) parent.count = own?.at(-1) ?? parent.count + 1
    const number = isNumbered ? ownOrCounted(own, parent) : []
    const lettered = own ? {} : letteredAs(parent.target)
    open.push({written, target: headingTarget(place, {heading, title, number, own, depth, ...lettered}), count: 0})
  }
}

/** `1.2` says it all; `2.` counts within the section or chapter around it. */
function ownOrCounted(own: readonly number[] | undefined, parent: {target: Target; count: number}): readonly number[] {
  return own && own.length > 1 ? own : [...parent.target.number, parent.count]
}

function letteredAs({lettered}: Target): Pick<Target, 'lettered'> {
  return lettered ? {lettered} : {}
}

type HeadingFacts = Pick<Target, 'title' | 'number' | 'lettered'> & {
  heading: Heading
  own: readonly number[] | undefined
  depth: Heading['depth']
}

function headingTarget(place: Numbering, facts: HeadingFacts): Target {
  const {chapter, claims} = place
  const {heading, title, number, depth} = facts
  const slug = slugOf(title)
  const explicit = claims.claimed.get(heading)
  const htmlId = explicit?.htmlId ?? claimHtmlId(claims.htmlIds, chapter.id, htmlIdOf(slug || 'heading'))
  const anchor = `${chapter.id}#${anchorOf(htmlId, slug)}`
  const kind = depth === 1 ? 'chapter' : 'section'
  const identifier = explicit?.identifier ?? (depth === 1 ? chapter.id : anchor)
  const target = {
    identifier,
    kind,
    chapterId: chapter.id,
    htmlId,
    depth,
    number,
    title,
    ...(facts.lettered ? {lettered: true} : {}),
    ...wordsOf(place, facts)
  } as const
  if (explicit) addTarget(claims.targets, explicit.identifier.normalize('NFC'), target)
  for (const key of [htmlId, explicit?.identifier.normalize('NFC') ?? '', slug]) {
    for (const file of key === '' ? [] : [chapter.id, chapter.sourceId ?? chapter.id]) {
      addTarget(claims.targets, `${file}#${key}`, target)
    }
  }
  addTarget(claims.targets, anchor, target)
  heading.depth = depth
  heading.data = {...heading.data, target}
  return target
}

/** A chapter with neither title nor number is called by its file's name: it needs something to be called by. */
function wordsOf(
  {chapter, options: {labels}}: Numbering,
  facts: HeadingFacts
): Pick<Target, 'label' | 'reference' | 'contentsLabel'> {
  const {title, own, depth, number, lettered} = facts
  const stem = depth === 1 && title === '' ? (chapter.file.stem ?? chapter.id) : ''
  if (number.length === 0) {
    return {label: stem, reference: fillLabel(labels, 'unnumberedReference', {title: title || stem})}
  }
  const pattern = depth > 1 || number.length > 1 ? 'section' : lettered ? 'appendix' : 'chapter'
  const last = number.at(-1) ?? 0
  const numerals = {han: hanNumeralOf(last), roman: romanOf(last), letter: lettersOf(last)}
  const words = {...numerals, number: numberText(facts), title}
  const contents = labels[`${pattern}Contents`] ?? ''
  return {
    label: own ? '' : fillLabel(labels, pattern, words),
    reference: fillLabel(labels, `${pattern}Reference`, words),
    ...(own || contents === '' ? {} : {contentsLabel: fillLabel(labels, `${pattern}Contents`, words)})
  }
}

function isAppendix(heading: Heading): boolean {
  return heading.data?.attributes?.classes.includes('appendix') ?? false
}

/** The second of two like headings is reached by `#小结-2`, as its `htmlId` is; without the prefix that XML wants. */
function anchorOf(htmlId: string, slug: string): string {
  return slug !== '' && htmlId.startsWith(`s-${slug}`) ? htmlId.slice(2) : htmlId
}

/** What was there first stays: an author's identifier before the ones made here. */
function addTarget(targets: Map<Identifier, Target>, key: Identifier, target: Target): void {
  if (!targets.has(key)) targets.set(key, target)
}

function isUnnumbered(heading: Heading): boolean {
  return heading.data?.attributes?.classes.includes('unnumbered') ?? false
}
