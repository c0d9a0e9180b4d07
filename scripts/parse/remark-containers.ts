import type {BlockContent, Blockquote, DefinitionContent, Paragraph, PhrasingContent, Root, RootContent} from 'mdast'
import type {VFile} from 'vfile'
import {reportInfo, reportWarning} from '../diagnostics.ts'
import type {Admonition, Attributes, Caption, Container, HtmlElement} from '../mdast.ts'
import {admonitionKinds} from './admonition-kinds.ts'
import {attributeListOf} from './attribute-syntax.ts'
import {attributesOf} from './attributes-of.ts'
import {figureOfContainer} from './figure-of-container.ts'
import {mergeText, rewriteChildren} from './rewrite-children.ts'

type Block = BlockContent | DefinitionContent

/**
 * Turn `:::name` and `> [!NOTE]` into admonitions, figures, details, or containers by name.
 *
 *   Reports `unclosed-container` (warning), `unknown-container` (info).
 */
export function remarkContainers(): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    rewriteChildren(tree, (children) =>
      children.map((node) => {
        if (node.type === 'container') return understand(node, file)
        return node.type === 'blockquote' ? (alertOf(node) ?? node) : node
      })
    )
  }
}

function understand(node: Container, file: VFile): RootContent {
  const {label, attributes} = readLabel(node)
  const name = node.name || (attributes?.classes[0] ?? '')
  const children = node.children.filter((child) => !isLabel(child))
  if (!node.data?.closed) {
    reportWarning(file, {
      source: 'parse',
      ruleId: 'unclosed-container',
      reason: `Unexpected \`:::${name}\` without an end, expected a line \`:::\``,
      place: node.position?.start,
      note: 'It is taken to end where the block or chapter ends',
      values: {name}
    })
  }
  const place = node.position ? {position: node.position} : {}
  const kind = admonitionKinds[name.toLowerCase()]
  const data = attributes ? {data: {attributes}} : {}
  if (kind) return {type: 'admonition', kind, children: [...captionOf(label), ...children], ...data, ...place}
  if (name === 'figure') return figureOfContainer(children, {label, attributes, position: node.position})
  if (name === 'details' && label.length > 0) return {...detailsOf(label, children, attributes), ...place}
  if (node.name && node.name !== 'only') reportUnknown(node, file)
  const head: Paragraph[] = label.length > 0 ? [{type: 'paragraph', children: label}] : []
  return {type: 'container', name: name || 'div', children: [...head, ...children], ...data, ...place}
}

function reportUnknown(node: Container, file: VFile): void {
  reportInfo(file, {
    source: 'parse',
    ruleId: 'unknown-container',
    reason: `Unexpected \`:::${node.name}\`, expected a name that zhushu knows, or a class of your own style sheet`,
    place: node.position?.start,
    values: {name: node.name}
  })
}

function detailsOf(label: PhrasingContent[], children: Block[], attributes: Attributes | undefined): HtmlElement {
  const properties = attributes?.id === undefined ? {} : {id: attributes.id}
  const summary: HtmlElement = {type: 'htmlElement', tagName: 'summary', properties: {}, children: label}
  return {type: 'htmlElement', tagName: 'details', properties, children: [summary, ...children]}
}

/** A title, where there are words for one. */
function captionOf(children: PhrasingContent[]): Caption[] {
  return children.length > 0 ? [{type: 'caption', children}] : []
}

function isLabel(node: RootContent | undefined): node is Paragraph {
  return node?.type === 'paragraph' && node.data?.label === true
}

/** Split what stands behind the name: `[标题]{#id}`, `标题 {.class}`, and Pandoc's closing colons. */
function readLabel(node: Container): {label: PhrasingContent[]; attributes: Attributes | undefined} {
  const first = node.children[0]
  if (!isLabel(first)) return {label: [], attributes: undefined}
  let label: RootContent[] = trimmed(first.children, /^\s+/, /\s*:{3,}\s*$|\s+$/)
  const attributes = attributesOf(attributeListOf(label.at(-1))?.value ?? '')
  if (attributes) label = trimmed(label.slice(0, -1), /^\s+/, /\s+$/)
  const [start, end] = [label[0], label.at(-1)]
  if (start?.type === 'text' && start.value.startsWith('[') && end?.type === 'text' && end.value.endsWith(']')) {
    label = trimmed(label, /^\[/, /\]$/)
  }
  // A label is parsed as running text.
  return {label: label as PhrasingContent[], attributes}
}

function trimmed(nodes: readonly RootContent[], before: RegExp, after: RegExp): RootContent[] {
  const last = nodes.length - 1
  return mergeText(
    nodes.map((node, index) => {
      if (node.type !== 'text') return node
      const value = index === 0 ? node.value.replace(before, '') : node.value
      return {...node, value: index === last ? value.replace(after, '') : value}
    })
  )
}

function alertOf(node: Blockquote): Admonition | undefined {
  const [first, ...rest] = node.children
  const lead = first?.type === 'paragraph' ? first.children[0] : undefined
  if (first?.type !== 'paragraph' || lead?.type !== 'text') return undefined
  const [mark, word = ''] = /^\[!([\p{L}]+)\][ \t]*/u.exec(lead.value) ?? []
  const kind = admonitionKinds[word.toLowerCase()]
  if (mark === undefined || !kind) return undefined
  const {line, after} = splitLine([{...lead, value: lead.value.slice(mark.length)}, ...first.children.slice(1)])
  const children: Block[] = after.length > 0 ? [{...first, children: after}, ...rest] : rest
  const place = node.position ? {position: node.position} : {}
  return {type: 'admonition', kind, children: [...captionOf(line), ...children], ...place}
}

/** Split running text behind its first line. */
function splitLine(nodes: readonly PhrasingContent[]): {line: PhrasingContent[]; after: PhrasingContent[]} {
  const index = nodes.findIndex((node) => node.type === 'break' || (node.type === 'text' && node.value.includes('\n')))
  const node = nodes[index]
  if (!node) return {line: withoutEmpty(nodes), after: []}
  if (node.type !== 'text') return {line: withoutEmpty(nodes.slice(0, index)), after: nodes.slice(index + 1)}
  const at = node.value.indexOf('\n')
  const head = {...node, value: node.value.slice(0, at)}
  const tail = {...node, value: node.value.slice(at + 1)}
  return {line: withoutEmpty([...nodes.slice(0, index), head]), after: withoutEmpty([tail, ...nodes.slice(index + 1)])}
}

function withoutEmpty(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.filter((node) => node.type !== 'text' || node.value !== '')
}
