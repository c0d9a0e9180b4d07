import type {Element, Nodes as HtmlNodes} from 'hast'
import {toString} from 'hast-util-to-string'
import type {Handle, State} from 'hast-util-to-mdast'
import type {Heading, Nodes, PhrasingContent} from 'mdast'
import {noteDefinition, noteReference} from './gather-notes.ts'
import {attributeOf, elementsOf} from './parse-html.ts'

/** Elements that Markdown has no sign for, and this project reads as they are. */
const kept = ['ruby', 'rb', 'rt', 'rp', 'rtc', 'sub', 'sup', 'kbd', 'u', 'mark']

/** Give the handlers for what HTML has and Markdown writes in a way of its own. */
export function markdownHandlers(): Record<string, Handle> {
  return {
    ...Object.fromEntries(kept.map((name) => [name, keep])),
    ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, headingWithId])),
    a: linkOf,
    figure,
    math,
    [noteReference]: (_, node: Element) => ({type: 'footnoteReference', identifier: attributeOf(node, 'number')}),
    [noteDefinition]: (state: State, node: Element) => ({
      type: 'footnoteDefinition',
      identifier: attributeOf(node, 'number'),
      children: state.toFlow(state.all(node))
    })
  }
}

function keep(state: State, node: Element): Nodes[] {
  const tag = {type: 'html', value: `<${node.tagName}>`} as const
  return [tag, ...state.all(node), {type: 'html', value: `</${node.tagName}>`}]
}

function headingWithId(state: State, node: Element): Nodes {
  const identifier = attributeOf(node, 'id')
  const suffix: PhrasingContent[] = identifier === '' ? [] : [{type: 'html', value: ` {#${identifier}}`}]
  return {
    type: 'heading',
    depth: Number(node.tagName.slice(1)) as Heading['depth'],
    // What HTML lets a heading hold is phrasing.
    children: [...(state.all(node) as PhrasingContent[]), ...suffix]
  }
}

function linkOf(state: State, node: Element): Nodes | Nodes[] {
  const address = attributeOf(node, 'href')
  const children = state.all(node)
  if (address === '') return children
  const title = attributeOf(node, 'title')
  return {type: 'link', url: address, ...(title ? {title} : {}), children: children as PhrasingContent[]}
}

/** One image with a caption is an image with a title. */
function figure(state: State, node: Element): Nodes | Nodes[] {
  const [images, captions] = [elementsOf(node, 'img'), elementsOf(node, 'figcaption')]
  const [image, caption] = [images[0], captions[0]]
  const others = toString({...node, children: node.children.filter((one) => one !== caption)}).trim()
  if (!image || !caption || images.length > 1 || others !== '') return state.all(node)
  const title = toString(caption).replace(/\s+/g, ' ').trim()
  const found = {type: 'image', url: attributeOf(image, 'src'), alt: attributeOf(image, 'alt'), title} as const
  return {type: 'paragraph', children: [found]}
}

/** The formula as its author wrote it, where the page has it; else its characters. */
function math(_: State, node: Element): Nodes {
  const source = elementsOf(node, 'annotation').find((one) => attributeOf(one, 'encoding').includes('tex'))
  const value = (source ? toString(source) : attributeOf(node, 'alttext') || attributeOf(node, 'altText')).trim()
  if (value === '') return {type: 'text', value: toString(withoutSpaces(node))}
  return attributeOf(node, 'display') === 'block' ? {type: 'math', value} : {type: 'inlineMath', value}
}

function withoutSpaces(node: Element): HtmlNodes {
  return JSON.parse(JSON.stringify(node).replace(/\\n\s*/g, '')) as HtmlNodes
}
