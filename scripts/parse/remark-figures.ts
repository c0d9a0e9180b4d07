import type {Code, Image, Paragraph, PhrasingContent, Root, RootContent} from 'mdast'
import type {Math} from 'mdast-util-math'
import type {Processor} from 'unified'
import type {VFile} from 'vfile'
import type {Attributes, Caption, Figure} from '../mdast.ts'
import {attributeListOf} from './attribute-syntax.ts'
import {attributesOf} from './attributes-of.ts'
import {isBlank} from './is-phrasing.ts'
import {parseInline} from './parse-inline.ts'
import {rewriteChildren} from './rewrite-children.ts'
import {sourceOf} from './source-of.ts'
import {withTableCaptions} from './with-table-captions.ts'

type Parse = (text: string, node: RootContent) => PhrasingContent[]

/** Turn images that stand alone, and captioned or named listings, tables and equations, into figures. */
export function remarkFigures(this: Processor): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    // Parses mdast, whatever the type of a plugin's `this` leaves open.
    const processor = this as unknown as Processor<Root>
    const parse: Parse = (text, node) => parseInline(processor, text, {file, place: node.position})
    rewriteChildren(tree, (children, parent) => {
      if (parent.type === 'figure' || parent.type === 'paragraph') return children
      const changed = children.map((node): RootContent => {
        if (node.type === 'code') return listingOf(node, parse)
        if (node.type === 'math') return equationOf(node)
        if (node.type !== 'paragraph') return node
        return displayMathOf(node, file) ?? imageFigureOf(node, parse, parent.type === 'listItem') ?? node
      })
      return changed.some((node) => node.type === 'table') ? withTableCaptions(changed) : changed
    })
  }
}

function imageFigureOf(paragraph: Paragraph, parse: Parse, isItem: boolean): Figure | undefined {
  const nodes = paragraph.children.filter((node) => !isBlank(node))
  const [image, tail] = nodes
  const trailing = attributesOf(attributeListOf(tail)?.value ?? '')
  if (image?.type !== 'image' || nodes.length > (trailing ? 2 : 1)) return undefined
  const attributes = image.data?.attributes ?? trailing
  const words = image.title || (attributes?.id === undefined ? '' : image.alt) || ''
  if (isItem && words === '' && attributes?.id === undefined) return undefined
  const inner: Image = {...image, title: null}
  if (attributes) inner.data = {...image.data, attributes: {classes: attributes.classes, values: attributes.values}}
  const content: Paragraph = {type: 'paragraph', children: [inner], ...placeOf(paragraph)}
  return figure('figure', content, {attributes, caption: words === '' ? [] : parse(words, image)})
}

function listingOf(code: Code, parse: Parse): RootContent {
  const info = `${code.lang ?? ''} ${code.meta ?? ''}`.trim()
  const list = /\{[^{}]*\}$/.exec(info)?.[0] ?? ''
  const attributes = attributesOf(list)
  if (!attributes) return code
  const [lang, ...meta] = info.slice(0, -list.length).trim().split(/\s+/)
  const [first, ...classes] = attributes.classes
  const given = lang !== undefined && lang !== ''
  const own: Attributes = {...attributes, classes: given ? attributes.classes : classes}
  const rest: Attributes = {classes: own.classes, values: own.values}
  const node: Code = {
    ...code,
    lang: given ? lang : (first ?? null),
    meta: meta.join(' ') || null,
    data: {...code.data, attributes: rest}
  }
  const words = own.values['caption'] ?? ''
  if (words === '' && own.id === undefined) return node
  return figure('listing', node, {attributes: own, caption: words === '' ? [] : parse(words, code)})
}

function equationOf(math: Math): RootContent {
  const attributes = attributesOf(math.meta?.trim() ?? '')
  const node: Math = {...math, meta: null}
  return attributes?.id === undefined ? node : figure('equation', node, {attributes, caption: []})
}

/** `$$…$$` alone in a paragraph is a block, as on GitHub; attributes may follow it. */
function displayMathOf(paragraph: Paragraph, file: VFile): RootContent | undefined {
  const nodes = paragraph.children.filter((node) => !isBlank(node))
  const [math, tail] = nodes
  const list = attributeListOf(tail)
  if (math?.type !== 'inlineMath' || nodes.length > (list ? 2 : 1)) return undefined
  if (!sourceOf(math, file).startsWith('$$')) return undefined
  return equationOf({type: 'math', value: math.value, meta: list?.value ?? null, ...placeOf(paragraph)})
}

function figure(
  kind: Figure['kind'],
  content: Figure['children'][number],
  {attributes, caption}: {attributes: Attributes | undefined; caption: PhrasingContent[]}
): Figure {
  const end: Caption[] = caption.length > 0 ? [{type: 'caption', children: caption, ...placeOf(content)}] : []
  return {
    type: 'figure',
    kind,
    ...(attributes?.id === undefined ? {} : {identifier: attributes.id}),
    children: [content, ...end],
    ...(attributes ? {data: {attributes}} : {}),
    ...placeOf(content)
  }
}

function placeOf(node: RootContent): Pick<RootContent, 'position'> {
  return node.position ? {position: node.position} : {}
}
