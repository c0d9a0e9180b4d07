import type {Nodes} from 'mdast'
import type {Chapter, Target} from '../book.ts'
import {numberText} from '../number-text.ts'
import type {BookConfig, Labels} from '../load/config.ts'
import type {Admonition, Figure} from '../mdast.ts'
import type {Claims} from './claim-identifiers.ts'
import {claimHtmlId} from './html-ids.ts'
import {fillLabel} from './label-patterns.ts'
import {nodesOf} from './nodes-of.ts'
import {ownNumberOfCaption} from './own-number.ts'
import {plainTextOf} from './plain-text.ts'

type FigureOptions = {claims: Claims; options: {numbering: BookConfig['numbering']; labels: Labels}}

/**
 * Number what has a caption or an identifier, each kind on its own, within its chapter or through the book; and let
 * identifiers on anything else be reached, as the section they stand in.
 *
 * @param chapterTargets In the order of the chapters.
 */
export function numberFigures(
  chapterTargets: readonly Target[],
  chapters: readonly Chapter[],
  options: FigureOptions
): void {
  const perBook = options.options.numbering.figures === 'book'
  let counts = new Map<Figure['kind'], number>()
  for (const [index, chapter] of chapters.entries()) {
    const around = chapterTargets[index]
    if (!around) continue
    if (!perBook) counts = new Map()
    const prefix = perBook ? [] : around.number
    let section = around
    for (const node of nodesOf(chapter.tree)) {
      if (node.type === 'heading' && node.data?.target) section = node.data.target
      else if (node.type === 'figure')
        numberFigure(node, {
          ...options,
          chapterId: chapter.id,
          prefix,
          counts,
          lettered: !perBook && (around.lettered ?? false)
        })
      else addAnchor(node, section, options)
    }
  }
}

type FigurePlace = FigureOptions & {
  chapterId: string
  prefix: readonly number[]
  counts: Map<Figure['kind'], number>
  lettered: boolean
}

function numberFigure(node: Figure, place: FigurePlace): void {
  const caption = node.children.find((child) => child.type === 'caption')
  const {claims, chapterId, counts} = place
  const written = claims.claimed.get(node)
  if (!caption && !written) return
  const title = caption ? plainTextOf(caption.children) : ''
  const own = ownNumberOfCaption(title)
  const unnumbered = node.data?.attributes?.classes.includes('unnumbered') ?? false
  const count = own?.at(-1) ?? (counts.get(node.kind) ?? 0) + 1
  if (!unnumbered) counts.set(node.kind, count)
  const number = unnumbered ? [] : own && own.length > 1 ? own : [...place.prefix, count]
  const htmlId = written?.htmlId ?? claimHtmlId(claims.htmlIds, chapterId, `${node.kind}-${number.join('-')}`)
  const lettered = place.lettered && !own && number.length > 1 ? {lettered: true} : {}
  const reference = wordsFor(node.kind, {number, title, ...lettered}, place.options.labels)
  const target: Target = {
    ...{
      identifier: written?.identifier ?? `${chapterId}#${htmlId}`,
      kind: node.kind,
      chapterId,
      htmlId,
      depth: 0,
      number,
      title,
      ...lettered
    },
    label: own || unnumbered ? '' : reference,
    reference
  }
  node.data = {...node.data, target}
  addFigureKeys(claims, target)
}

function addFigureKeys({targets}: Claims, target: Target): void {
  const key = target.identifier.normalize('NFC')
  for (const name of [key, `${target.chapterId}#${key}`]) if (!targets.has(name)) targets.set(name, target)
}

/** `2.3` and `1` make `2.3-1`: only the last step is the caption's own. */
function wordsFor(kind: Figure['kind'], target: Pick<Target, 'number' | 'title' | 'lettered'>, labels: Labels): string {
  const {number, title} = target
  if (number.length === 0) return fillLabel(labels, 'unnumberedReference', {title})
  const before = numberText({...target, number: number.slice(0, -1)})
  const last = String(number.at(-1))
  return fillLabel(labels, kind, {number: before === '' ? last : `${before}${labels['numberSeparator'] ?? '-'}${last}`})
}

function addAnchor(node: Nodes, section: Target, {claims, options}: FigureOptions): void {
  const written = claims.claimed.get(node)
  if (!written) return
  const words = node.type === 'admonition' ? wordsOfAdmonition(node, options.labels) : {}
  addFigureKeys(claims, {...section, ...words, ...written, kind: 'section', depth: 0, label: ''})
}

/** A remark has a name of its own: its title, else what its kind is called. */
function wordsOfAdmonition(
  {kind, children}: Admonition,
  labels: Labels
): Pick<Target, 'number' | 'title' | 'reference'> {
  const caption = children.find((child) => child.type === 'caption')
  const title = caption ? plainTextOf(caption.children) : ''
  const called = labels[kind] ?? kind
  const reference = title === '' ? called : fillLabel(labels, 'unnumberedReference', {title})
  return {number: [], title: title || called, reference}
}
