import {distance} from 'fastest-levenshtein'
import {alignUnits, type Alignment} from './align-units.ts'
import {readHanNumber, readNumber} from './read-number.ts'
import type {Unit} from './units.ts'

/** Offsets into the text that the units were cut from. */
export type Fact = {text: string; start: number; end: number}

/** What two tellings of one thing say differently. */
export type Conflict = {kind: 'number' | 'date' | 'name'; first: Fact; second: Fact}

/** Whether two names mean one thing. */
export type SameName = (a: string, b: string) => boolean

/** What is counted in facts. Letters that count parts of a book, as 章 and 节, are none. */
const measure = /^[台个家种次人名位条项层倍元美年月日号天周分秒岁员款套颗只件批轮亿万千百核卷届期]/u

/** Between what is alike, no more units than this are one thing said differently. */
const widestGap = 6

/** Beside a name, no more letters than this: 公司, 项目. */
const mostBesideName = 3

/** Compare the numbers, dates and names of two sentences that tell the same. */
export function compareFacts(first: readonly Unit[], second: readonly Unit[], sameName: SameName): Conflict[] {
  if (first.length === second.length && first.every(({text}, index) => text === second[index]?.text)) return []
  const pairs = alignUnits(first, second)
  return [
    ...numbersIn(pairs, first, second),
    ...gapsIn(pairs, first, second).flatMap((gap) => conflictIn(gap, sameName))
  ]
}

/** Numbers that stand in the same place, with the same measure behind them. */
function numbersIn(pairs: Alignment, first: readonly Unit[], second: readonly Unit[]): Conflict[] {
  return pairs.flatMap(([i, j]) => {
    const [a, b] = [first[i], second[j]]
    const [counted, other] = [first[i + 1], second[j + 1]]
    if (a?.kind !== 'number' || b?.kind !== 'number' || !isMeasure(counted) || counted.key !== other?.key) return []
    const isDate = /[年月日号]/.test(counted.text)
    if (isDate ? isSameDatePart(a.text, b.text) : isSameNumber(a.text, b.text)) return []
    return [{kind: isDate ? 'date' : 'number', first: factOf([a, counted]), second: factOf([b, other])}]
  })
}

function isMeasure(unit: Unit | undefined): unit is Unit {
  return unit !== undefined && measure.test(unit.text)
}

/** What is no number in any way of writing says nothing that could be the same. */
function isSameNumber(a: string, b: string): boolean {
  const value = readNumber(a)
  return value === undefined ? a === b : value === readNumber(b)
}

/** 14 年 is 2014 年. */
function isSameDatePart(a: string, b: string): boolean {
  return (
    isSameNumber(a, b) || (a.length !== b.length && Math.min(a.length, b.length) === 2 && a.slice(-2) === b.slice(-2))
  )
}

type Gap = {first: readonly Unit[]; second: readonly Unit[]; next: Unit | undefined}

/** What stands between one pair and the next, on both sides. */
function gapsIn(pairs: Alignment, first: readonly Unit[], second: readonly Unit[]): Gap[] {
  return pairs.flatMap(([i, j], index) => {
    const [nextI, nextJ] = pairs[index + 1] ?? [i + 1, j + 1]
    const gap = {first: first.slice(i + 1, nextI), second: second.slice(j + 1, nextJ), next: first[nextI]}
    const isOne = [gap.first, gap.second].every(({length}) => length > 0 && length <= widestGap)
    return isOne ? [gap] : []
  })
}

function conflictIn({first, second, next}: Gap, sameName: SameName): Conflict[] {
  const [a, b] = [nameIn(first), nameIn(second)]
  if (a && b) return isSame(a, b, sameName) ? [] : [{kind: 'name', first: factOf(a), second: factOf(b)}]
  if (!isMeasure(next)) return []
  const [of, other] = [valueIn(first), valueIn(second)]
  if (of === undefined || other === undefined || of === other) return []
  return [{kind: 'number', first: factOf(first), second: factOf(second)}]
}

/** The one name of a gap that has little else. */
function nameIn(units: readonly Unit[]): readonly Unit[] | undefined {
  const names = units.filter(({kind}) => kind === 'name')
  const [one] = names
  const from = units.findIndex((unit) => unit === one)
  const isRow = names.every((name, index) => units[from + index] === name && (index === 0 || name.isJoined))
  return one !== undefined && isRow && units.length - names.length <= mostBesideName ? names : undefined
}

/** Other spaces, capitals and slips do not make another name. */
function isSame(a: readonly Unit[], b: readonly Unit[], sameName: SameName): boolean {
  const [of, other] = [nameOf(a, ''), nameOf(b, '')]
  return distance(of, other) <= (of.length < 6 ? 1 : 3) || sameName(nameOf(a, ' '), nameOf(b, ' '))
}

function nameOf(units: readonly Unit[], joint: string): string {
  return units.map(({key}) => key).join(joint)
}

function valueIn(units: readonly Unit[]): number | undefined {
  const text = units.map((unit) => unit.text).join('')
  return units.length === 1 && units[0]?.kind === 'number' ? readNumber(text) : readHanNumber(text)
}

function factOf(units: readonly Unit[]): Fact {
  const [first, last] = [units[0], units.at(-1)]
  return {text: units.map(({text}) => text).join(''), start: first?.start ?? 0, end: last?.end ?? 0}
}
