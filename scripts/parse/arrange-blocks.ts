import type {Paragraph, PhrasingContent, RootContent} from 'mdast'
import type {HtmlElement} from '../mdast.ts'
import {contentModels, parentsOf, phrasingNames} from './html-names.ts'
import {isBlank, isHtmlElement, isPhrasing} from './is-phrasing.ts'
import {mergeText, setChildren} from './rewrite-children.ts'

/** Put running text among blocks into paragraphs, and leave out the white space between blocks. */
export function wrapRuns(nodes: readonly RootContent[]): RootContent[] {
  const out: RootContent[] = []
  let run: RootContent[] = []
  const flush = (): void => {
    if (!run.every((node) => isBlank(node) || node.type === 'html')) out.push(paragraphOf(run))
    else out.push(...run.filter((node) => node.type === 'html'))
    run = []
  }
  for (const node of mergeText(nodes)) {
    if (isPhrasing(node) || (node.type === 'html' && run.length > 0)) run.push(node)
    else {
      flush()
      out.push(node)
    }
  }
  flush()
  return out
}

/** Put a phrasing element around the text in blocks, as blocks cannot stand in it. */
export function wrapInside(nodes: readonly RootContent[], element: HtmlElement): RootContent[] {
  return wrapRuns(nodes).map((node) => {
    if (!('children' in node)) return node
    const children: RootContent[] = [...node.children]
    const inner = children.every((child) => isPhrasing(child) || child.type === 'html')
      ? [{...element, children: children as PhrasingContent[]}]
      : wrapInside(children, element)
    if (node.type !== 'table' && node.type !== 'tableRow') setChildren(node, inner)
    return node
  })
}

/** Give a list, a table and their parts only the children they may have. */
export function arrange(element: HtmlElement): HtmlElement {
  const model = contentModels[element.tagName]
  const children: RootContent[] = model
    ? fitted(element.children, model)
    : mixed(element.children.map((child) => orphaned(child, element.tagName)))
  setChildren(element, children)
  return element.tagName === 'dl' ? pairs(element) : element
}

/** Rename an element that stands where it means nothing. */
export function orphaned(node: RootContent, parentName: string): RootContent {
  if (!isHtmlElement(node)) return node
  const parents = parentsOf[node.tagName]
  if (!parents || parents.includes(parentName)) return node
  const tagName = phrasingNames.has(node.tagName) ? 'span' : 'div'
  // What belonged into it is now an orphan too.
  const children = node.children.map((child) => orphaned(child, tagName)) as HtmlElement['children']
  return {...node, tagName, properties: {}, children}
}

function mixed(children: readonly RootContent[]): RootContent[] {
  const blocks = children.some((child) => !isPhrasing(child) && child.type !== 'html')
  return blocks ? wrapRuns(children) : mergeText(children)
}

function fitted(
  children: readonly RootContent[],
  {names, wrapper}: {names: readonly string[]; wrapper: string}
): RootContent[] {
  const out: RootContent[] = []
  let rest: RootContent[] = []
  const flush = (): void => {
    if (rest.some((node) => node.type !== 'html')) out.push(arrange(elementOf(wrapper, rest)))
    else out.push(...rest)
    rest = []
  }
  for (const child of children) {
    if (isBlank(child)) continue
    if (isHtmlElement(child) && names.includes(child.tagName)) {
      flush()
      out.push(child)
    } else rest.push(child)
  }
  flush()
  return out
}

/** Terms before their definitions, or no list at all. */
function pairs(element: HtmlElement): HtmlElement {
  const names = element.children.flatMap((child) => (isHtmlElement(child) ? [child.tagName] : []))
  if (/^((dt )+(dd )+)+$/.test(names.map((name) => `${name} `).join(''))) return element
  return {
    ...element,
    tagName: 'div',
    children: element.children.map((child) => (isHtmlElement(child) ? {...child, tagName: 'div'} : child))
  }
}

function elementOf(tagName: string, children: RootContent[]): HtmlElement {
  const position = positionOf(children)
  return {
    type: 'htmlElement',
    tagName,
    properties: {},
    // What an author's HTML holds is what `HtmlElement` may hold.
    children: children as HtmlElement['children'],
    ...(position ? {position} : {})
  }
}

function paragraphOf(children: RootContent[]): Paragraph {
  const position = positionOf(children)
  // Every one is phrasing, or a comment.
  return {type: 'paragraph', children: children as PhrasingContent[], ...(position ? {position} : {})}
}

function positionOf(nodes: readonly RootContent[]): RootContent['position'] {
  const [start, end] = [nodes.find((node) => node.position), nodes.findLast((node) => node.position)]
  return start?.position && end?.position ? {start: start.position.start, end: end.position.end} : undefined
}
