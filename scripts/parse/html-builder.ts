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

/** An element whose end is not found yet. `source` is its tag as written. */
type Frame = {tag: OpenTag; source: string; position: Position; children: RootContent[]}

export type HtmlBuilder = {
  add: (node: RootContent) => void
  addMarkup: (node: Html) => void
  /** @returns All nodes, with what is still open closed. */
  end: () => RootContent[]
}

/** Build elements from siblings, some of which are markup. Tags that have no partner among them stay or go by name. */
export function createHtmlBuilder(file: VFile, isFlow: boolean): HtmlBuilder {
  const root: RootContent[] = []
  const frames: Frame[] = []
  const add = (...nodes: RootContent[]): void => void (frames.at(-1)?.children ?? root).push(...nodes)

  function addMarkup(node: Html): void {
    for (const token of htmlTokens(node.value)) {
      const source = node.value.slice(token.start, token.end)
      const position = placeOf(node, token)
      if (token.type === 'open') open({tag: token, source, position, children: []})
      else if (token.type === 'close') close(token.name, {source, position})
      else if (token.type === 'text') add({type: 'text', value: token.value, position})
      else if (source.startsWith('<!--') && source.endsWith('-->')) add({type: 'html', value: source, position})
      else if (/^<[!?]/.test(source)) reportRemoved(file, source, position)
      else add({type: 'text', value: source, position})
    }
  }

  function open(frame: Frame): void {
    const {tag, position, source} = frame
    for (const name of impliedEnds[tag.name] ?? []) if (frames.at(-1)?.tag.name === name) finish(false)
    if (droppedNames.has(tag.name) && (voidNames.has(tag.name) || tag.selfClosing))
      reportRemoved(file, source, position)
    else if (voidNames.has(tag.name)) addVoid(frame)
    else if (tag.selfClosing && isKnown(tag.name)) add(...closed(frame))
    else frames.push(frame)
  }

  function addVoid({tag, source, position}: Frame): void {
    const {removed} = htmlProperties(tag.name, tag.attributes)
    const unseen = removed.filter((name) => name !== 'srcset' && name !== 'sizes')
    const nodes = voidNode({name: tag.name, attributes: tag.attributes, position})
    if (unseen.length > 0 || nodes.length === 0) reportRemoved(file, unseen[0] ?? source, position)
    if (isFlow || nodes[0]?.type !== 'thematicBreak') add(...nodes)
  }

  function close(name: string, {source, position}: {source: string; position: Position}): void {
    const index = frames.findLastIndex((frame) => frame.tag.name === name)
    if (index === -1) {
      if (!isKnown(name)) add({type: 'text', value: source, position})
      return
    }
    while (frames.length > index + 1) finish(true)
    const frame = frames.at(-1)
    if (frame) frame.position = {start: frame.position.start, end: position.end}
    finish(false)
  }

  /** Close the innermost open element. */
  function finish(isMissing: boolean): void {
    const frame = frames.pop()
    if (frame) add(...(isMissing ? unclosed(frame) : closed(frame)))
  }

  function closed(frame: Frame): RootContent[] {
    const {tag, source, position, children} = frame
    const name = synonyms[tag.name] ?? tag.name
    if (droppedNames.has(name)) {
      reportRemoved(file, source, position)
      return children.filter((child) => child.type === 'html')
    }
    if (unwrappedNames.has(name) || !isKnown(name)) {
      reportTag(file, unwrappedNames.has(name) ? 'unsafe-html' : 'unknown-html', {source, position})
      return children
    }
    const attributes = tag.name === 'center' ? {align: 'center', ...tag.attributes} : tag.attributes
    const {removed} = htmlProperties(name, attributes)
    if (removed[0] !== undefined) reportRemoved(file, removed[0], position)
    return htmlNode({name, attributes, children, position}, isFlow)
  }

  function unclosed(frame: Frame): RootContent[] {
    const {tag, source, position, children} = frame
    if (optionalEnds.has(tag.name)) return closed(frame)
    if (!isKnown(tag.name) || /^<[A-Z]\w*>$/.test(source)) {
      // `Vec<T>`, `<pod-name>`: no markup at all, but text.
      reportTag(file, 'unknown-html', {source, position})
      return [{type: 'text', value: source, position}, ...children]
    }
    if (droppedNames.has(tag.name) || unwrappedNames.has(tag.name)) {
      reportRemoved(file, source, position)
      return children
    }
    reportTag(file, 'unclosed-html', {source, position})
    return closed(frame)
  }

  function end(): RootContent[] {
    while (frames.length > 0) finish(true)
    return root
  }

  return {add, addMarkup, end}
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
