import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import type {IndexEntry, IndexLocator, IndexPlace} from '../../mdast-apparatus.ts'
import {numberText} from '../../number-text.ts'
import {labelOf, type Context} from './context.ts'

/** So many sections in a row read better as `2.1–2.3`. */
const leastRun = 3

/** Write where an entry leads, by section: `1.2、1.4；2.1–2.5`. */
export function sectionLocators(context: Context, {locators}: IndexEntry): ElementContent[] {
  const label = (name: string): ElementContent => ({type: 'text', value: labelOf(context.book, name)})
  return collapseSections(locators).flatMap(({start, end}, index, all) => {
    const before = all[index - 1]?.start
    const separator = before && label(before.chapterId === start.chapterId ? 'listSeparator' : 'groupSeparator')
    const range =
      end && h('span.index-locator-range', [linkTo(context, start), label('rangeSeparator'), linkTo(context, end)])
    return [...(separator ? [separator] : []), range ?? linkTo(context, start)]
  })
}

/** Keep one locator a section, and make a range of sections in a row. */
export function collapseSections(locators: readonly IndexLocator[]): IndexLocator[] {
  const runs: IndexLocator[][] = []
  for (const locator of locators) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (!run || !last) runs.push([locator])
    else if (!isWithin(locator, run)) {
      if (isNext(endOf(last), locator.start)) run.push(locator)
      else runs.push([locator])
    }
  }
  return runs.flatMap(collapse)
}

function collapse(run: readonly IndexLocator[]): IndexLocator[] {
  const [first, last] = [run[0], run.at(-1)]
  if (!first || !last) return []
  const [start, end] = [first.start, endOf(last)]
  const isLong = (end.number.at(-1) ?? 0) - (start.number.at(-1) ?? 0) + 1 >= leastRun
  if (run.length > 1 && isLong) return [{start, end}]
  return run.map((locator) => (isSame(locator.start, endOf(locator)) ? {start: locator.start} : locator))
}

function isWithin({start, end}: IndexLocator, run: readonly IndexLocator[]): boolean {
  const point = end ?? start
  return run.some((other) => {
    if (isSame(other.start, start)) return isSame(endOf(other), point) || !end
    const [from, to] = [other.start.number, endOf(other).number]
    const isIn = other.start.chapterId === start.chapterId && endOf(other).chapterId === point.chapterId
    return isIn && !isBefore(start.number, from) && !isBefore(to, point.number)
  })
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index])
  return at < 0 ? a.length < b.length : (a[at] ?? 0) < (b[at] ?? 0)
}

function endOf({start, end}: IndexLocator): IndexPlace {
  return end ?? start
}

function isSame(a: IndexPlace, b: IndexPlace): boolean {
  return a.chapterId === b.chapterId && a.number.join('.') === b.number.join('.')
}

/** 2.4 comes after 2.3; a chapter's own number is not in a row with another's. */
function isNext(a: IndexPlace, b: IndexPlace): boolean {
  const [above, last] = [a.number.slice(0, -1), a.number.at(-1) ?? 0]
  return a.chapterId === b.chapterId && above.length > 0 && [...above, last + 1].join('.') === b.number.join('.')
}

function linkTo({book, chapter, hrefOf}: Context, place: IndexPlace): Element {
  const title = labelOf(book, 'unnumberedReference').replace('{title}', () => place.title)
  const words = place.number.length > 0 ? {title: place.title} : {}
  return h('a.index-locator', {href: hrefOf(place, chapter.id), ...words}, numberText(place) || title)
}
