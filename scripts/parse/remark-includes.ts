import type {Root, RootContent} from 'mdast'
import type {Processor} from 'unified'
import type {Node, Position} from 'unist'
import {visit} from 'unist-util-visit'
import {VFile} from 'vfile'
import type {Include} from '../book.ts'
import {rewriteChildren} from './rewrite-children.ts'
import {sourceOf} from './source-of.ts'

declare module 'unist' {
  interface Data {
    /** The place of the line that takes the node in. Gone when `parse` is done. */
    takenInAt?: Position
  }
}

type Includes = ReadonlyMap<string, Include>
type Taking = {includes: Includes; file: VFile; parse: (text: string) => RootContent[]}

/**
 * Put what a chapter takes in where it says so: as text into code, as Markdown or a listing between blocks, as words into
 * a paragraph. It has no place of its own while its tree is made; `remarkIncludedPlaces` gives it that of the line.
 */
export function remarkIncludes(this: Processor): (tree: Root, file: VFile) => void {
  // The processor's own parser gives a root of mdast.
  const parse = (text: string): RootContent[] => (this.parse(new VFile(text)) as Root).children
  return (tree, file) => {
    const {includes} = file.data
    if (!includes) return
    rewriteChildren(tree, (children) => children.flatMap((node) => takeIn(node, {includes, file, parse})))
  }
}

/** Give each node that was taken in the place of the line that says so. */
export function remarkIncludedPlaces(): (tree: Root) => void {
  return (tree) => {
    visit(tree, (node: Node) => {
      if (!node.data?.takenInAt) return
      const {takenInAt, ...data} = node.data
      node.position = takenInAt
      node.data = data
    })
  }
}

function takeIn(node: RootContent, taking: Taking): RootContent[] {
  const {includes, file} = taking
  if (node.type === 'code' || node.type === 'inlineCode') node.value = filled(node.value, includes)
  if (node.type !== 'paragraph' && node.type !== 'html') return [node]
  const source = sourceOf(node, file)
  const lines = source.split('\n').map((line) => line.trim())
  if (lines.some((line) => includes.has(line))) return lines.flatMap((line) => blocksOf(line, node, taking))
  const words = filled(source, includes)
  return words === source ? [node] : placed(taking.parse(words), node.position)
}

/** A line that takes in becomes what it takes in; lines around it stay a paragraph. */
function blocksOf(line: string, node: RootContent, {includes, parse}: Taking): RootContent[] {
  const include = includes.get(line)
  if (!include) return placed(parse(line), node.position)
  const {text, kind, language} = include
  if (kind === 'text') return placed(parse(text), node.position)
  return placed([{type: 'code', lang: language ?? null, value: text.replace(/\n$/, '')}], node.position)
}

function filled(text: string, includes: Includes): string {
  let result = text
  for (const [directive, include] of includes) {
    if (result.includes(directive)) result = result.replaceAll(directive, () => include.text.replace(/\n$/, ''))
  }
  return result
}

function placed(nodes: RootContent[], position: Position | undefined): RootContent[] {
  visit({type: 'root', children: nodes}, (node: Node) => {
    delete node.position
    if (position) node.data = {...node.data, takenInAt: position}
  })
  return nodes
}
