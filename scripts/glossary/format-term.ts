import {termOrder} from './key-order.ts'
import {patchTerm} from './patch-term.ts'
import {isKeyed, isSame} from './term-data.ts'
import type {TermEdit} from './term-data.ts'
import {outlineOf} from './yaml-outline.ts'
import type {Spot, SpotPair} from './yaml-outline.ts'

const empty = {status: 'missing', term: null, definition: null} as const

/**
 * Put a term's file into its usual shape: every language of the project, keys in their order. Values, quotes, wrapping and
 * comments stay; a comment above a key goes with it.
 *
 * @returns The text itself where it cannot be done without loss.
 */
export function formatTerm(text: string, languages: readonly string[]): string {
  const outline = outlineOf(text)
  if (typeof outline === 'string') return text
  const langs = isKeyed(outline.data['langs']) ? outline.data['langs'] : {}
  const missing = languages.filter((language) => !Object.hasOwn(langs, language))
  const edits = missing.map((language): TermEdit => ({op: 'set', path: ['langs', language], value: {...empty}}))
  const patched = patchTerm(text, edits, languages)
  if ('failed' in patched) return text
  const sorted = sortKeys(patched.text, languages)
  const after = outlineOf(sorted)
  return typeof after !== 'string' && isSame(after.data, patched.data) ? sorted : patched.text
}

type Pairs = Extract<Spot, {kind: 'keys'}>

/** Inner keys first, so that offsets of what is around them are found anew. */
function sortKeys(text: string, languages: readonly string[]): string {
  const order = termOrder(languages)
  let sorted = text
  for (const path of [...languages.map((language) => ['langs', language]), ['langs'], ['match'], []]) {
    const outline = outlineOf(sorted)
    const map = typeof outline === 'string' ? undefined : mapAt(outline.root, path)
    if (map) sorted = sortPairs(sorted, map, order(path))
  }
  return sorted
}

function mapAt(root: Spot, path: readonly string[]): Pairs | undefined {
  let spot: Spot | undefined = root
  for (const step of path) spot = spot?.kind === 'keys' ? spot.pairs.find(({key}) => key === step)?.value : undefined
  return spot?.kind === 'keys' && !spot.flow ? spot : undefined
}

/** Move whole lines: those of a key, and comments above it. */
function sortPairs(text: string, {pairs}: Pairs, order: readonly string[]): string {
  const rank = ({key}: SpotPair): number => (order.includes(key) ? order.indexOf(key) : order.length)
  const wanted = [...pairs].sort((a, b) => rank(a) - rank(b))
  if (wanted.every((pair, at) => pair === pairs[at])) return text
  const starts = pairs.map((pair, at) =>
    at === 0 ? lineStart(text, pair.start) : startWithComments(text, pair, pairs[at - 1])
  )
  const last = pairs.at(-1)
  const end = last ? lineEnd(text, Math.max(last.colon, last.value.end)) : text.length
  const pieces = new Map(
    pairs.map((pair, at) => [pair, text.slice(starts[at], starts[at + 1] ?? end).replace(/\n?$/, '\n')])
  )
  const body = wanted.map((pair) => pieces.get(pair) ?? '').join('')
  return text.slice(0, starts[0]) + (text.charAt(end - 1) === '\n' ? body : body.replace(/\n$/, '')) + text.slice(end)
}

function startWithComments(text: string, pair: SpotPair, previous: SpotPair | undefined): number {
  return previous ? lineEnd(text, Math.max(previous.colon, previous.value.end)) : lineStart(text, pair.start)
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1
}

/** Behind the line end. */
function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end + 1
}
