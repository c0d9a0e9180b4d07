import type {Heading, PhrasingContent, Root, RootContent} from 'mdast'
import type {VFile} from 'vfile'
import type {Span} from '../mdast.ts'
import {attributeListOf, type AttributeList} from './attribute-syntax.ts'
import {attributesOf} from './attributes-of.ts'
import {mergeText, rewriteChildren} from './rewrite-children.ts'
import {sourceOf} from './source-of.ts'

/**
 * Give `{#id .class}` to the heading, image, code, link or `[span]` that it stands behind.
 *
 * What ends a paragraph stays an `attributeList` for `remark-figures`.
 */
export function remarkAttributes(): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    rewriteChildren(tree, (children, parent) => {
      if (parent.type === 'paragraph' && parent.data?.label) return children
      const rewritten = children.some(attributeListOf) ? attach(children, file) : children
      return parent.type === 'heading' ? takeLast(parent, rewritten) : rewritten
    })
  }
}

function attach(children: readonly RootContent[], file: VFile): RootContent[] {
  let out: RootContent[] = []
  for (const node of children) {
    const list = attributeListOf(node)
    out = (list && attachOne(out, list, file)) ?? [...out, node]
  }
  return out
}

function attachOne(before: RootContent[], list: AttributeList, file: VFile): RootContent[] | undefined {
  const attributes = attributesOf(list.value)
  const last = before.at(-1)
  if (!attributes || !last) return undefined
  if (last.type === 'image') {
    last.data = {...last.data, attributes}
    return before
  }
  if (last.type === 'link' || last.type === 'inlineCode' || last.type === 'crossReference') {
    return [...before.slice(0, -1), spanOf([last], list)]
  }
  return last.type === 'text' && last.value.endsWith(']') ? spanFrom(before, list, file) : undefined
}

/** Find the `[` of `[文字]{.dots}`, which may stand some nodes back. */
function spanFrom(before: readonly RootContent[], list: AttributeList, file: VFile): RootContent[] | undefined {
  let depth = 0
  for (let index = before.length - 1; index >= 0; index--) {
    const node = before[index]
    if (node?.type !== 'text') continue
    if (index === before.length - 1 && sourceOf(node, file).endsWith('\\]')) return undefined
    for (let at = node.value.length - 1; at >= 0; at--) {
      const character = node.value[at]
      if (character === ']') depth++
      if (character === '[' && --depth === 0) return split(before, {index, at}, list)
    }
  }
  return undefined
}

function split(
  before: readonly RootContent[],
  {index, at}: {index: number; at: number},
  list: AttributeList
): RootContent[] {
  const first = before[index]
  const value = first?.type === 'text' ? first.value : ''
  const inside: RootContent[] = [{type: 'text', value: value.slice(at + 1)}, ...before.slice(index + 1)]
  const last = inside.at(-1)
  if (last?.type === 'text') inside[inside.length - 1] = {...last, value: last.value.slice(0, -1)}
  const head: RootContent = {type: 'text', value: value.slice(0, at), ...placeOf(first)}
  return mergeText([...before.slice(0, index), head, spanOf(mergeText(inside), list)])
}

function spanOf(children: RootContent[], list: AttributeList): Span {
  const attributes = attributesOf(list.value)
  const start = children.find((child) => child.position)?.position?.start ?? list.position?.start
  return {
    type: 'span',
    // They were siblings in phrasing content.
    children: children as PhrasingContent[],
    data: attributes ? {attributes} : {},
    ...(start && list.position ? {position: {start, end: list.position.end}} : {})
  }
}

function takeLast(heading: Heading, children: readonly RootContent[]): RootContent[] {
  const list = attributeListOf(children.at(-1))
  const before = children.at(-2)
  const spaced = before === undefined || (before.type === 'text' && /\s$/.test(before.value))
  const attributes = list && spaced ? attributesOf(list.value) : undefined
  if (!attributes) return [...children]
  heading.data = {...heading.data, attributes}
  const rest = children.slice(0, -1)
  if (before?.type === 'text') rest[rest.length - 1] = {...before, value: before.value.trimEnd()}
  return mergeText(rest)
}

function placeOf(node: RootContent | undefined): Pick<RootContent, 'position'> {
  return node?.position ? {position: node.position} : {}
}
