/** Where everything stands in the chart of the annals. Numbers are units of the drawing; about CSS pixels. */
import {eastAsianWidth} from 'get-east-asian-width'
import type {AnnalsChart, ChartEvent} from '../../mdast-apparatus.ts'

export type Box = {x: number; y: number; width: number; height: number}

export type PlacedEvent = {
  event: ChartEvent
  /** Centre of the mark. */
  x: number
  y: number
  /** Where the bar of something that took a while ends. */
  endX: number | undefined
  /** What mark and bar cover. */
  box: Box
  /** Absent where there is no room: the list below has every event. */
  label: {side: 'left' | 'right'; x: number; box: Box} | undefined
}

export type PlacedLane = {
  name: string
  y: number
  height: number
  /** What the name covers: it stands in the first row. */
  head: Box
  events: PlacedEvent[]
}

export type ChartLayout = {
  width: number
  height: number
  /** From the first lane's top to the last one's bottom. */
  lanesTop: number
  lanesBottom: number
  years: {year: number; x: number; isLabelled: boolean}[]
  lanes: PlacedLane[]
}

/** Sizes of the drawing: as wide as a column of text, in type that stays legible in print. */
export const sizes = {
  width: 600,
  margin: 12,
  axis: 20,
  legend: 22,
  laneGap: 4,
  lanePadding: 4,
  row: 16,
  mark: 4,
  label: 11.5,
  head: 12,
  year: 10.5
}

/** Labels longer than this, in ems, are left to the list. */
const longestLabel = 15

/** A lane that has more rows than this leaves labels out. */
const labelledRows = 6

/**
 * Lay out the chart: years from left to right, a lane for each topic, in each lane as many rows as its labels need.
 *
 * Nothing is measured, so it is the same everywhere: widths are estimated from the characters, on the safe side.
 */
export function layOutChart({lanes}: Pick<AnnalsChart, 'lanes'>): ChartLayout {
  const dates = lanes.flatMap(({events}) => events.flatMap(({date, end}) => [date, end ?? date]))
  const years = dates.map((date) => Number(date.slice(0, 4)))
  const scale = scaleOf(Math.min(...years), Math.max(...years) + 1)
  const lanesTop = sizes.axis
  let y = lanesTop
  const placed = lanes.map(({name, events}): PlacedLane => {
    const top = y + sizes.lanePadding
    const head = {x: 5, y: 0, width: name === '' ? 0 : round(textWidth(name) * sizes.head) + 8, height: sizes.row}
    const {rows, events: inLane} = placeEvents(events, head, {top, scale})
    const height = rows * sizes.row + 2 * sizes.lanePadding
    const lane = {name, y, height, head: {...head, y: top}, events: inLane}
    y += height + sizes.laneGap
    return lane
  })
  const lanesBottom = y - sizes.laneGap
  return {
    width: sizes.width,
    height: lanesBottom + sizes.axis + sizes.legend,
    lanesTop,
    lanesBottom,
    years: yearsOf(scale),
    lanes: placed
  }
}

/** Estimate how wide text is, in ems: a Han character is one, a Latin letter rarely more than what is taken here. */
export function textWidth(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + widthOf(character), 0)
}

function widthOf(character: string): number {
  if (eastAsianWidth(character.codePointAt(0) ?? 0, {ambiguousAsWide: true}) === 2) return 1
  if (/[MWmw@%]/.test(character)) return 0.92
  return /[A-Z&]/.test(character) ? 0.7 : 0.6
}

type Scale = {first: number; last: number; xOf: (year: number) => number}

function scaleOf(first: number, last: number): Scale {
  const inner = sizes.width - 2 * sizes.margin
  return {first, last, xOf: (year) => round(sizes.margin + ((year - first) / (last - first)) * inner)}
}

/** Years are labelled where there is room, the first one always. */
function yearsOf({first, last, xOf}: Scale): ChartLayout['years'] {
  const width = textWidth('2000') * sizes.year + 3
  const step = Math.ceil((width * (last - first)) / (sizes.width - 2 * sizes.margin))
  return Array.from({length: last - first + 1}, (_, index) => ({
    year: first + index,
    x: xOf(first + index),
    isLabelled: index % step === 0 && first + index < last
  }))
}

function placeEvents(
  events: readonly ChartEvent[],
  head: Box,
  {top, scale: {xOf}}: {top: number; scale: Scale}
): {rows: number; events: PlacedEvent[]} {
  const rows: Box[][] = [[head]]
  const starts = events.map(({date, end}) => xOf(end === undefined ? middleOf(date) : startOf(date)))
  const placed = events.map((event, index): PlacedEvent => {
    const x = starts[index] ?? 0
    const endX = event.end === undefined ? undefined : xOf(endOf(event.end))
    const room = (starts[index + 1] ?? Infinity) - x
    const spot = findSpot(rows, {event, x, endX, room})
    rows[spot.row] = [...(rows[spot.row] ?? []), spot.box, ...(spot.label ? [spot.label.box] : [])]
    const y = round(top + spot.row * sizes.row)
    const move = (box: Box): Box => ({...box, y: y + box.y})
    return {
      event,
      x,
      y: y + sizes.row / 2,
      endX,
      box: move(spot.box),
      label: spot.label && {...spot.label, box: move(spot.label.box)}
    }
  })
  return {rows: rows.length, events: placed}
}

type Wanted = {event: ChartEvent; x: number; endX: number | undefined; room: number}
type Spot = {row: number; box: Box; label: PlacedEvent['label']}

/** The topmost row with room for mark and label, else for the mark alone. */
function findSpot(rows: readonly Box[][], {event, x, endX, room}: Wanted): Spot {
  const box = {x: x - sizes.mark - 1, y: 2, width: (endX ?? x) - x + 2 * sizes.mark + 2, height: sizes.row - 4}
  const fits = (row: number, boxes: Box[]): boolean =>
    boxes.every((one) => isInside(one) && !(rows[row] ?? []).some((other) => isOverlapping(one, other)))
  const labels = labelsOf(event, box, room)
  for (let row = 0; row < labelledRows; row++) {
    const label = labels.find((one) => fits(row, [box, one.box]))
    if (label) return {row, box, label}
  }
  let row = 0
  while ((rows[row] ?? []).some((other) => isOverlapping(box, other))) row++
  return {row, box, label: undefined}
}

/** To the right where the next event is far enough, else to the left first: so two labels share a row. */
function labelsOf({short}: ChartEvent, mark: Box, room: number): NonNullable<PlacedEvent['label']>[] {
  const ems = textWidth(short)
  if (ems > longestLabel) return []
  const width = round(ems * sizes.label)
  const gap = 2
  const left = mark.x - gap
  const right = mark.x + mark.width + gap
  const labels: NonNullable<PlacedEvent['label']>[] = [
    {side: 'right', x: right, box: {x: right, y: 1, width, height: sizes.row - 2}},
    {side: 'left', x: left, box: {x: round(left - width), y: 1, width, height: sizes.row - 2}}
  ]
  return room > mark.width + width + 8 ? labels : labels.reverse()
}

function isInside({x, width}: Box): boolean {
  return x >= 4 && x + width <= sizes.width - 4
}

/** Neighbours in a row keep a little distance. */
function isOverlapping(a: Box, b: Box): boolean {
  return a.x < b.x + b.width + 4 && b.x < a.x + a.width + 4
}

/** A date as a fraction of years: its first moment, its middle, its last. */
function startOf(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return year + (month - 1) / 12 + (day - 1) / 366
}

function endOf(date: string): number {
  return startOf(date) + lengthOf(date)
}

function middleOf(date: string): number {
  return startOf(date) + lengthOf(date) / 2
}

function lengthOf(date: string): number {
  return date.length === 4 ? 1 : date.length === 7 ? 1 / 12 : 1 / 366
}

/** Tenths are enough, and print alike everywhere. */
function round(value: number): number {
  return Math.round(value * 10) / 10
}
