import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import type {TermUse} from '../../apparatus.ts'
import type {Book} from '../../book.ts'
import type {IndexEntry, IndexPlace} from '../../mdast-apparatus.ts'
import {eventIdOf, termIdOf, type HastOptions} from '../hast/index.ts'
import {printId, targetHref} from './addresses.ts'
import type {PageInfo} from './number-pages.ts'
import type {Layout} from './read-places.ts'

/** A page as the index names it: its number, and where the number leads. */
export type IndexPage = {label: string; href: string}

/** One page, or all from `from` to `to`. */
export type IndexPages = {from: IndexPage; to?: IndexPage}

/** Write each entry's locators as empty page numbers, as many as there can be: which pages they are is known when laid out. */
export function indexOnPaper(book: Book): NonNullable<HastOptions['index']> {
  return {
    headnote: 'indexPages',
    locatorsOf: (entry) => [
      h(
        'span.index-pages',
        {dataIndexEntry: entry.htmlId},
        entry.locators.map(({start}, index) => pageLinks(book, printId(start.chapterId, start.htmlId), index > 0))
      )
    ]
  }
}

/** Stand in for one page, or a range of them, until the layout is known. */
export function pageLinks({labels}: Book, id: string, isLater: boolean): Element {
  const link = (): Element => h('a.index-locator', {href: `#${id}`}, '0')
  const separator: ElementContent[] = isLater ? [{type: 'text', value: labels['listSeparator'] ?? ', '}] : []
  const end = h('span.index-locator-end', [labels['rangeSeparator'] ?? '–', link()])
  // A line may break behind the separator, not within the range.
  return h('span.index-locator-pages', [...separator, h('span.index-locator-range', [link(), end])])
}

/** Tell the pages of every entry of index, glossary and annals, by its id: each page once, pages in a row as a range. */
export function indexPagesOf(book: Book, layout: Layout, pages: readonly PageInfo[]): Record<string, IndexPages[]> {
  const indexes = book.chapters.flatMap(({tree}) => tree.children.filter((node) => node.type === 'indexList'))
  const entries = indexes.flatMap(({groups}) => groups.flatMap(({entries}) => entries.flatMap(withSubentries)))
  const lists = [
    ...entries.map(({htmlId, locators}) => [htmlId, locators] as const),
    ...usesOf(book).map(([id, uses]) => [id, uses.map((start) => ({start}))] as const)
  ]
  return Object.fromEntries(lists.map(([id, locators]) => [id, pagesOf(locators, layout, pages)]))
}

/** The uses of terms and events, by the id of their entry. */
function usesOf({chapters, termUses}: Book): [string, readonly TermUse[]][] {
  const byTerm = new Map<string, TermUse[]>()
  for (const use of termUses) byTerm.set(use.identifier, [...(byTerm.get(use.identifier) ?? []), use])
  return chapters.flatMap(({id, generated, tree}): [string, readonly TermUse[]][] => {
    if (generated === 'glossary') return [...byTerm].map(([term, uses]) => [printId(id, termIdOf(term)), uses])
    const years = tree.children.filter((node) => node.type === 'annalsList')
    return years
      .flatMap(({children}) => children)
      .map(({event, uses}) => [printId(id, eventIdOf(event.identifier)), uses])
  })
}

function withSubentries(entry: IndexEntry): IndexEntry[] {
  return [entry, ...entry.entries.flatMap(withSubentries)]
}

type Spot = {page: number; id: string}
type Span = {from: Spot; to: Spot}

type Place = Pick<IndexPlace, 'chapterId' | 'htmlId'>
type Locator = {start: Place; end?: Place}

function pagesOf(locators: readonly Locator[], {places}: Layout, pages: readonly PageInfo[]): IndexPages[] {
  const spotOf = ({chapterId, htmlId}: Place): Spot[] => {
    const id = printId(chapterId, htmlId)
    const page = places.get(id)?.page
    return page === undefined ? [] : [{page, id}]
  }
  const spans = locators.flatMap(({start, end}): Span[] => {
    const [from, to] = [spotOf(start)[0], end && spotOf(end)[0]]
    return from ? [{from, to: to && to.page > from.page ? to : from}] : []
  })
  const pageAt = ({page, id}: Spot): IndexPage => ({label: pages[page]?.label ?? '', href: targetHref(id)})
  return merged(spans, pages).map(({from, to}) => ({
    from: pageAt(from),
    ...(to.page > from.page ? {to: pageAt(to)} : {})
  }))
}

/** Join what overlaps or is on pages in a row, but for a page iv and a page 1. */
function merged(spans: readonly Span[], pages: readonly PageInfo[]): Span[] {
  const isRoman = ({page}: Spot): boolean => !/^\d/.test(pages[page]?.label ?? '')
  const out: Span[] = []
  for (const span of [...spans].sort((a, b) => a.from.page - b.from.page)) {
    const last = out.at(-1)
    const joins = last && span.from.page <= last.to.page + 1 && isRoman(span.from) === isRoman(last.to)
    if (!joins) out.push(span)
    else if (span.to.page > last.to.page) out[out.length - 1] = {from: last.from, to: span.to}
  }
  return out
}
