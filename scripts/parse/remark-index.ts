import {toString} from 'mdast-util-to-string'
import type {Heading, PhrasingContent, Root, RootContent} from 'mdast'
import type {Node} from 'unist'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {reportWarning} from '../diagnostics.ts'
import type {Attributes, IndexMark, Span} from '../mdast.ts'
import {nearest} from '../nearest.ts'
import {rewriteChildren} from './rewrite-children.ts'

const ownKeys = ['entry', 'see', 'see-also', 'reading', 'range']

type Paths = readonly (readonly string[])[]

/**
 * Turn `[文字]{.index}` into marks, and give headings the entries in their `{index="…"}`.
 *
 * Reports `empty-index-entry`, `unknown-index-attribute`, `unknown-index-range` (warnings).
 */
export function remarkIndex(): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    visit(tree, 'heading', (node) => {
      markHeading(node, file)
    })
    rewriteChildren(tree, (children) => children.map((node) => (isMarked(node) ? markOf(node, file) : node)))
  }
}

function markHeading(node: Heading, file: VFile): void {
  const value = node.data?.attributes?.values['index']
  if (value === undefined) return
  const index = pathsOf(value)
  if (index.length === 0) reportEmpty(node, file)
  node.data = {...node.data, index}
}

function isMarked(node: RootContent): node is Span {
  return node.type === 'span' && node.data?.attributes?.classes.includes('index') === true
}

/** A mark that names nothing is what it would be without `.index`: its text. */
function markOf(span: Span, file: VFile): RootContent {
  const {id, classes, values} = span.data?.attributes ?? {classes: [], values: {}}
  const {entry, see = '', 'see-also': seeAlso = '', reading, range, ...others} = values
  const text = toString(span).replace(/\s+/g, ' ').trim()
  const path = entry === undefined ? (text === '' ? [] : [text]) : pathOf(entry)
  const rest = {...(id === undefined ? {} : {id}), classes: classes.filter((name) => name !== 'index'), values: others}
  const children = isPlain(rest) ? span.children : [{...span, data: {attributes: rest}}]
  if (path.length === 0) {
    reportEmpty(span, file)
    return {...span, data: {attributes: rest}}
  }
  reportUnknown(span, Object.keys(others), file)
  return {
    type: 'indexMark',
    path,
    see: pathsOf(see),
    seeAlso: pathsOf(seeAlso),
    ...(reading === undefined ? {} : {reading}),
    ...rangeOf(span, range, file),
    children: children satisfies PhrasingContent[],
    ...(span.position ? {position: span.position} : {})
  }
}

function isPlain({id, classes, values}: Attributes): boolean {
  return id === undefined && classes.length === 0 && Object.keys(values).length === 0
}

function rangeOf(span: Span, range: string | undefined, file: VFile): Pick<IndexMark, 'range'> {
  if (range === 'start' || range === 'end') return {range}
  if (range !== undefined) {
    reportWarning(file, {
      source: 'parse',
      ruleId: 'unknown-index-range',
      reason: `Unexpected range \`${range}\`, expected \`start\` or \`end\``,
      place: span,
      values: {range}
    })
  }
  return {}
}

/** `容器!镜像; 编排`: entries between semicolons, of either width. */
function pathsOf(value: string): Paths {
  return value
    .split(/[;；]/)
    .map(pathOf)
    .filter((path) => path.length > 0)
}

/** `!` divides entry and sub-entry, as LaTeX has it; `!!` is a mark of exclamation. */
function pathOf(value: string): string[] {
  return value
    .split(/(?<!!)!(?!!)/)
    .map((name) => name.replaceAll('!!', '!').replace(/\s+/g, ' ').trim())
    .filter((name) => name !== '')
}

function reportEmpty(node: Node, file: VFile): void {
  reportWarning(file, {
    source: 'parse',
    ruleId: 'empty-index-entry',
    reason: 'Unexpected index mark without a name, expected text in its brackets, or `entry="…"`',
    place: node,
    note: 'The index does not lead here'
  })
}

/** An author's `lang` is for the text. */
function reportUnknown(span: Span, keys: readonly string[], file: VFile): void {
  for (const key of keys.filter((name) => name !== 'lang')) {
    reportWarning(file, {
      source: 'parse',
      ruleId: 'unknown-index-attribute',
      reason: `Unexpected attribute \`${key}\` of an index mark, expected ${ownKeys.map((name) => `\`${name}\``).join(', ')}`,
      place: span,
      expected: nearest(key, ownKeys),
      values: {key}
    })
  }
}
