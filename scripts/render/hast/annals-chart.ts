import type {Element, ElementContent} from 'hast'
import {h, s} from 'hastscript'
import type {State} from 'mdast-util-to-hast'
import type {Certainty} from '../../apparatus.ts'
import type {AnnalsChart, ChartEvent} from '../../mdast-apparatus.ts'
import {annalsChapterOf, eventIdOf} from './annals.ts'
import {layOutChart, sizes, textWidth, type ChartLayout, type PlacedEvent, type PlacedLane} from './annals-layout.ts'
import {labelOf, type Context, type HandlerGroup} from './context.ts'
import {dateWords, fill, rangeWords} from './date-words.ts'

/** The colours of the book's drawings. They tell lanes apart, and nothing else: lanes have names. */
const colours = ['#b6d0ec', '#b9dfc2', '#f5d88f', '#d0c4ea', '#f1bba4', '#d9e0e8']

const fonts = "zhushu-sans, 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"

const certainties: readonly Certainty[] = ['certain', 'likely', 'disputed']

/**
 * Draw the annals: one drawing for all formats, in the colour of the text around it. It is a group, as images hold no
 * links; the keyboard passes them by, as the list after the chart has every event.
 */
export const annalsChart: HandlerGroup = (context) => ({
  annalsChart: (_: State, node: AnnalsChart): Element => {
    const name = nameOf(context, node)
    const frame = {className: ['chart-frame'], role: 'group', ariaLabel: labelOf(context.book, 'annals'), tabIndex: 0}
    return h('figure', {className: ['annals-chart', 'gen']}, h('div', frame, drawingOf(context, node, name)))
  }
})

function nameOf({book}: Context, {lanes}: AnnalsChart): string {
  const events = lanes.flatMap((lane) => lane.events)
  const dates = events.flatMap(({date, end}) => [date.slice(0, 4), (end ?? date).slice(0, 4)]).sort()
  const [start = '', end = ''] = [dates[0], dates.at(-1)]
  return fill(labelOf(book, 'annalsChart'), {
    count: String(events.length),
    start: dateWords(start, book),
    end: dateWords(end, book)
  })
}

function drawingOf(context: Context, node: AnnalsChart, name: string): Element {
  const layout = layOutChart(node)
  const {width, height} = layout
  const properties = {
    className: ['drawing'],
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: 'group',
    ariaLabel: name,
    fontFamily: fonts,
    fontSize: sizes.label,
    fill: 'currentColor'
  }
  return s('svg', properties, [
    s('title', name),
    s(
      'desc',
      node.lanes
        .map((lane) => lane.name || labelOf(context.book, 'otherTopics'))
        .join(labelOf(context.book, 'listSeparator'))
    ),
    ...layout.lanes.map((lane, index) => bandOf(lane, index)),
    ...axisOf(layout),
    ...layout.lanes.flatMap((lane) => lane.events.map((placed) => linkOf(context, placed))),
    ...legendOf(context, node, layout)
  ])
}

function bandOf({name, y, height, head}: PlacedLane, index: number): Element {
  const fill = colours[index % colours.length] ?? ''
  const band = {x: 1, y, width: sizes.width - 2, height, rx: 5, fill, fillOpacity: 0.28}
  const words =
    name === '' ? [] : [s('text', {x: head.x + 4, y: head.y + 12, fontSize: sizes.head, fontWeight: 'bold'}, name)]
  return s('g', s('rect', band), ...words)
}

function axisOf({years, lanesTop, lanesBottom}: ChartLayout): Element[] {
  const lines = years.map(({x}) => `M${x} ${lanesTop}V${lanesBottom}`).join('')
  const path = s('path', {d: lines, stroke: 'currentColor', strokeOpacity: 0.16, strokeWidth: 0.8})
  const labels = years
    .filter(({isLabelled}) => isLabelled)
    .flatMap(({year, x}) =>
      [lanesTop - 7, lanesBottom + 15].map((y) => s('text', {x: x + 1, y, fontSize: sizes.year}, String(year)))
    )
  return [path, ...labels]
}

function linkOf(context: Context, placed: PlacedEvent): Element {
  const {event, label, y} = placed
  const chapterId = annalsChapterOf(context) ?? context.chapter.id
  const href = context.hrefOf({chapterId, htmlId: eventIdOf(event.identifier)}, context.chapter.id)
  const content: ElementContent[] = [
    s('title', wordsOf(context, event)),
    ...barOf(placed),
    markOf(event.certainty, placed)
  ]
  if (label) {
    const anchor = label.side === 'left' ? {textAnchor: 'end'} : {}
    content.push(s('text', {x: label.x, y: y + 4, ...anchor}, event.short))
  }
  return s('a', {href, tabIndex: -1}, content)
}

function wordsOf({book}: Context, event: ChartEvent): string {
  const certainty = event.certainty === 'certain' ? '' : ` (${labelOf(book, event.certainty)})`
  return `${rangeWords(event, book)} ${event.title}${certainty}`
}

function barOf({x, y, endX}: PlacedEvent): Element[] {
  if (endX === undefined) return []
  const start = x + sizes.mark
  const size = {x: start, y: y - 2, width: Math.max(0, endX - start), height: 4, rx: 2}
  return [s('rect', {...size, fill: 'currentColor', fillOpacity: 0.45})]
}

/** A shape for each certainty: a dot, a ring, a diamond. */
function markOf(certainty: Certainty, {x, y}: {x: number; y: number}): Element {
  const r = sizes.mark
  const line = {fill: 'none', stroke: 'currentColor', strokeWidth: 1.5}
  if (certainty === 'certain') return s('circle', {cx: x, cy: y, r})
  if (certainty === 'likely') return s('circle', {cx: x, cy: y, r: r - 0.75, ...line})
  return s('path', {d: `M${x} ${y - r}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`, ...line})
}

function legendOf({book}: Context, {lanes}: AnnalsChart, {height}: ChartLayout): Element[] {
  const found = new Set(lanes.flatMap(({events}) => events.map(({certainty}) => certainty)))
  let x = sizes.margin
  return certainties
    .filter((certainty) => found.has(certainty))
    .flatMap((certainty) => {
      const words = labelOf(book, certainty)
      const y = height - 11
      const item = [markOf(certainty, {x: x + sizes.mark, y}), s('text', {x: x + 13, y: y + 4}, words)]
      x += 13 + Math.ceil(textWidth(words) * sizes.label) + 18
      return item
    })
}
