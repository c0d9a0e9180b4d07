import type {Paragraph, RootContent} from 'mdast'
import type {Caption, Figure} from '../mdast.ts'
import {attributeListOf} from './attribute-syntax.ts'
import {attributesOf} from './attributes-of.ts'
import {mergeText, setChildren} from './rewrite-children.ts'

const mark = /^(?:表格?[ \t]*[：:]|Table[ \t]*[：:]|:[ \t])\s*/i

/** Join each table with the paragraph before or behind it that begins `表：`, `Table:` or `: `. */
export function withTableCaptions(children: readonly RootContent[]): RootContent[] {
  const out: RootContent[] = []
  for (let index = 0; index < children.length; index++) {
    const node = children[index]
    if (!node) continue
    if (node.type !== 'table') {
      out.push(node)
      continue
    }
    const [before, after] = [out.at(-1), children[index + 1]]
    const caption = isCaption(before) ? out.pop() : isCaption(after) ? children[++index] : undefined
    out.push(caption?.type === 'paragraph' ? tableOf(node, caption) : node)
  }
  return out
}

function isCaption(node: RootContent | undefined): node is Paragraph {
  const first = node?.type === 'paragraph' ? node.children[0] : undefined
  return first?.type === 'text' && mark.test(first.value)
}

function tableOf(table: Extract<RootContent, {type: 'table'}>, paragraph: Paragraph): Figure {
  const attributes = attributesOf(attributeListOf(paragraph.children.at(-1))?.value ?? '')
  const words: RootContent[] = attributes ? paragraph.children.slice(0, -1) : [...paragraph.children]
  const [first, last] = [words[0], words.at(-1)]
  if (first?.type === 'text') first.value = first.value.replace(mark, '')
  if (attributes && last?.type === 'text') last.value = last.value.trimEnd()
  const caption: Caption = {type: 'caption', children: [], ...placeOf(paragraph)}
  setChildren(caption, mergeText(words))
  return {
    type: 'figure',
    kind: 'table',
    ...(attributes?.id === undefined ? {} : {identifier: attributes.id}),
    children: [table, ...(caption.children.length > 0 ? [caption] : [])],
    ...(attributes ? {data: {attributes}} : {}),
    ...placeOf(table)
  }
}

function placeOf(node: RootContent): Pick<RootContent, 'position'> {
  return node.position ? {position: node.position} : {}
}
