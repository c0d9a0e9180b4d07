import type {Html, RootContent} from 'mdast'
import type {Point, Position} from 'unist'
import type {VFile} from 'vfile'
import {
  droppedNames,
  flowNames,
  impliedEnds,
  optionalEnds,
  phrasingNames,
  synonyms,
  unwrappedNames,
  voidNames
} from './html-names.ts'
import {htmlNode, voidNode} from './html-node.ts'
import {htmlTokens, type HtmlToken} from './html-tokens.ts'
import {reportRemoved, reportTag} from './report-html.ts'
import {htmlProperties} from './html-properties.ts'

type OpenTag = Extract<HtmlToken, {type: 'open'}>

/** An element whose end is not found yet. `source` is its tag as written; `blockEnd` the offset where its markup ends. */
type Frame = {tag: OpenTag; source: string; position: Position; blockEnd: number; children: RootContent[]}

/** Elements being built from siblings. */
export type HtmlBuilder = {file: VFile; isFlow: boolean; root: RootContent[]; frames: Frame[]}

/** Elements in one another, beyond which tags are text: nobody writes so many. */
const depthLimit = 50

/** Begin to build elements from siblings, some of which are markup. */
export function createHtmlBuilder(file: VFile, isFlow: boolean): HtmlBuilder {
  return {file, isFlow, root: [], frames: []}
}

/** Add nodes to the innermost element that is open. */
export function addNodes({root, frames}: HtmlBuilder, nodes: readonly RootContent[]): void {
  ;(frames.at(-1)?.children ?? root).push(...nodes)
}

/** Add a node of markup: its tags open and close elements. */
export function addMarkup(builder: HtmlBuilder, node: Html): void {
  const blockEnd = node.position?.end.offset ?? 0
  for (const token of htmlTokens(node.value)) {
    const source = node.value.slice(token.start, token.end)
    const position = placeOf(node, token)
    if (token.type === 'open') openElement(builder, {tag: token, source, position, blockEnd, children: []})
    else if (token.type === 'close') closeElement(builder, token.name, {source, position})
    else if (token.type === 'text') addNodes(builder, [{type: 'text', value: token.value, position}])
    else if (/^<!--(?:.*-->|-?>)$/s.test(source)) addNodes(builder, [{type: 'html', value: source, position}])
    else if (/^<(!(?!--)|\?)/.test(source)) reportRemoved(builder.file, {source, position})
    else addNodes(builder, [{type: 'text', value: source, position}])
  }
}

/** @returns All nodes, with what is still open closed. */
export function endElements(builder: HtmlBuilder): RootContent[] {
  while (builder.frames.length > 0) finishUnended(builder)
  return builder.root
}

function openElement(builder: HtmlBuilder, frame: Frame): void {
  const {file, frames} = builder
  const {tag, position, source} = frame
  if (builder.isFlow && isBlock(tag.name) && frames.at(-1)?.tag.name === 'p') finishUnended(builder)
  for (const name of impliedEnds[tag.name] ?? []) if (frames.at(-1)?.tag.name === name) finishUnended(builder)
  const alone = voidNames.has(tag.name)
  if (droppedNames.has(tag.name) && (alone || tag.selfClosing)) reportRemoved(file, {source, position})
  else if (alone) addVoid(builder, frame)
  else if (tag.selfClosing && isKnown(tag.name)) addNodes(builder, closedNodes(builder, frame))
  else if (frames.length < depthLimit) frames.push(frame)
  else {
    reportTag(file, 'unknown', {source, position})
    addNodes(builder, [{type: 'text', value: source, position}])
  }
}

function addVoid(builder: HtmlBuilder, {tag, source, position}: Frame): void {
  const {removed} = htmlProperties(tag.name, tag.attributes)
  const nodes = voidNode({name: tag.name, attributes: tag.attributes, position})
  if (removed.length > 0 || nodes.length === 0) reportRemoved(builder.file, {source: removed[0] ?? source, position})
  if (builder.isFlow || nodes[0]?.type !== 'thematicBreak') addNodes(builder, nodes)
}

function closeElement(builder: HtmlBuilder, name: string, tag: {source: string; position: Position}): void {
  const {frames} = builder
  const index = frames.findLastIndex((frame) => frame.tag.name === name)
  if (index === -1) {
    if (!isKnown(name)) addNodes(builder, [{type: 'text', value: tag.source, position: tag.position}])
    return
  }
  while (frames.length > index + 1) finishUnended(builder)
  const frame = frames.at(-1)
  if (frame) frame.position = {start: frame.position.start, end: tag.position.end}
  finish(builder, false)
}

/**
 * Close the innermost open element, whose end is not there. A `p`, or a cell or item without its table or list, ends
 * where its markup does: what follows goes behind it.
 */
function finishUnended(builder: HtmlBuilder): void {
  const {frames, isFlow} = builder
  const frame = frames.at(-1)
  const rest: RootContent[] = []
  if (frame && isFlow && (frame.tag.name === 'p' || frames.every(({tag}) => optionalEnds.has(tag.name)))) {
    const at = frame.children.findIndex(({position}) => (position?.start.offset ?? 0) >= frame.blockEnd)
    if (at !== -1) rest.push(...frame.children.splice(at))
  }
  finish(builder, true)
  addNodes(builder, rest)
}

/** Close the innermost open element. */
function finish(builder: HtmlBuilder, isEndMissing: boolean): void {
  const frame = builder.frames.pop()
  if (frame) addNodes(builder, isEndMissing ? unclosedNodes(builder, frame) : closedNodes(builder, frame))
}

function closedNodes({file, isFlow}: HtmlBuilder, {tag, source, position, children}: Frame): RootContent[] {
  const name = synonyms[tag.name] ?? tag.name
  if (droppedNames.has(name)) {
    const kept = children.filter((child) => child.type === 'html')
    reportRemoved(file, {source, position, hasContent: children.length > kept.length})
    return kept
  }
  if (unwrappedNames.has(name) || !isKnown(name)) {
    reportTag(file, unwrappedNames.has(name) ? 'unsafe' : 'unknown', {source, position})
    return children
  }
  const attributes = tag.name === 'center' ? {align: 'center', ...tag.attributes} : tag.attributes
  const {removed} = htmlProperties(name, attributes)
  if (removed[0] !== undefined) reportRemoved(file, {source: removed[0], position})
  return htmlNode({name, attributes, children, position}, isFlow)
}

function unclosedNodes(builder: HtmlBuilder, frame: Frame): RootContent[] {
  const {tag, source, position, children} = frame
  if (optionalEnds.has(tag.name)) return closedNodes(builder, frame)
  if (!isKnown(tag.name) || /^<[A-Z]\w*>$/.test(source)) {
    // `Vec<T>`, `<pod-name>`: no markup at all, but text.
    reportTag(builder.file, 'unknown', {source, position})
    return [{type: 'text', value: source, position}, ...children]
  }
  if (droppedNames.has(tag.name) || unwrappedNames.has(tag.name)) {
    reportTag(builder.file, 'unsafe', {source, position})
    return children
  }
  reportTag(builder.file, 'unclosed', {source, position})
  return closedNodes(builder, frame)
}

function isBlock(name: string): boolean {
  return flowNames.has(synonyms[name] ?? name)
}

function isKnown(name: string): boolean {
  return (
    [phrasingNames, flowNames, droppedNames, unwrappedNames, voidNames].some((names) => names.has(name)) ||
    Object.hasOwn(synonyms, name)
  )
}

/** Where a token stands in the file; columns count from the block's own for its first line. */
function placeOf({value, position}: Html, {start, end}: {start: number; end: number}): Position {
  const first = position?.start ?? {line: 1, column: 1, offset: 0}
  const pointAt = (index: number): Point => {
    const lines = value.slice(0, index).split('\n')
    const column = (lines.at(-1)?.length ?? 0) + (lines.length === 1 ? first.column : 1)
    return {line: first.line + lines.length - 1, column, offset: (first.offset ?? 0) + index}
  }
  return {start: pointAt(start), end: pointAt(end)}
}
