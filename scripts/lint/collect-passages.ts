import type {Nodes, Root, Text} from 'mdast'
import type {Position} from 'unist'
import {alignText} from './align-text.ts'
import type {Passage} from './passage.ts'

/** What reads as a thing and not as words. */
const things = new Set<string>(['inlineCode', 'inlineMath', 'image', 'imageReference'])

/** What is not read in its place. */
const silent = new Set<string>([
  'footnoteReference',
  'html',
  'definition',
  'code',
  'math',
  'yaml',
  'toml',
  'thematicBreak'
])

/** Nodes whose text is a part of the text around them. */
const phrasing = new Set<string>([
  ...['text', 'emphasis', 'strong', 'delete', 'link', 'linkReference', 'span', 'indexMark', 'break'],
  ...['crossReference', 'termReference', 'eventReference', ...things, 'footnoteReference', 'textDirective']
])

const codeTags = new Set(['code', 'kbd', 'samp', 'var', 'pre', 'img'])
const silentTags = new Set(['rt', 'rp'])
const blockTags =
  /^(address|article|aside|blockquote|center|d[dlt]|details|div|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul|caption)$/

type Gatherer = {source: string; text: string[]; starts: number[]; ends: number[]}

/**
 * Collect the passages of a chapter, in the order of its tree.
 *
 * @param placeOf Turns offsets into a place.
 */
export function collectPassages(
  tree: Root,
  source: string,
  placeOf: (start: number, end: number) => Position
): Passage[] {
  const passages: Passage[] = []
  const visit = (node: Nodes, parents: readonly Nodes[]): void => {
    if (!('children' in node)) return
    if (!node.children.some(isPhrasing)) {
      const inner = [...parents, node]
      for (const child of node.children) visit(child, inner)
      return
    }
    const gatherer: Gatherer = {source, text: [], starts: [], ends: []}
    for (const child of node.children) gather(child, node.position, gatherer)
    if (gatherer.text.length > 0) passages.push(passageOf(node, parents, {...gatherer, placeOf}))
    // A list in an item of raw HTML, and the like.
    for (const child of node.children) if (!isPhrasing(child)) visit(child, [...parents, node])
  }
  visit(tree, [])
  return passages
}

type Placed = Gatherer & {placeOf: (start: number, end: number) => Position}

function passageOf(node: Nodes, parents: readonly Nodes[], {text, starts, ends, placeOf}: Placed): Passage {
  return {
    node,
    parents,
    text: text.join(''),
    starts,
    ends,
    placeOf: (index, length) => {
      const start = length === 0 ? (ends[index - 1] ?? starts[index] ?? 0) : (starts[index] ?? ends.at(-1) ?? 0)
      return placeOf(start, length === 0 ? start : (ends[index + length - 1] ?? start))
    }
  }
}

function isPhrasing(node: Nodes): boolean {
  return node.type === 'htmlElement' ? !blockTags.test(node.tagName) : phrasing.has(node.type)
}

/** @param around Where the node stands at least: what `parse` has made has no place of its own. */
function gather(node: Nodes, around: Position | undefined, gatherer: Gatherer): void {
  const place = node.position ?? around
  if (node.type === 'text') addText(node, around, gatherer)
  else if (node.type === 'break') add('\n', place, gatherer)
  else if (isThing(node)) add('\uFFFC', place, gatherer)
  else if ('children' in node && isPhrasing(node) && !isSilent(node)) {
    for (const child of node.children) gather(child, place, gatherer)
  }
}

function isThing(node: Nodes): boolean {
  if (node.type === 'htmlElement') return codeTags.has(node.tagName)
  if (node.type === 'link') return isBareAddress(node)
  const isFilledIn = node.type === 'crossReference' || node.type === 'termReference' || node.type === 'eventReference'
  return things.has(node.type) || (isFilledIn && node.children.length === 0)
}

function isSilent(node: Nodes): boolean {
  return node.type === 'htmlElement' ? silentTags.has(node.tagName) : silent.has(node.type)
}

function isBareAddress(node: Extract<Nodes, {type: 'link'}>): boolean {
  const [only, ...more] = node.children
  return (
    only?.type === 'text' && more.length === 0 && /^[\x21-\x7e]+$/.test(only.value) && node.url.endsWith(only.value)
  )
}

function addText({value, position}: Text, around: Position | undefined, gatherer: Gatherer): void {
  const {start, end} = position ?? around ?? {}
  if (start?.offset === undefined || end?.offset === undefined) return
  const written = gatherer.source.slice(start.offset, end.offset)
  const within = position ? 0 : Math.max(0, written.indexOf(value))
  const offsets = alignText(value, position ? written : written.slice(within, within + value.length))
  if (!offsets) {
    add('\uFFFC', position ?? around, gatherer)
    return
  }
  gatherer.text.push(value)
  for (const [from, to] of offsets) {
    gatherer.starts.push(start.offset + within + from)
    gatherer.ends.push(start.offset + within + to)
  }
}

function add(text: string, position: Position | undefined, {text: texts, starts, ends}: Gatherer): void {
  if (position?.start.offset === undefined || position.end.offset === undefined) return
  texts.push(text)
  starts.push(position.start.offset)
  ends.push(position.end.offset)
}
