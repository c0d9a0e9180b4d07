import {changeText} from './change-text.ts'
import type {KeyOrder} from './key-order.ts'
import {renderItem, renderPair, renderValue} from './render-yaml.ts'
import {applyEdits, isKeyed, isSame, valueAt} from './term-data.ts'
import type {TermData, TermEdit, TermPath, TermValue} from './term-data.ts'
import {outlineOf} from './yaml-outline.ts'
import type {Outline, Spot, SpotPair, Unreadable} from './yaml-outline.ts'

/** A file with its changes made, as text and as values; or why it is left alone. */
export type Patched = {text: string; data: TermData} | {failed: Unreadable | 'unsafe-edit'}

/** A change of text: `end` excluded. */
type Splice = {start: number; end: number; text: string}

type Site = {text: string; root: Spot; orderOf: KeyOrder}

/**
 * Make changes in YAML's text: what they do not touch stays byte for byte, comments, order, wrapping and quotes as well.
 * The result is read again, and is what the changes make of the values, or nothing is changed.
 *
 * @param text As `load` reads it: LF line ends, no byte order mark.
 */
export function patchYaml(text: string, edits: readonly TermEdit[], orderOf: KeyOrder): Patched {
  const outline = outlineOf(text)
  if (typeof outline === 'string') return {failed: outline}
  let now: Step = {text, outline}
  for (const edit of edits) {
    const next = patchOnce(now, edit, orderOf)
    if (!next) return {failed: 'unsafe-edit'}
    now = next
  }
  return {text: now.text, data: now.outline.data}
}

type Step = {text: string; outline: Outline}

/** The smallest change of text that has the wanted outcome: of the value itself, else of what is around it. */
function patchOnce({text, outline}: Step, edit: TermEdit, orderOf: KeyOrder): Step | undefined {
  const wanted = applyEdits(outline.data, [edit])
  // Half a character could not be written as UTF-8.
  if (hasHalves(wanted)) return undefined
  const site = {text, root: outline.root, orderOf}
  const wider = [...edit.path.keys()].reverse().flatMap((length): TermEdit[] => {
    const path = edit.path.slice(0, length)
    const value = valueAt(wanted, path)
    return length > 0 && value !== undefined ? [{op: 'set', path, value: ordered(value, path, orderOf)}] : []
  })
  for (const attempt of [edit, ...wider]) {
    const splice = spliceOf(site, attempt)
    if (!splice) continue
    const next = text.slice(0, splice.start) + splice.text + text.slice(splice.end)
    const read = outlineOf(next)
    if (typeof read !== 'string' && isSame(read.data, wanted)) return {text: next, outline: read}
  }
  return undefined
}

function spliceOf(site: Site, edit: TermEdit): Splice | undefined {
  const parent = spotAt(site.root, edit.path.slice(0, -1))
  const last = edit.path.at(-1)
  if (last === undefined) return undefined
  if (parent?.kind === 'list') return spliceItem(site, parent, {...edit, index: Number(last)})
  if (parent?.kind === 'keys') return splicePair(site, parent, {...edit, key: String(last)})
  if (edit.op === 'delete') return undefined
  // What it belongs into is missing, or empty.
  const value = typeof last === 'number' ? [edit.value] : {[last]: edit.value}
  return spliceOf(site, {op: 'set', path: edit.path.slice(0, -1), value})
}

function spotAt(root: Spot, path: TermPath): Spot | undefined {
  let spot: Spot | undefined = root
  for (const step of path) {
    if (spot?.kind === 'list') spot = spot.items[Number(step)]
    else if (spot?.kind === 'keys') spot = spot.pairs.find(({key}) => key === step)?.value
    else return undefined
  }
  return spot
}

type Pairs = Extract<Spot, {kind: 'keys'}>
type Items = Extract<Spot, {kind: 'list'}>

function splicePair(site: Site, map: Pairs, edit: TermEdit & {key: string}): Splice | undefined {
  const at = map.pairs.findIndex(({key}) => key === edit.key)
  const pair = map.pairs[at]
  if (edit.op === 'delete') return pair && deletePair(site, {map, at, pair, path: edit.path})
  const value = ordered(edit.value, edit.path, site.orderOf)
  if (!pair) return insertPair(site, map, {...edit, value})
  return map.flow
    ? {
        start: pair.value.kind === 'nothing' ? pair.colon : pair.value.start,
        end: Math.max(pair.value.end, pair.colon),
        text: insideText(pair, value)
      }
    : setPair(site, map, {pair, value})
}

function insideText({value: old}: SpotPair, value: TermValue): string {
  const text = value === null ? 'null' : renderValue(value, {indent: 0, inside: true})
  return old.kind === 'nothing' ? `: ${text}` : text
}

/** A value in a block of keys, in place of the old one. */
function setPair(site: Site, map: Pairs, {pair, value}: {pair: SpotPair; value: TermValue}): Splice {
  const {text} = site
  const indent = columnOf(text, map.pairs[0]?.start ?? 0)
  const old = pair.value
  if (typeof value === 'string' && old.kind === 'text') {
    const kept = changeText(text.slice(old.start, old.end), {style: old.style, value, indent: indent + 2})
    return {start: old.start, end: old.end, text: kept}
  }
  const whole = renderPair(pair.key, value, {indent, inside: false}).slice(
    renderPair(pair.key, null, {indent, inside: false}).length
  )
  const lineEnd = endOfLine(text, pair.colon)
  const isBlock = old.kind !== 'nothing' && old.start > lineEnd
  // A comment on the key's line stays there.
  const beside = text.slice(pair.colon + 1, isBlock || old.kind === 'nothing' ? lineEnd : pair.colon + 1)
  const comment = old.kind === 'nothing' || isBlock ? beside.trimEnd() : ''
  const end = isBlock ? old.end : old.kind === 'nothing' ? lineEnd : old.end
  return {start: pair.colon + 1, end, text: whole.startsWith('\n') ? comment + whole : whole + comment}
}

function insertPair(
  site: Site,
  map: Pairs,
  {path, key, value}: {path: TermPath; key: string; value: TermValue}
): Splice | undefined {
  const {text} = site
  const order = site.orderOf(path.slice(0, -1))
  const rank = order.indexOf(key)
  const behind = rank < 0 ? -1 : map.pairs.findIndex((pair) => order.indexOf(pair.key) > rank)
  const at = behind < 0 ? map.pairs.length : behind
  const [previous, next] = [map.pairs[at - 1], map.pairs[at]]
  if (map.flow) {
    const pair = renderPair(key, value, {indent: 0, inside: true})
    if (previous) return insertAt(Math.max(previous.value.end, previous.colon + 1), `, ${pair}`)
    return insertAt(next ? next.start : map.start + 1, next ? `${pair}, ` : pair)
  }
  const first = map.pairs[0]
  if (!first) return undefined
  const indent = columnOf(text, first.start)
  const pair = renderPair(key, value, {indent, inside: false})
  if (previous) return insertAt(endOfLine(text, endOf(previous)), `\n${' '.repeat(indent)}${pair}`)
  return insertAt(first.start, `${pair}\n${' '.repeat(indent)}`)
}

function deletePair(
  {text, ...site}: Site,
  {map, at, pair, path}: {map: Pairs; at: number; pair: SpotPair; path: TermPath}
): Splice | undefined {
  const [previous, next] = [map.pairs[at - 1], map.pairs[at + 1]]
  if (!previous && !next) {
    return path.length > 1 ? spliceOf({text, ...site}, {op: 'set', path: path.slice(0, -1), value: {}}) : undefined
  }
  if (map.flow) {
    return next
      ? {start: pair.start, end: next.start, text: ''}
      : {start: previous ? endOf(previous) : pair.start, end: endOf(pair), text: ''}
  }
  return deleteLines(text, pair.start, {end: endOf(pair), next: next?.start})
}

function spliceItem(site: Site, list: Items, edit: TermEdit & {index: number}): Splice | undefined {
  const {text} = site
  const {items, flow} = list
  const [item, previous] = [items[edit.index], items[edit.index - 1]]
  if (edit.op === 'delete') return item && deleteItem(site, {list, item, edit})
  const rendered = renderItem(ordered(edit.value, edit.path, site.orderOf))
  if (edit.op === 'set' && item) return {start: item.start, end: item.end, text: rendered}
  if (flow) {
    if (item) return insertAt(item.start, `${rendered}, `)
    return previous ? insertAt(previous.end, `, ${rendered}`) : insertAt(list.start + 1, rendered)
  }
  const dash = dashOf(text, items[0]?.start ?? 0)
  const line = `${' '.repeat(columnOf(text, dash))}- ${rendered}`
  if (previous) return insertAt(endOfLine(text, previous.end), `\n${line}`)
  return insertAt(startOfLine(text, dash), `${line}\n`)
}

function deleteItem(
  site: Site,
  {list, item, edit}: {list: Items; item: Spot; edit: TermEdit & {index: number}}
): Splice | undefined {
  const [previous, next] = [list.items[edit.index - 1], list.items[edit.index + 1]]
  if (!previous && !next) return spliceOf(site, {op: 'set', path: edit.path.slice(0, -1), value: []})
  if (list.flow) {
    return next
      ? {start: item.start, end: next.start, text: ''}
      : {start: previous?.end ?? item.start, end: item.end, text: ''}
  }
  return deleteLines(site.text, dashOf(site.text, item.start), {end: item.end, next: undefined})
}

/** Whole lines, with comments at their ends; where another thing begins the first line, only up to what follows. */
function deleteLines(text: string, start: number, {end, next}: {end: number; next: number | undefined}): Splice {
  const lineStart = startOfLine(text, start)
  if (text.slice(lineStart, start).trim() !== '') return {start, end: next ?? end, text: ''}
  const lineEnd = endOfLine(text, end)
  if (lineEnd < text.length) return {start: lineStart, end: lineEnd + 1, text: ''}
  return {start: Math.max(0, lineStart - 1), end: lineEnd, text: ''}
}

/** Keys of new values in the order of the file's kind. */
function ordered(value: TermValue, path: TermPath, orderOf: KeyOrder): TermValue {
  if (Array.isArray(value)) return value.map((item, index) => ordered(item, [...path, index], orderOf))
  if (!isKeyed(value)) return value
  const order = orderOf(path)
  const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length)
  const pairs = Object.entries(value).sort(([a], [b]) => rank(a) - rank(b))
  return Object.fromEntries(pairs.map(([key, own]) => [key, ordered(own, [...path, key], orderOf)]))
}

function insertAt(place: number, text: string): Splice {
  return {start: place, end: place, text}
}

function endOf({colon, value}: SpotPair): number {
  return Math.max(colon + 1, value.end)
}

function dashOf(text: string, start: number): number {
  return Math.max(0, text.lastIndexOf('-', start - 1))
}

function startOfLine(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

function columnOf(text: string, at: number): number {
  return at - startOfLine(text, at)
}

function hasHalves(value: TermValue): boolean {
  if (typeof value === 'string') return /\p{Surrogate}/u.test(value)
  return typeof value === 'object' && value !== null && Object.values(value).some(hasHalves)
}
