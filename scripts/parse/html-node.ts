import {toString} from 'mdast-util-to-string'
import type {PhrasingContent, RootContent} from 'mdast'
import type {Position} from 'unist'
import type {HtmlElement} from '../mdast.ts'
import {arrange, orphaned, wrapInside} from './arrange-blocks.ts'
import {phrasingNames} from './html-names.ts'
import {htmlProperties} from './html-properties.ts'
import {isBlank, isHtmlElement, isPhrasing} from './is-phrasing.ts'
import {mergeText} from './rewrite-children.ts'

/** An element whose end was found: safe name, attributes as written, and what stands in it. */
export type ClosedElement = {
  name: string
  attributes: Readonly<Record<string, string>>
  children: RootContent[]
  position: Position
}

/** Turn an element into the nodes that mean the same: Markdown's own where there is one. */
export function htmlNode(closed: ClosedElement, isFlow: boolean): RootContent[] {
  const children = mergeText(closed.children)
  const blocks = children.some((child) => !isPhrasing(child) && child.type !== 'html')
  if (!isFlow || phrasingNames.has(closed.name)) {
    if (blocks) return wrapInside(children, elementOf({...closed, name: inlineName(closed.name)}))
    return [phrasingNode({...closed, name: inlineName(closed.name), children})]
  }
  return flowNode({...closed, children}, blocks)
}

/** Turn a tag that stands alone into a node; none where it holds nothing a book can show. */
export function voidNode({name, attributes, position}: Omit<ClosedElement, 'children'>): RootContent[] {
  if (name === 'br') return [{type: 'break', position}]
  if (name === 'hr') return [{type: 'thematicBreak', position}]
  if (name === 'img') return [imageOf(attributes, position)]
  if (name === 'wbr' || name === 'col') return [elementOf({name, attributes, position, children: []})]
  return []
}

function phrasingNode(closed: ClosedElement): RootContent {
  const {name, attributes, position} = closed
  // Checked by the caller to be phrasing.
  const children = closed.children as PhrasingContent[]
  if (name === 'a') return anchorOf(attributes, {children, position})
  if (Object.keys(attributes).length > 0) return rubyOr(elementOf(closed))
  if (name === 'b' || name === 'strong') return {type: 'strong', children, position}
  if (name === 'i' || name === 'em') return {type: 'emphasis', children, position}
  if (name === 'del') return {type: 'delete', children, position}
  if (name === 'code' && children.every((child) => child.type === 'text')) {
    return {type: 'inlineCode', value: toString(children), position}
  }
  return rubyOr(elementOf(closed))
}

function flowNode(closed: ClosedElement, blocks: boolean): RootContent[] {
  const {name, attributes, position, children} = closed
  const depth = /^h([1-6])$/.exec(name)?.[1]
  const phrasing = phrasingOf(children)
  if (depth !== undefined) return [{type: 'heading', depth: Number(depth) as 1, children: phrasing, position}]
  const element = elementOf(closed)
  if (name === 'p' && !element.properties['id'] && children.every((child) => isBlank(child) || child.type === 'html')) {
    return children.filter((child) => child.type === 'html')
  }
  if (name === 'p' && !blocks && Object.keys(attributes).length === 0) {
    return [{type: 'paragraph', children: phrasing, position}]
  }
  if (name === 'p') return [arrange({...element, tagName: blocks ? 'div' : 'p'})]
  if (name === 'summary' || name === 'dt') return [{...element, children: phrasing}]
  if (name === 'pre') return [preOf(closed)]
  return [name === 'details' ? detailsOf(arrange(element)) : arrange(element)]
}

function preOf(closed: ClosedElement): RootContent {
  const value = toString({type: 'paragraph', children: closed.children})
  const lines = value.replace(/^\n/, '').replace(/\n$/, '')
  const plain = closed.children.every((child) => child.type === 'text' || child.type === 'inlineCode')
  if (plain) return {type: 'code', value: lines, position: closed.position}
  return {...elementOf(closed), children: phrasingOf(closed.children)}
}

/** A `details` needs its `summary` first; without one the text stands open. */
function detailsOf(element: HtmlElement): HtmlElement {
  const first = element.children.find((child) => !isBlank(child))
  if (first && isHtmlElement(first) && first.tagName === 'summary') return element
  const children = element.children.map((child) => orphaned(child, 'div')) as HtmlElement['children']
  return {...element, tagName: 'div', properties: {}, children}
}

/** A `ruby` without a reading is plain text. */
function rubyOr(element: HtmlElement): HtmlElement {
  const children = element.children.map((child) => orphaned(child, element.tagName)) as HtmlElement['children']
  const plain = element.tagName === 'ruby' && !children.some((child) => isHtmlElement(child) && child.tagName === 'rt')
  return plain
    ? {...element, tagName: 'span', children: children.map((child) => orphaned(child, 'span')) as PhrasingContent[]}
    : {...element, children}
}

/** Take the running text out of blocks, for elements that hold nothing else. */
function phrasingOf(children: readonly RootContent[]): PhrasingContent[] {
  const flat = children.flatMap((child): RootContent[] => {
    if (isPhrasing(child) || child.type === 'html') return [child]
    return 'children' in child ? phrasingOf(child.children) : [{type: 'text', value: toString(child)}]
  })
  return mergeText(flat) as PhrasingContent[]
}

function anchorOf(
  attributes: ClosedElement['attributes'],
  {children, position}: {children: PhrasingContent[]; position: Position}
): PhrasingContent {
  const {href, title, name, id} = attributes
  if (href !== undefined) return {type: 'link', url: href, title: title ?? null, children, position}
  const anchor = id ?? name
  return elementOf({name: 'span', attributes: anchor === undefined ? {} : {id: anchor}, children, position})
}

function imageOf(attributes: ClosedElement['attributes'], position: Position): RootContent {
  const {src = '', alt, title, width, height, id} = attributes
  const values = {...(width === undefined ? {} : {width}), ...(height === undefined ? {} : {height})}
  const own = {...(id === undefined ? {} : {id}), classes: [], values}
  const data = id !== undefined || Object.keys(values).length > 0 ? {data: {attributes: own}} : {}
  return {type: 'image', url: src, alt: alt ?? null, title: title ?? null, position, ...data}
}

function inlineName(name: string): string {
  return phrasingNames.has(name) ? name : 'span'
}

function elementOf({name, attributes, children, position}: ClosedElement): HtmlElement {
  const {properties} = htmlProperties(name, attributes)
  // What an author's HTML holds is what `HtmlElement` may hold.
  return {type: 'htmlElement', tagName: name, properties, children: children as HtmlElement['children'], position}
}
