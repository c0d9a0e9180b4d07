import type {Nodes, Text} from 'mdast'
import type {Target} from '../book.ts'
import type {Labels} from '../load/config.ts'
import type {CrossReference} from '../mdast.ts'
import {childrenOf, nodesOf} from './nodes-of.ts'

/** So many numbers in a row are written as a range. */
const leastRun = 3

type Listed = {node: CrossReference; target: Target; number: string; start: string; end: string}

/**
 * Write several references in one pair of brackets as one: 图 2-1、2-3, 图 2-1 至 2-4, 第 1、3 章. Those of one kind share the
 * words around their numbers; what an author worded stays.
 *
 * @param root Its references are resolved.
 */
export function joinReferences(root: Nodes, labels: Labels): void {
  for (const node of nodesOf(root)) {
    const children = childrenOf(node)
    if (!children.some((child) => child.type === 'text' && child.data?.separator)) continue
    for (let index = 0; index < children.length; index++) {
      const list = listAt(children, index)
      if (list.length < 2) continue
      const joint = joined(list, labels)
      children.splice(index, list.length, ...joint)
      index += joint.length - 1
    }
  }
}

/** References and what stands between them, from an index on. */
function listAt(children: readonly Nodes[], index: number): (CrossReference | Text)[] {
  const list: (CrossReference | Text)[] = []
  for (const child of children.slice(index)) {
    const isTurn =
      list.length % 2 === 0 ? child.type === 'crossReference' : child.type === 'text' && child.data?.separator
    if (!isTurn || (child.type !== 'crossReference' && child.type !== 'text')) break
    list.push(child)
  }
  return list.length % 2 === 0 ? list.slice(0, -1) : list
}

function joined(list: readonly (CrossReference | Text)[], labels: Labels): (CrossReference | Text)[] {
  const references = list.flatMap((node) => (node.type === 'crossReference' ? (listed(node, labels) ?? []) : []))
  const [first, last] = [references[0], references.at(-1)]
  const alike = references.every(({start, end}) => start === first?.start && end === first.end)
  if (!first || !last || !alike || references.length * 2 - 1 !== list.length) return [...list]
  for (const one of references)
    word(one, `${one === first ? one.start : ''}${one.number}${one === last ? one.end : ''}`)
  const separators = list.flatMap((node) => (node.type === 'text' ? [node] : []))
  return withRanges(references, separators, labels)
}

/** What stands before and behind the number: 第 … 章. Nothing for what has none, and for what the author worded. */
function listed(node: CrossReference, labels: Labels): Listed | undefined {
  const {target, generated} = node.data ?? {}
  if (!target || !generated || target.number.length === 0) return undefined
  const isChapter = target.kind === 'chapter' && target.number.length === 1
  const name = target.depth === 0 ? target.kind : isChapter ? 'chapterReference' : 'sectionReference'
  const [start = '', end = ''] = (labels[name] ?? '').split('{number}')
  const {reference} = target
  if (!reference.startsWith(start) || !reference.endsWith(end)) return undefined
  return {node, target, number: reference.slice(start.length, reference.length - end.length), start, end}
}

function word({node}: Listed, value: string): void {
  node.children = [{type: 'text', value}]
}

/** Three or more in a row, and what the author wrote as a range, keep their ends. */
function withRanges(
  references: readonly Listed[],
  separators: readonly Text[],
  labels: Labels
): (CrossReference | Text)[] {
  const nodes: (CrossReference | Text)[] = []
  for (let index = 0; index < references.length; index++) {
    const run = runAt(references, index)
    const [first, last] = [run[0], run.at(-1)]
    if (!first || !last) break
    const separator = separators[index - 1]
    if (separator) nodes.push(separator)
    nodes.push(first.node)
    if (run.length < leastRun) continue
    nodes.push(
      {type: 'text', value: labels['referenceRange'] ?? '–', data: {separator: true, generated: true}},
      last.node
    )
    index += run.length - 1
  }
  return nodes
}

function runAt(references: readonly Listed[], index: number): Listed[] {
  const run: Listed[] = []
  for (const one of references.slice(index)) {
    const before = run.at(-1)
    if (before && !follows(before.target, one.target)) break
    run.push(one)
  }
  return run
}

function follows(a: Target, b: Target): boolean {
  const next = [...a.number.slice(0, -1), (a.number.at(-1) ?? 0) + 1]
  return next.join('.') === b.number.join('.')
}
