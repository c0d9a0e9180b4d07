/** The only module of this folder that knows `yaml`: text → where each value stands in it. */
import {isAlias, isMap, isNode, isScalar, isSeq, parseDocument, visit} from 'yaml'
import type {Document, Node, Pair, Scalar, YAMLMap, YAMLSeq} from 'yaml'
import {joinHan} from '../load/index.ts'
import type {TermData, TermValue} from './term-data.ts'

/** A value with its place: UTF-16 offsets, `end` without line ends and comments behind it. */
export type Spot = {start: number; end: number; flow: boolean} & (
  | {kind: 'nothing'}
  | {kind: 'text'; style: 'plain' | 'quoted' | 'folded' | 'literal'}
  | {kind: 'list'; items: Spot[]}
  | {kind: 'keys'; pairs: SpotPair[]}
)

/** `colon` is where the key's colon stands. */
export type SpotPair = {key: string; start: number; colon: number; value: Spot}

export type Outline = {data: TermData; root: Spot}

/** Why a file cannot be patched: it is no YAML, or has what two places share. */
export type Unreadable = 'invalid-yaml' | 'shared-nodes'

/** Read a file of keys. Texts are as `load` reads them: numbers as written, folded lines of Chinese joined without spaces. */
export function outlineOf(text: string): Outline | Unreadable {
  const document = parseDocument(text, {prettyErrors: false, stringKeys: true, version: '1.2', uniqueKeys: true})
  if (document.errors.length > 0 || !isMap(document.contents)) return 'invalid-yaml'
  if (hasShared(document)) return 'shared-nodes'
  joinHan({document, text})
  const root = spotOf(document.contents, text, document.contents.range?.[0] ?? 0)
  const data = valueOf(document.contents, [])
  return {root, data: typeof data === 'object' && data !== null && !Array.isArray(data) ? data : {}}
}

function hasShared(document: Document.Parsed): boolean {
  let found = false
  visit(document, (_, node) => {
    if (isAlias(node) || (isNode(node) && ('anchor' in node || 'tag' in node) && isMarked(node))) found = true
    return found ? visit.BREAK : undefined
  })
  return found
}

function isMarked(node: Node): boolean {
  return ('anchor' in node && node.anchor !== undefined) || ('tag' in node && node.tag !== undefined)
}

function valueOf(node: unknown, path: readonly (string | number)[]): TermValue {
  if (isMap(node))
    return Object.fromEntries(node.items.map((pair) => [keyOf(pair), valueOf(pair.value, [...path, keyOf(pair)])]))
  if (isSeq(node)) return node.items.map((item, index) => valueOf(item, [...path, index]))
  if (!isScalar(node) || node.value === null || node.value === undefined) return null
  const {value, source} = node
  if (typeof value === 'string') return value
  if (typeof value === 'boolean' && path.join('.') === 'match.auto') return value
  return source ?? ''
}

function keyOf({key}: Pair): string {
  return isScalar(key) ? String(key.value) : String(key)
}

/** @param after Where an empty value would stand. */
function spotOf(node: unknown, text: string, after: number): Spot {
  if (isMap(node)) return keysOf(node, text)
  if (isSeq(node)) return listOf(node, text)
  if (!isScalar(node) || !node.range || node.range[0] === node.range[1])
    return {kind: 'nothing', start: after, end: after, flow: true}
  const [start, end] = node.range
  return {kind: 'text', style: styleOf(node), flow: true, start, end: start + text.slice(start, end).trimEnd().length}
}

function styleOf({type}: Scalar): 'plain' | 'quoted' | 'folded' | 'literal' {
  if (type === 'BLOCK_FOLDED') return 'folded'
  if (type === 'BLOCK_LITERAL') return 'literal'
  return type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE' ? 'quoted' : 'plain'
}

function keysOf(node: YAMLMap, text: string): Spot {
  const pairs = node.items.map((pair): SpotPair => {
    const [start = 0, end = 0] = (isScalar(pair.key) ? pair.key.range : undefined) ?? []
    const colon = end + Math.max(0, text.slice(end).search(/\S/))
    return {key: keyOf(pair), start, colon, value: spotOf(pair.value, text, colon + 1)}
  })
  const [start = 0, valueEnd = 0] = node.range ?? []
  const flow = node.flow ?? false
  const end = flow ? valueEnd : (pairs.at(-1)?.value.end ?? valueEnd)
  return {kind: 'keys', pairs, flow, start, end}
}

function listOf(node: YAMLSeq, text: string): Spot {
  const [start = 0, valueEnd = 0] = node.range ?? []
  const items = node.items.map((item) => {
    const [from = start] = (isNode(item) ? item.range : undefined) ?? []
    return spotOf(item, text, from)
  })
  const flow = node.flow ?? false
  return {kind: 'list', items, flow, start, end: flow ? valueEnd : (items.at(-1)?.end ?? valueEnd)}
}
